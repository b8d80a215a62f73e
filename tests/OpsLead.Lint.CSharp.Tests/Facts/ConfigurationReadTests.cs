namespace OpsLead.Lint.CSharp.Tests.Facts;

public sealed class ConfigurationReadTests
{
    private static readonly (string Path, string Text) Options = ("src/Shop/SmtpOptions.cs", """
        using System.ComponentModel.DataAnnotations;
        public class SmtpOptions
        {
            public const string Section = "Smtp";
            [Required] public string Host { get; set; } = null!;
            public int Port { get; set; } = 587;
            public TimeSpan Timeout { get; init; }
            public List<string> Recipients { get; } = [];
            public LimitOptions Limits { get; set; } = new();
            public string Display => Host + Port;
            internal string? Hidden { get; set; }
        }
        public class LimitOptions { public int PerMinute { get; set; } }
        """);

    [TestCase("_ = app.Configuration[\"Smtp:Host\"];", ExpectedResult = "Value Smtp:Host", TestName = "The_indexer_is_a_read")]
    [TestCase("_ = app.Configuration.GetValue<int>(\"Smtp:Port\");", ExpectedResult = "Value Smtp:Port", TestName = "GetValue_is_a_read")]
    [TestCase("_ = app.Configuration.GetValue(\"Smtp:Port\", 25);", ExpectedResult = "Value Smtp:Port = 25", TestName = "A_default_is_read")]
    [TestCase("_ = app.Configuration.GetConnectionString(\"Shop\");", ExpectedResult = "ConnectionString ConnectionStrings:Shop",
        TestName = "A_connection_string_has_its_section")]
    [TestCase("_ = app.Configuration.GetSection(\"Smtp\").GetSection(\"Tls\")[\"Mode\"];", ExpectedResult = "Value Smtp:Tls:Mode", TestName = "Sections_nest")]
    [TestCase("_ = app.Configuration.GetSection(\"Smtp:Host\").Value;", ExpectedResult = "Value Smtp:Host", TestName = "A_sections_value_is_a_read")]
    [TestCase("_ = app.Configuration[\"Smtp:Host\"] ?? \"localhost\";", ExpectedResult = "Value Smtp:Host = localhost", TestName = "A_fallback_is_a_default")]
    [TestCase("_ = app.Configuration[\"Smtp:Host\"] ?? throw new InvalidOperationException();", ExpectedResult = "Value Smtp:Host !",
        TestName = "A_throw_makes_it_required")]
    [TestCase("string host = app.Configuration[\"Smtp:Host\"]!;", ExpectedResult = "Value Smtp:Host !", TestName = "Forgiveness_makes_it_required")]
    [TestCase("var host = app.Configuration[\"Smtp:Host\"]; if (string.IsNullOrEmpty(host)) { throw new InvalidOperationException(); }",
        ExpectedResult = "Value Smtp:Host !", TestName = "A_guard_makes_it_required")]
    [TestCase("var host = app.Configuration[\"Smtp:Host\"]; ArgumentException.ThrowIfNullOrEmpty(host);", ExpectedResult = "Value Smtp:Host !",
        TestName = "A_frameworks_guard_makes_it_required")]
    [TestCase("_ = int.Parse(app.Configuration[\"Port\"]);", ExpectedResult = "Value Port !", TestName = "Parsing_makes_it_required")]
    [TestCase("_ = app.Configuration.GetRequiredSection(\"Smtp\").GetChildren();", ExpectedResult = "Section Smtp", TestName = "Children_read_the_section")]
    [TestCase("_ = Environment.GetEnvironmentVariable(\"SHOP_REGION\") ?? \"eu\";", ExpectedResult = "EnvironmentVariable SHOP_REGION = eu",
        TestName = "A_variable_is_read_by_its_name")]
    [TestCase("_ = app.Configuration[\"Host\"] ?? app.Environment.ApplicationName;", ExpectedResult = "Value Host = ?",
        TestName = "A_computed_default_is_unknown")]
    [TestCase("const string Root = \"Smtp\"; _ = app.Configuration[Root + \":\" + nameof(Root)];", ExpectedResult = "Value Smtp:Root",
        TestName = "Constants_and_nameof_are_followed")]
    [TestCase("_ = app.Configuration[$\"{Keys.Smtp}:Host\"];", ExpectedResult = "Value Smtp:Host", TestName = "An_interpolation_of_a_static_field_is_followed")]
    [TestCase("var smtp = app.Configuration.GetSection(Keys.Smtp); _ = smtp[\"Host\"];", ExpectedResult = "Value Smtp:Host",
        TestName = "A_variable_is_followed")]
    [TestCase("_ = app.Configuration[ConfigurationPath.Combine(\"Smtp\", \"Host\")];", ExpectedResult = "Value Smtp:Host",
        TestName = "Combined_paths_are_followed")]
    [TestCase("app.Configuration[\"Smtp:Host\"] = \"x\";", ExpectedResult = "", TestName = "What_is_set_is_not_read")]
    public string Read(string statements) => Show(TestWorkspace.ReadShop(statements, Keys));

    [Test]
    public void A_wrapper_reads_what_its_callers_ask_for() => Assert.That(
        Show(TestWorkspace.ReadShop("""
            _ = Need(app.Configuration, "Shop:Region");
            _ = app.Configuration.GetSection("Smtp").Need("Host");
            static string Need(IConfiguration configuration, string key) => configuration[key] ?? throw new InvalidOperationException(key);
            """, Keys)),
        Is.EqualTo("Value Shop:Region !; Value Smtp:Host !"));

    [Test]
    public void The_place_of_a_wrapped_key_is_the_callers()
    {
        var read = TestWorkspace.ReadShop("""_ = app.Configuration.Need("Shop:Region");""", Keys).ConfigurationReads.Single();
        Assert.That(read.Document.Path, Is.EqualTo("src/Shop/Program.cs"));
        Assert.That(read.Document.GetText().ToString(read.Key.Span), Is.EqualTo("Shop:Region"));
    }

    [Test]
    public void An_injected_configuration_is_the_whole_one() => Assert.That(
        Show(TestWorkspace.ReadShop("", ("src/Shop/Mailer.cs", """
            public class Mailer
            {
                private readonly IConfiguration configuration;
                public Mailer(IConfiguration configuration) { this.configuration = configuration; }
                public string? Host => configuration["Smtp:Host"];
            }
            """))),
        Is.EqualTo("Value Smtp:Host"));

    [TestCase("builder.Services.Configure<SmtpOptions>(builder.Configuration.GetSection(SmtpOptions.Section));", TestName = "Configure_binds")]
    [TestCase("builder.Services.AddOptions<SmtpOptions>().Bind(builder.Configuration.GetSection(\"Smtp\"));", TestName = "Options_bind")]
    [TestCase("builder.Services.AddOptions<SmtpOptions>().BindConfiguration(\"Smtp\");", TestName = "Options_bind_by_path")]
    [TestCase("_ = builder.Configuration.GetSection(\"Smtp\").Get<SmtpOptions>();", TestName = "Get_binds")]
    [TestCase("var options = new SmtpOptions(); builder.Configuration.GetSection(\"Smtp\").Bind(options);", TestName = "An_instance_is_bound")]
    [TestCase("var options = new SmtpOptions(); builder.Configuration.Bind(\"Smtp\", options);", TestName = "An_instance_is_bound_by_key")]
    public void Bound(string statements) => Assert.That(
        ShowSorted(TestWorkspace.ReadShop(statements, Options)),
        Is.EqualTo(
            "BoundCollection Smtp:Recipients; BoundProperty Smtp:Host; BoundProperty Smtp:Limits:PerMinute; BoundProperty Smtp:Port = 587; "
            + "BoundProperty Smtp:Timeout; BoundSection Smtp"));

    [Test]
    public void A_list_is_bound_as_such() => Assert.That(
        Show(TestWorkspace.ReadShop("_ = builder.Configuration.GetSection(\"Shops\").Get<string[]>(); _ = builder.Configuration.GetSection(\"Port\").Get<int>();")),
        Is.EqualTo("BoundCollection Shops; Value Port"));

    [Test]
    public void Settings_files_supply_values()
    {
        var project = TestWorkspace.ReadShop(
            "",
            ("src/Shop/appsettings.json", """{ "Smtp": { "Host": "mail", "Port": 25, "User": null }, "Shops": [ "a", { "Name": "b" } ] }"""),
            ("src/Shop/appsettings.Development.json", """{ "Smtp": { "Host": "localhost" } }"""),
            ("src/Other/appsettings.json", """{ "Other": 1 }"""));
        Assert.That(
            project.Settings.Select(static setting => $"{setting.EnvironmentName} {setting.Key.Value}={setting.Value}"),
            Is.EqualTo(["Development Smtp:Host=localhost", " Smtp:Host=mail", " Smtp:Port=25", " Smtp:User=Absent", " Shops:0=a", " Shops:1:Name=b"]));
        Assert.That(project.Settings[0].Document.GetText().ToString(project.Settings[0].Key.Span), Is.EqualTo("Host"));
    }

    [Test]
    public void A_program_with_a_part_missing_is_still_read()
    {
        const string Program = """
            const string Section = "Smtp";
            builder.Services.AddOptions<SmtpOptions>().Bind(builder.Configuration.GetSection(Section)).ValidateDataAnnotations();
            var host = app.Configuration[$"{Section}:Host"] ?? throw new InvalidOperationException(nameof(Section));
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
            builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(8081));
            using var meter = new System.Diagnostics.Metrics.Meter("Shop");
            var placed = meter.CreateCounter<long>("orders.placed", "{order}");
            static string Need(IConfiguration configuration, string key) => configuration[key] ?? "none";
            app.MapGroup("/api").MapGet("/orders", () => Need(app.Configuration, "Region"));
            switch (app.Environment.EnvironmentName) { case "Stage": break; }
            """;
        for (var start = 0; start < Program.Length - 12; start += 23)
        {
            var project = TestWorkspace.ReadShop(Program.Remove(start, 12), Options);
            Assert.That(project.Kind, Is.EqualTo(DotNetProjectKind.Web), $"without the characters at {start}");
        }
    }

    [Test]
    public void A_required_property_is_required_where_it_is_validated()
    {
        var project = TestWorkspace.ReadShop("""builder.Services.AddOptions<SmtpOptions>().BindConfiguration("Smtp").ValidateDataAnnotations();""",
            Options);
        Assert.That(project.ConfigurationReads.Single(static read => read.IsRequired).Key.Value, Is.EqualTo("Smtp:Host"));
    }

    [TestCase("_ = app.Configuration[args[0]];", TestName = "A_computed_key_is_unknown")]
    [TestCase("_ = app.Configuration[DateTime.Now.ToString() + \":Host\"];", TestName = "A_key_with_a_computed_part_is_unknown")]
    [TestCase("var section = \"A\"; section = args[0]; _ = app.Configuration.GetSection(section)[\"Host\"];", TestName = "A_variable_that_changes_is_unknown")]
    [TestCase("foreach (var child in app.Configuration.GetSection(\"Shops\").GetChildren()) { _ = child[\"Host\"]; }",
        TestName = "A_loop_over_sections_is_unknown")]
    [TestCase("builder.Services.AddCompanyMail(builder.Configuration);", TestName = "A_package_that_is_given_the_configuration_is_unknown")]
    [TestCase("_ = app.Configuration.AsEnumerable();", TestName = "An_enumeration_of_everything_is_unknown")]
    public void Unknown(string statements) => Assert.That(TestWorkspace.ReadShop(statements).HasUnknownConfigurationReads, Is.True);

    [Test]
    public void Plain_reads_leave_nothing_unknown() =>
        Assert.That(TestWorkspace.ReadShop("_ = app.Configuration[\"A\"];").HasUnknownConfigurationReads, Is.False);

    [Test]
    public void What_is_read_in_development_says_so() => Assert.That(
        TestWorkspace.ReadShop("if (app.Environment.IsDevelopment()) { _ = app.Configuration[\"A\"]; }").ConfigurationReads.Single().IsDevelopmentOnly,
            Is.True);

    [Test]
    public void The_shop_reads_its_queue() => Assert.That(
        TestWorkspace.ReadFacts(TestWorkspace.ReadSample("shop")).Select(static project => $"{project.AssemblyName.Value}: {Show(project)}"),
        Is.EqualTo(
        [
            "Shop.Catalog: ",
            "Shop.Fulfilment: ConnectionString ConnectionStrings:OrderQueue !",
            "Shop.Messaging: ",
            "Shop.Orders: ConnectionString ConnectionStrings:OrderQueue = Host=orders-queue.shop.example.com;Port=6380;Tls=true;Password=not-a-real-passw0rd",
            "Shop.Tests: ",
        ]));

    private static readonly (string Path, string Text) Keys = ("src/Shop/Keys.cs", """
        static class Keys
        {
            public static readonly string Smtp = "Smtp";
            public static string Need(this IConfiguration configuration, string key) => configuration[key] ?? throw new InvalidOperationException(key);
        }
        """);

    private static string ShowSorted(DotNetProject project) =>
        string.Join("; ", project.ConfigurationReads.Where(static read => read.Key.IsKnown).Select(Show).Order(StringComparer.Ordinal));

    private static string Show(DotNetProject project) => string.Join("; ", project.ConfigurationReads.Where(static read => read.Key.IsKnown).Select(Show));

    private static string Show(ConfigurationRead read) =>
        $"{read.Access} {read.Key.Value}{(read.Default.IsKnown ? " = " + read.Default.Value : read.Default.IsUnknown ? " = ?" : "")}"
        + (read.IsRequired ? " !" : "");
}

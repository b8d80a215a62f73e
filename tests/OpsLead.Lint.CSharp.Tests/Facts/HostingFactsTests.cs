namespace OpsLead.Lint.CSharp.Tests.Facts;

public sealed class HostingFactsTests
{
    [TestCase("TimeSpan.FromSeconds(25)", 25_000)]
    [TestCase("new TimeSpan(0, 1, 30)", 90_000)]
    [TestCase("TimeSpan.Zero", 0)]
    [TestCase("Timeout.InfiniteTimeSpan", -1)]
    public void A_shutdown_timeout_is_read(string value, int milliseconds)
    {
        var timeout = ReadTimeout($"builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = {value});");
        Assert.That(timeout.Value.TotalMilliseconds, Is.EqualTo(milliseconds));
        Assert.That(TestWorkspace.GetText(timeout), Is.EqualTo(value));
    }

    [Test]
    public void A_shutdown_timeout_of_the_web_host_is_read() =>
        Assert.That(ReadTimeout("builder.WebHost.UseShutdownTimeout(TimeSpan.FromMinutes(1));").Value, Is.EqualTo(TimeSpan.FromMinutes(1)));

    [Test]
    public void A_shutdown_timeout_in_a_field_is_followed() => Assert.That(
        TestWorkspace.ReadShop(
            "builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Limits.Drain);",
            ("src/Shop/Limits.cs", "static class Limits { public static readonly TimeSpan Drain = TimeSpan.FromSeconds(10); }")).ShutdownTimeout.Value,
        Is.EqualTo(TimeSpan.FromSeconds(10)));

    [TestCase("TimeSpan.FromSeconds(args.Length)", TestName = "A_computed_timeout_is_unknown")]
    [TestCase("builder.Configuration.GetValue<TimeSpan>(\"Drain\")", TestName = "A_configured_timeout_is_unknown")]
    public void Unknown(string value) =>
        Assert.That(ReadTimeout($"builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = {value});").IsUnknown, Is.True);

    [Test]
    public void A_timeout_set_twice_is_unknown() => Assert.That(ReadTimeout("""
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromMinutes(1));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
        """).IsUnknown, Is.True);

    [Test]
    public void A_timeout_of_the_host_is_absent() => Assert.That(ReadTimeout("").IsAbsent, Is.True);

    [Test]
    public void A_timeout_in_development_is_absent() => Assert.That(
        ReadTimeout("if (app.Environment.IsDevelopment()) { builder.WebHost.UseShutdownTimeout(TimeSpan.Zero); }").IsAbsent, Is.True);

    [Test]
    public void Hosted_services_are_listed() => Assert.That(
        TestWorkspace.ReadShop(
            "builder.Services.AddHostedService<Shop.Sweeper>(); builder.Services.AddHostedService(services => new Shop.Sweeper()); "
            + "builder.Services.AddSingleton<IHostedService, Shop.Sweeper>(); builder.Services.AddHostedService(services => Make(services)); "
            + "static IHostedService Make(IServiceProvider services) => new Shop.Sweeper();",
            ("src/Shop/Sweeper.cs", """
                namespace Shop;
                class Sweeper : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
                """)).HostedServices.Select(static service => service.TypeName.ToString()),
        Is.EqualTo(["Shop.Sweeper", "Shop.Sweeper", "Shop.Sweeper", "Unknown"]));

    [Test]
    public void Environments_are_listed() => Assert.That(
        TestWorkspace.ReadShop("""
            const string Acceptance = "Acceptance";
            if (app.Environment.IsDevelopment() || app.Environment.IsEnvironment(Acceptance)) { }
            if (app.Environment.EnvironmentName == "QA" || app.Environment.EnvironmentName is "Load" or "Demo") { }
            if (Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") == "Lab" || app.Environment.IsEnvironment(args[0])) { }
            switch (app.Environment.EnvironmentName) { case "Stage": break; }
            """).EnvironmentNames.Select(static name => name.Fact.ToString()),
        Is.EqualTo(["Development", "Acceptance", "QA", "Load", "Demo", "Lab", "Unknown", "Stage"]));

    [Test]
    public void Migrations_are_listed() => Assert.That(
        TestWorkspace.ReadShop("""
            using var scope = app.Services.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<ShopContext>();
            database.Database.Migrate();
            if (app.Environment.IsDevelopment()) { database.Database.EnsureCreated(); }
            """, ("src/Shop/ShopContext.cs", "class ShopContext : Microsoft.EntityFrameworkCore.DbContext { }"))
            .Migrations.Select(static call => $"{call.Method} {call.IsDevelopmentOnly}"),
        Is.EqualTo(["Migrate False", "EnsureCreated True"]));

    [Test]
    public void Somebody_elses_Migrate_is_no_migration() => Assert.That(
        TestWorkspace.ReadShop("new Bird().Migrate();", ("src/Shop/Bird.cs", "class Bird { public void Migrate() { } }")).Migrations, Is.Empty);

    [Test]
    public void The_shop_is_read_as_it_is_written() => Assert.That(
        TestWorkspace.ReadFacts(TestWorkspace.ReadSample("shop")).Where(static project => project.IsCodeRead).Select(static project =>
            $"{project.AssemblyName.Value} {project.ShutdownTimeout.Fact} "
            + string.Join(' ', project.HostedServices.Select(static service => service.TypeName))),
        Is.EqualTo(["Shop.Catalog 00:00:25 ", "Shop.Fulfilment 00:00:25 Shop.Fulfilment.FulfilmentWorker", "Shop.Orders 00:00:25 ", "Shop.Tests Absent "]));

    private static DocumentFact<TimeSpan> ReadTimeout(string statements) => TestWorkspace.ReadShop(statements).ShutdownTimeout;
}

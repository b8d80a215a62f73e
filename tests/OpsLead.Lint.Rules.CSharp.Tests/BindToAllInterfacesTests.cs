namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class BindToAllInterfacesTests
{
    [Test]
    public void The_host_of_a_url_is_reported() => Verify(
        """builder.WebHost.UseUrls("http://[|localhost|]:5000");""",
        "Only this machine reaches a host bound to 'localhost'. Bind it to all interfaces, or leave the address to the environment.");

    [Test]
    public void Each_loopback_url_of_a_list_is_reported() => Verify("""builder.WebHost.UseUrls("http://[|localhost|]:5000;https://[|127.0.0.1|]:5001");""");

    [Test]
    public void A_url_that_is_added_is_reported() => Verify("""app.Urls.Add("http://[[|::1|]]:5000");""");

    [Test]
    public void A_url_to_run_on_is_reported() => Verify("""app.Run("http://[|localhost|]:5000");""");

    [Test]
    public void The_setting_of_the_urls_is_reported() => Verify("""builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "http://[|localhost|]:5000");""");

    [Test]
    public void A_listener_on_localhost_is_reported() => Verify("builder.WebHost.ConfigureKestrel(options => options.[|ListenLocalhost|](5000));");

    [Test]
    public void A_listener_on_a_loopback_address_is_reported() => Verify(
        """builder.WebHost.ConfigureKestrel(o => { o.Listen([|IPAddress.Loopback|], 1); o.Listen(IPAddress.Parse([|"127.0.0.1"|]), 2); });""");

    [Test]
    public void The_branch_outside_development_is_reported() => Verify(
        """if (app.Environment.IsDevelopment()) { app.Urls.Add("http://localhost:1"); } else { app.Urls.Add("http://[|localhost|]:5000"); }""");

    [TestCase("builder.WebHost.UseUrls(\"http://*:5000\");", TestName = "A_wildcard_is_silent")]
    [TestCase("builder.WebHost.UseUrls(\"http://localhost:5000\", \"http://0.0.0.0:8080\");", TestName = "A_second_listener_for_all_is_silent")]
    [TestCase("builder.WebHost.UseUrls(builder.Configuration[\"urls\"] ?? \"http://localhost:5000\");", TestName = "A_default_for_the_configuration_is_silent")]
    [TestCase("if (app.Environment.IsDevelopment()) { app.Urls.Add(\"http://localhost:5000\"); }", TestName = "Development_is_silent")]
    [TestCase("app.Urls.Add(\"http://127.0.0.1:0\");", TestName = "A_port_the_system_chooses_is_silent")]
    [TestCase("builder.WebHost.ConfigureKestrel(o => { o.ListenLocalhost(5000); o.ListenAnyIP(8080); });", TestName = "An_admin_port_is_silent")]
    [TestCase("builder.WebHost.ConfigureKestrel(o => { o.ListenLocalhost(5000); o.ListenUnixSocket(\"/run/app.sock\"); });",
        TestName = "A_socket_beside_it_is_silent")]
    [TestCase("new Robot().Listen(\"localhost\"); new Robot().UseUrls(\"http://localhost:5000\");", TestName = "Somebody_elses_method_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void A_debug_build_is_silent() => RuleVerifier.Verify<BindToAllInterfaces>(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        #if DEBUG
        app.Urls.Add("http://localhost:5000");
        #endif
        app.Run();
        """,
        new RuleVerifier.Options { PreprocessorSymbols = ["DEBUG"] });

    [Test]
    public void A_library_is_silent() => RuleVerifier.Verify<BindToAllInterfaces>(
        """static class Hosting { static void Use(IWebHostBuilder builder) => builder.UseUrls("http://localhost:5000"); }""");

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<BindToAllInterfaces>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        class Robot { public void Listen(string host) { } public void UseUrls(string url) { } }
        """,
        new RuleVerifier.Options { Messages = messages });
}

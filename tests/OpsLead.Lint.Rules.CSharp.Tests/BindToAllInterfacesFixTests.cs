using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class BindToAllInterfacesFixTests
{
    [TestCase("app.Urls.Add(\"http://localhost:5000\");", "app.Urls.Add(\"http://*:5000\");", TestName = "The_host_of_a_url_becomes_a_wildcard")]
    [TestCase("app.Urls.Add(\"http://[::1]:5000\");", "app.Urls.Add(\"http://*:5000\");", TestName = "Brackets_go_with_their_address")]
    [TestCase(
        "builder.WebHost.UseUrls(\"http://localhost:5000;https://127.0.0.1:5001\");",
        "builder.WebHost.UseUrls(\"http://*:5000;https://*:5001\");",
        TestName = "Each_url_of_a_list_is_fixed")]
    [TestCase("builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(5000));", "builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5000));",
        TestName = "ListenLocalhost_becomes_ListenAnyIP")]
    [TestCase(
        "builder.WebHost.ConfigureKestrel(o => { o.Listen(System.Net.IPAddress.Loopback, 1); o.Listen(System.Net.IPAddress.Parse(\"127.0.0.1\"), 2); });",
        "builder.WebHost.ConfigureKestrel(o => { o.Listen(System.Net.IPAddress.Any, 1); o.Listen(System.Net.IPAddress.Parse(\"0.0.0.0\"), 2); });",
        TestName = "Loopback_addresses_become_their_wildcards")]
    public void Fix(string statement, string expected) =>
        FixVerifier<BindToAllInterfaces, BindToAllInterfacesFix>.Verify(Program(statement), Program(expected));

    private static string Program(string statement) =>
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statement}}
        """;
}

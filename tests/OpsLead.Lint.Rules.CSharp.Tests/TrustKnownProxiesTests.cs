namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class TrustKnownProxiesTests
{
    [Test]
    public void Cleared_networks_are_reported() => Verify(
        "options.KnownIPNetworks.[|Clear|]();",
        "'KnownIPNetworks.Clear' makes the program believe anybody's X-Forwarded headers. Name the proxies' networks in its place.");

    [Test]
    public void Proxies_that_are_cleared_too_are_no_better() => Verify(
        "options.KnownIPNetworks.[|Clear|](); options.KnownProxies.Clear();");

    [Test]
    public void Setting_the_headers_too_is_no_better() => Verify(
        "options.ForwardLimit = 1; options.KnownIPNetworks.[|Clear|]();");

    [TestCase("options.KnownIPNetworks.Clear(); options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(\"10.0.0.0/8\"));",
        TestName = "Networks_of_ones_own_are_silent")]
    [TestCase("options.KnownIPNetworks.Clear(); options.KnownProxies.Add(IPAddress.Parse(\"10.0.0.1\"));", TestName = "Proxies_of_ones_own_are_silent")]
    [TestCase("options.ForwardLimit = 2;", TestName = "The_defaults_are_silent")]
    [TestCase("new List<int>().Clear();", TestName = "Another_list_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<TrustKnownProxies>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "class Setup { void Run(ForwardedHeadersOptions options) { " + statements + " } }";
}

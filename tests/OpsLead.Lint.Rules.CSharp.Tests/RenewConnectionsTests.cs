using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class RenewConnectionsTests
{
    [Test]
    public void A_static_client_is_reported() => Verify(
        "private static readonly HttpClient Client = [|new HttpClient()|];",
        "'Client' keeps its connections for ever, and so never sees that the name of its server leads elsewhere. "
            + "Give its handler a PooledConnectionLifetime.");

    [Test]
    public void A_static_property_is_reported() => Verify("private static HttpClient Client { get; } = [|new() { Timeout = TimeSpan.FromSeconds(1) }|];");

    [Test]
    public void A_handler_without_a_lifetime_is_reported() => Verify("private static HttpClient client = [|new(new HttpClientHandler())|];");

    [TestCase("private static HttpClient c = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) });",
        TestName = "A_lifetime_is_silent")]
    [TestCase("private static HttpClient c = new(Handler); private static HttpMessageHandler Handler => null!;",
        TestName = "A_handler_from_elsewhere_is_silent")]
    [TestCase("private readonly HttpClient c = new();", TestName = "A_client_of_an_object_is_silent")]
    public void Silent(string member) => Verify(member);

    [Test]
    public void Without_a_host_nothing_is_said() => RuleVerifier.Verify<RenewConnections>(
        "class Prices { static HttpClient c = new(); }", new RuleVerifier.Options { HasReferences = false, AllowsErrors = true });

    [TestCase("static HttpClient A = new HttpClient { Timeout = TimeSpan.FromSeconds(1) }; static HttpClient B = new();",
        "static HttpClient A = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) "
            + "{ Timeout = TimeSpan.FromSeconds(1) }; "
            + "static HttpClient B = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });",
        TestName = "Two_clients_get_handlers_at_once")]
    [TestCase("static HttpClient A = new(new SocketsHttpHandler { UseCookies = false });",
        "static HttpClient A = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false });",
        TestName = "A_handler_gets_the_setting")]
    public void Fix(string member, string expected) => FixVerifier<RenewConnections, RenewConnectionsFix>.Verify(Program(member), Program(expected));

    [Test]
    public void Another_handler_is_left_alone() => FixVerifier<RenewConnections, RenewConnectionsFix>.VerifyNone(
        Program("static HttpClient A = new(new HttpClientHandler());"));

    private static void Verify(string member, params string[] messages) => RuleVerifier.Verify<RenewConnections>(
        Program(member), new RuleVerifier.Options { Messages = messages });

    private static string Program(string member) => $"class Prices {{ {member} }}";
}

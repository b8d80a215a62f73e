namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ReuseClientsInHealthChecksTests
{
    [Test]
    public void A_client_for_each_probe_is_reported() => Verify(
        "using var client = new [|HttpClient|]();",
            "Each probe makes a 'HttpClient', with connections of its own. Inject one that lives as long as the program.");

    [Test]
    public void A_client_without_its_type_is_reported() => Verify("using HttpClient client = [|new|]();");

    [Test]
    public void A_client_of_a_package_that_cannot_be_seen_is_reported() => VerifyUnbound("var client = new [|MongoClient|](\"mongodb://db\");");

    [Test]
    public void A_connection_that_cannot_be_seen_is_reported() => VerifyUnbound("var redis = ConnectionMultiplexer.[|Connect|](\"redis\");");

    [TestCase("using var client = clients.CreateClient();", TestName = "A_factory_is_silent")]
    [TestCase("using var stream = new MemoryStream();", TestName = "Any_other_object_is_silent")]
    public void Silent(string statement) => Verify(statement);

    [Test]
    public void A_pooled_connection_is_silent() => VerifyUnbound("await using var connection = new NpgsqlConnection(\"Host=db\"); connection.Connect();");

    [Test]
    public void A_client_that_the_constructor_makes_is_silent() => RuleVerifier.Verify<ReuseClientsInHealthChecks>(
        """
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        class Check : IHealthCheck
        {
            private readonly HttpClient client = new();
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw new Exception();
        }
        """);

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<ReuseClientsInHealthChecks>(
        Program(statement), new RuleVerifier.Options { Messages = messages });

    private static void VerifyUnbound(string statement) => RuleVerifier.Verify<ReuseClientsInHealthChecks>(
        Program(statement), new RuleVerifier.Options { AllowsErrors = true });

    private static string Program(string statement) =>
        $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        class Check(IHttpClientFactory clients) : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                {{statement}}
                clients.CreateClient();
                await Task.Yield();
                return default;
            }
        }
        """;
}

using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class AddHttpResilienceTests
{
    [Test]
    public void A_named_client_is_reported() => Verify(
        "services.[|AddHttpClient|](\"catalog\");",
        "The client 'catalog' neither retries nor gives up early. Add a resilience handler with a time limit, limited retries and a circuit breaker.");

    [Test]
    public void A_typed_client_is_reported() => Verify("services.[|AddHttpClient|]<Catalog>().SetHandlerLifetime(TimeSpan.FromMinutes(1));");

    [Test]
    public void The_default_client_is_reported() => Verify("services.[|AddHttpClient|]();");

    [TestCase("services.AddHttpClient(\"catalog\").AddStandardResilienceHandler();", TestName = "A_standard_handler_is_silent")]
    [TestCase("services.AddHttpClient(\"catalog\").AddPolicyHandler(null);", TestName = "A_policy_is_silent")]
    [TestCase("services.AddHttpClient(\"catalog\"); services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());",
        TestName = "Defaults_are_silent")]
    [TestCase("services.AddHttpClient(\"catalog\").AddHttpMessageHandler(() => null!);", TestName = "A_handler_of_ones_own_is_silent")]
    [TestCase("var client = services.AddHttpClient(\"catalog\"); client.AddStandardResilienceHandler();", TestName = "A_builder_in_a_variable_is_silent")]
    [TestCase("services.AddHttpClient(\"catalog\"); services.AddPlatform();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => RuleVerifier.Verify<AddHttpResilience>(Program(statements), new RuleVerifier.Options { AllowsErrors = true });

    [Test]
    public void Fix() => FixVerifier<AddHttpResilience, AddHttpResilienceFix>.VerifyUnbound(
        Program("builder.Services.AddHttpClient(\"a\").SetHandlerLifetime(TimeSpan.FromMinutes(1));"),
        Program("builder.Services.AddHttpClient(\"a\").SetHandlerLifetime(TimeSpan.FromMinutes(1)).AddStandardResilienceHandler();"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<AddHttpResilience>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        $"var services = WebApplication.CreateBuilder(args).Services; {statements} class Catalog(HttpClient client) {{ public object Client => client; }}";
}

using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class AllowAnonymousProbesTests
{
    private const string Fallback =
        "builder.Services.AddAuthorization(o => o.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().Build());";

    [Test]
    public void An_endpoint_under_a_fallback_policy_is_reported() => Verify(
        Fallback,
        "app.[|MapHealthChecks|](\"/healthz\");",
        "'/healthz' asks probes for credentials that they do not have. Add AllowAnonymous, or they fail, or follow a redirect to a page that says 200.");

    [Test]
    public void The_builder_of_a_fallback_policy_is_seen() => Verify(
        "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(null!);", "app.[|MapHealthChecks|](\"/healthz\").ShortCircuit();");

    [Test]
    public void The_only_endpoint_is_reported_when_it_requires_authorization() => Verify(
        "", "app.[|MapHealthChecks|](\"/healthz\").RequireAuthorization(\"ops\");");

    [Test]
    public void An_endpoint_in_a_group_that_requires_authorization_is_reported() => Verify(
        "", "var ops = app.MapGroup(\"/ops\").RequireAuthorization(); ops.[|MapHealthChecks|](\"/healthz\");");

    [TestCase("", "app.MapHealthChecks(\"/healthz\");", TestName = "An_open_program_is_silent")]
    [TestCase(Fallback, "app.MapHealthChecks(\"/healthz\").AllowAnonymous();", TestName = "An_open_endpoint_is_silent")]
    [TestCase(Fallback, "app.MapHealthChecks(\"/details\"); app.MapHealthChecks(\"/healthz\").AllowAnonymous();",
        TestName = "A_second_endpoint_that_is_open_is_silent")]
    [TestCase("", "app.MapHealthChecks(\"/details\").RequireAuthorization(); app.MapHealthChecks(\"/healthz\");",
        TestName = "Details_behind_authorization_are_silent")]
    [TestCase(Fallback, "app.UseHealthChecks(\"/healthz\");", TestName = "The_middleware_is_silent")]
    [TestCase(Fallback, "var health = app.MapHealthChecks(\"/healthz\"); health.AllowAnonymous();", TestName = "Conventions_in_a_variable_are_silent")]
    [TestCase("builder.Services.AddAuthorization(o => o.FallbackPolicy = null);", "app.MapHealthChecks(\"/healthz\");",
        TestName = "A_fallback_policy_that_is_taken_away_is_silent")]
    public void Silent(string services, string statements) => Verify(services, statements);

    [TestCase("app.MapHealthChecks(\"/healthz\").ShortCircuit();", "app.MapHealthChecks(\"/healthz\").ShortCircuit().AllowAnonymous();",
        TestName = "AllowAnonymous_is_added_at_the_end")]
    [TestCase("app.MapHealthChecks(\"/healthz\").RequireAuthorization();", "app.MapHealthChecks(\"/healthz\").AllowAnonymous();",
        TestName = "AllowAnonymous_takes_the_place_of_RequireAuthorization")]
    public void Fix(string statements, string expected) => FixVerifier<AllowAnonymousProbes, AllowAnonymousProbesFix>.Verify(
        Program(Fallback, statements), Program(Fallback, expected));

    private static void Verify(string services, string statements, params string[] messages) => RuleVerifier.Verify<AllowAnonymousProbes>(
        Program(services, statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string services, string statements) =>
        $"var builder = WebApplication.CreateBuilder(args); {services} var app = builder.Build(); {statements}";
}

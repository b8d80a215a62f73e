using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepLivenessIndependentTests
{
    private const string Database = ".AddCheck(\"database\", () => default)";

    [Test]
    public void A_liveness_endpoint_that_runs_all_checks_is_reported() => Verify(
        Database,
        "app.MapHealthChecks([|\"/health/live\"|]);",
        "The liveness endpoint '/health/live' runs the checks of dependencies. Map it with a Predicate that runs none of them, "
            + "or an outage of one restarts every instance.");

    [Test]
    public void Options_without_a_predicate_are_reported() => Verify(
        Database, "app.MapHealthChecks([|\"/livez\"|], new() { AllowCachingResponses = false });");

    [Test]
    public void The_middleware_is_reported() => Verify(Database, "app.UseHealthChecks([|\"/alive\"|]);");

    [Test]
    public void A_check_of_a_package_that_cannot_be_seen_is_a_dependency() => RuleVerifier.Verify<KeepLivenessIndependent>(
        Program(".AddNpgSql(\"Host=db\")", "app.MapHealthChecks([|\"/livez\"|]);"), new RuleVerifier.Options { AllowsErrors = true });

    [TestCase("", "app.MapHealthChecks(\"/livez\");", TestName = "A_program_without_checks_is_silent")]
    [TestCase(".AddCheck(\"self\", () => default)", "app.MapHealthChecks(\"/livez\");", TestName = "A_check_of_the_process_itself_is_silent")]
    [TestCase(".AddCheck(\"threads\", () => default, tags: [\"live\"])", "app.MapHealthChecks(\"/livez\");", TestName = "A_check_for_liveness_is_silent")]
    [TestCase(Database, "app.MapHealthChecks(\"/livez\", new() { Predicate = check => check.Tags.Contains(\"live\") });",
        TestName = "A_predicate_is_silent")]
    [TestCase(Database, "app.MapHealthChecks(\"/health/ready\");", TestName = "Readiness_is_silent")]
    [TestCase(Database, "var options = new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions(); app.MapHealthChecks(\"/livez\", options);",
        TestName = "Options_from_elsewhere_are_silent")]
    public void Silent(string checks, string statements) => Verify(checks, statements);

    [TestCase("app.MapHealthChecks(\"/livez\", new() { AllowCachingResponses = false });",
        "app.MapHealthChecks(\"/livez\", new() { Predicate = _ => false, AllowCachingResponses = false });", TestName = "Settings_get_a_predicate")]
    [TestCase("app.MapHealthChecks(\"/livez\"); app.MapHealthChecks(\"/alive\", new());",
        "app.MapHealthChecks(\"/livez\", new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { Predicate = _ => false }); "
            + "app.MapHealthChecks(\"/alive\", new() { Predicate = _ => false });",
        TestName = "Two_endpoints_are_fixed_at_once")]
    public void Fix(string statements, string expected) => FixVerifier<KeepLivenessIndependent, KeepLivenessIndependentFix>.Verify(
        Program(Database, statements), Program(Database, expected));

    private static void Verify(string checks, string statements, params string[] messages) => RuleVerifier.Verify<KeepLivenessIndependent>(
        Program(checks, statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string checks, string statements) =>
        $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddHealthChecks(){checks}; var app = builder.Build(); {statements}";
}

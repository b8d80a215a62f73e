namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class CreateInstrumentsOnceTests
{
    [Test]
    public void An_instrument_of_an_endpoint_is_reported() => Verify(
        "app.MapGet(\"/\", (System.Diagnostics.Metrics.Meter meter) => meter.[|CreateCounter|]<int>(\"a\").Add(1));",
        "'CreateCounter' makes a new instrument for each request. Create it once, in a static field or a singleton, and use that.");

    [Test]
    public void A_meter_of_an_endpoint_is_reported() => Verify(
        "app.MapGet(\"/\", () => { using var meter = [|new System.Diagnostics.Metrics.Meter(\"a\")|]; });");

    [Test]
    public void A_source_of_an_endpoint_is_reported() => Verify(
        "app.MapGet(\"/\", () => [|new System.Diagnostics.ActivitySource(\"a\")|].StartActivity());");

    [TestCase("_ = new System.Diagnostics.Metrics.Meter(\"a\").CreateCounter<int>(\"a\");", TestName = "A_program_is_silent")]
    [TestCase("new X(); } class X : Microsoft.AspNetCore.Mvc.ControllerBase { static readonly object M = new System.Diagnostics.Metrics.Meter(\"a\");",
        TestName = "A_field_is_silent")]
    [TestCase("app.MapGet(\"/\", (System.Diagnostics.ActivitySource source) => source.StartActivity(\"a\"));", TestName = "An_activity_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<CreateInstrumentsOnce>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "class P { static void Main(string[] args) { var app = WebApplication.CreateBuilder(args).Build(); " + statements + " } }";
}

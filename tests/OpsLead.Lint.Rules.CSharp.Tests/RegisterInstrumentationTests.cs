using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class RegisterInstrumentationTests
{
    [Test]
    public void A_source_that_nobody_adds_is_reported() => Verify(
        "_ = new System.Diagnostics.ActivitySource([|\"Shop\"|]); builder.Services.AddOpenTelemetry().WithTracing();",
        "Nothing listens to the source 'Shop', so its spans are never made. Add it with AddSource.");

    [Test]
    public void A_meter_that_nobody_adds_is_reported() => Verify(
        "_ = new System.Diagnostics.Metrics.Meter([|\"Shop\"|], \"1\"); builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddMeter(\"Other\"));",
        "Nothing listens to the meter 'Shop', so its measurements are dropped. Add it with AddMeter.");

    [Test]
    public void A_meter_of_the_factory_is_reported() => Verify(
        "System.Diagnostics.Metrics.MeterFactoryExtensions.Create(null!, [|\"Shop\"|]); builder.Services.AddOpenTelemetry().WithMetrics();");

    [TestCase("_ = new System.Diagnostics.ActivitySource(\"Shop\"); builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(\"shop\"));",
        TestName = "A_source_that_is_added_is_silent")]
    [TestCase("_ = new System.Diagnostics.ActivitySource(\"Shop.A\"); builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(\"Shop.*\"));",
        TestName = "A_wildcard_is_silent")]
    [TestCase("_ = new System.Diagnostics.ActivitySource(\"Shop\"); builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(args[0]));",
        TestName = "A_computed_name_is_silent")]
    [TestCase("_ = new System.Diagnostics.ActivitySource(\"Shop\"); builder.Services.AddOpenTelemetry().WithMetrics();",
        TestName = "A_program_without_tracing_is_silent")]
    [TestCase("_ = new System.Diagnostics.ActivitySource(\"Shop\"); builder.Services.AddOpenTelemetry().WithTracing(); builder.AddServiceDefaults();",
        TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix_of_a_source() => FixVerifier<RegisterInstrumentation, RegisterInstrumentationFix>.VerifyUnbound(
        Program("_ = new System.Diagnostics.ActivitySource(\"Shop\"); builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(\"Other\"));"),
        Program("_ = new System.Diagnostics.ActivitySource(\"Shop\"); "
            + "builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(\"Other\").AddSource(\"Shop\"));"));

    [Test]
    public void Fix_of_a_meter() => FixVerifier<RegisterInstrumentation, RegisterInstrumentationFix>.VerifyUnbound(
        Program("_ = new System.Diagnostics.Metrics.Meter(\"Shop\"); builder.Services.AddOpenTelemetry().WithMetrics();"),
        Program("_ = new System.Diagnostics.Metrics.Meter(\"Shop\"); "
            + "builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(\"Shop\"));"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<RegisterInstrumentation>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

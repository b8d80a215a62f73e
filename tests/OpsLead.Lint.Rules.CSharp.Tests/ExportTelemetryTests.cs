using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ExportTelemetryTests
{
    [Test]
    public void Tracing_without_an_exporter_is_reported() => Verify(
        "builder.Services.AddOpenTelemetry().[|WithTracing|](t => t.AddSource(\"shop\"));",
        "'WithTracing' collects telemetry that no exporter sends anywhere. Add UseOtlpExporter, and let the environment name the endpoint.");

    [Test]
    public void Metrics_without_an_exporter_are_reported() => Verify(
        "builder.Services.AddOpenTelemetry().[|WithMetrics|]();");

    [Test]
    public void Each_signal_is_reported() => Verify(
        "builder.Services.AddOpenTelemetry().[|WithTracing|]().[|WithMetrics|]();");

    [TestCase("builder.Services.AddOpenTelemetry().UseOtlpExporter().WithTracing();", TestName = "An_exporter_for_all_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithTracing(t => t.AddConsoleExporter());", TestName = "An_exporter_of_the_signal_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithTracing(t => t.AddProcessor(new Mine()));", TestName = "A_processor_of_ones_own_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithTracing().UseAzureMonitor();", TestName = "A_distribution_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithTracing(); builder.AddServiceDefaults();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    [TestCase("builder.Services.AddOpenTelemetry();", TestName = "A_program_without_signals_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix() => FixVerifier<ExportTelemetry, ExportTelemetryFix>.VerifyUnbound(
        Program("builder.Services.AddOpenTelemetry().WithTracing();"), Program("builder.Services.AddOpenTelemetry().UseOtlpExporter().WithTracing();"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<ExportTelemetry>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

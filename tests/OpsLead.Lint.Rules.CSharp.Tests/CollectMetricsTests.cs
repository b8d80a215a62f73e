namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class CollectMetricsTests
{
    [Test]
    public void Traces_alone_are_reported() => Verify(
        Program("builder.Services.AddOpenTelemetry().[|WithTracing|]();"),
        "'WithTracing' sets up traces and nothing collects metrics. Add WithMetrics: alerts and objectives are made of rates, not of samples.");

    [Test]
    public void Traces_with_options_are_reported() => Verify(
        Program("builder.Services.AddOpenTelemetry().[|WithTracing|](t => t.AddAspNetCoreInstrumentation());"));

    [Test]
    public void Traces_of_a_worker_are_reported() => Verify(
        "var builder = Host.CreateApplicationBuilder(args); builder.Services.AddOpenTelemetry().UseOtlpExporter().[|WithTracing|](); builder.Build().Run();");

    [TestCase("builder.Services.AddOpenTelemetry().WithTracing().WithMetrics();", TestName = "Metrics_are_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithTracing(); Prometheus.Metrics.SuppressDefaultMetrics();", TestName = "Another_library_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().UseAzureMonitor().WithTracing();", TestName = "A_distribution_is_silent")]
    [TestCase("if (builder.Environment.IsDevelopment()) { builder.Services.AddOpenTelemetry().WithTracing(); }", TestName = "Development_is_silent")]
    [TestCase("builder.AddServiceDefaults(); builder.Services.AddOpenTelemetry().WithTracing();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<CollectMetrics>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

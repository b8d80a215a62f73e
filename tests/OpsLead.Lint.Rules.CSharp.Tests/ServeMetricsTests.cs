using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ServeMetricsTests
{
    [Test]
    public void An_exporter_without_an_endpoint_is_reported() => Verify(
        "builder.Services.AddOpenTelemetry().WithMetrics(m => m.[|AddPrometheusExporter|]());",
        "'AddPrometheusExporter' prepares metrics that no endpoint serves. Map them with MapPrometheusScrapingEndpoint.");

    [Test]
    public void An_exporter_with_options_is_reported() => Verify(
        "builder.Services.AddOpenTelemetry().WithMetrics(m => m.[|AddPrometheusExporter|](o => o.ScrapeEndpointPath = \"/m\"));");

    [Test]
    public void An_endpoint_that_is_another_does_not_count() => Verify(
        "builder.Services.AddOpenTelemetry().WithMetrics(m => m.[|AddPrometheusExporter|]()); app.MapGet(\"/\", () => 1);");

    [TestCase("builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddPrometheusExporter()); app.MapPrometheusScrapingEndpoint();",
        TestName = "A_mapped_endpoint_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddPrometheusExporter()); app.UseOpenTelemetryPrometheusScrapingEndpoint();",
        TestName = "The_middleware_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddOtlpExporter());", TestName = "Another_exporter_is_silent")]
    [TestCase("builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddPrometheusExporter()); app.MapDefaultEndpoints();",
        TestName = "Endpoints_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix() => FixVerifier<ServeMetrics, ServeMetricsFix>.VerifyUnbound(
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddOpenTelemetry().WithMetrics(m => m.AddPrometheusExporter());\n"
        + "var app = builder.Build();\napp.Run();\n",
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddOpenTelemetry().WithMetrics(m => m.AddPrometheusExporter());\n"
        + "var app = builder.Build();\napp.MapPrometheusScrapingEndpoint();\napp.Run();\n");

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<ServeMetrics>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); " + statements + " app.Run();";
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class AddTelemetryTests
{
    [Test]
    public void A_web_host_without_telemetry_is_reported() => Verify(
        "var app = WebApplication.[|CreateBuilder|](args).Build(); app.Run();",
        "'WebApplication.CreateBuilder' starts a service that reports neither traces nor metrics. Add OpenTelemetry with an exporter, or say which agent "
            + "does it.");

    [Test]
    public void A_slim_host_is_reported() => Verify(
        "WebApplication.[|CreateSlimBuilder|](args).Build().Run();");

    [Test]
    public void A_worker_is_reported() => Verify(
        "var builder = Host.[|CreateApplicationBuilder|](args); builder.Services.AddHostedService<Sweeper>(); builder.Build().Run(); class Sweeper : "
            + "BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }");

    [TestCase("builder.Services.AddOpenTelemetry();", TestName = "OpenTelemetry_is_silent")]
    [TestCase("builder.Services.AddApplicationInsightsTelemetry();", TestName = "Another_library_is_silent")]
    [TestCase("builder.AddServiceDefaults();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [TestCase("var app = WebApplication.CreateBuilder(args).Build(); app.UseHttpMetrics(); app.Run();", TestName = "Metrics_of_Prometheus_are_silent")]
    [TestCase("var builder = Host.CreateApplicationBuilder(args); builder.Build().Run();", TestName = "A_generic_host_of_a_tool_is_silent")]
    public void Silent_as_a_whole(string program) => Verify(program);

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<AddTelemetry>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

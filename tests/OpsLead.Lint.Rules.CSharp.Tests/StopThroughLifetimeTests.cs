namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class StopThroughLifetimeTests
{
    [Test]
    public void Exit_in_a_background_service_is_reported() => Verify(
        "Environment.[|Exit|](1);",
        "'Environment.Exit' ends the process in the middle of requests and work. Call IHostApplicationLifetime.StopApplication, "
            + "and set Environment.ExitCode if the failure must show.");

    [Test]
    public void FailFast_is_reported() => Verify("Environment.[|FailFast|](\"broken\");");

    [Test]
    public void Killing_oneself_is_reported() => Verify("System.Diagnostics.Process.GetCurrentProcess().[|Kill|]();");

    [Test]
    public void Exit_in_an_endpoint_is_reported() => RuleVerifier.Verify<StopThroughLifetime>(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/stop\", () => Environment.[|Exit|](0));");

    [Test]
    public void Exit_in_a_controller_is_reported() => RuleVerifier.Verify<StopThroughLifetime>(
        "class StopController : Microsoft.AspNetCore.Mvc.ControllerBase { public void Post() => Environment.[|Exit|](0); }");

    [TestCase("Environment.ExitCode = 1;", TestName = "The_code_of_the_exit_is_silent")]
    [TestCase("System.Diagnostics.Process.GetProcessById(1).Kill();", TestName = "Another_process_is_silent")]
    public void Silent(string statement) => Verify(statement);

    [Test]
    public void An_entry_point_is_silent() => RuleVerifier.Verify<StopThroughLifetime>(
        "if (args.Length == 0) { Environment.Exit(2); } Host.CreateApplicationBuilder(args).Build().Run();");

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<StopThroughLifetime>(
        $$"""
        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{statement}}
                return Task.CompletedTask;
            }
        }
        """,
        new RuleVerifier.Options { Messages = messages });
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LogToStandardOutputTests
{
    [Test]
    public void A_file_alone_is_reported() => Verify(
        "Log.Logger = new LoggerConfiguration().WriteTo.[|File|](\"log.txt\").CreateLogger();",
        "'File' logs to a file alone, which dies with its container and which no platform collects. Write to the console too.");

    [Test]
    public void A_file_in_a_callback_is_reported() => Verify("builder.Host.UseSerilog((context, config) => config.WriteTo.[|RollingFile|](\"log.txt\"));");

    [Test]
    public void A_provider_for_files_is_reported_when_it_is_the_only_one() => Verify(
        "builder.Logging.ClearProviders(); builder.Logging.[|AddFile|](\"log.txt\");");

    [TestCase("x = new LoggerConfiguration().WriteTo.Console().WriteTo.File(\"log.txt\");", TestName = "The_console_beside_it_is_silent")]
    [TestCase("x = new LoggerConfiguration().WriteTo.File(\"log.txt\").ReadFrom.Configuration(y);", TestName = "Sinks_in_the_configuration_are_silent")]
    [TestCase("x = new LoggerConfiguration().WriteTo.Seq(\"http://seq\").WriteTo.File(\"log.txt\");", TestName = "A_sink_on_the_network_is_silent")]
    [TestCase("builder.Logging.AddFile(\"log.txt\");", TestName = "A_provider_beside_the_usual_ones_is_silent")]
    [TestCase("builder.Services.AddWindowsService(); x = new LoggerConfiguration().WriteTo.File(\"log.txt\");", TestName = "A_service_of_Windows_is_silent")]
    [TestCase("if (builder.Environment.IsDevelopment()) { x = new LoggerConfiguration().WriteTo.File(\"log.txt\"); }", TestName = "Development_is_silent")]
    [TestCase("x = Results.File(\"a\");", TestName = "Any_other_file_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<LogToStandardOutput>(
        $"var builder = WebApplication.CreateBuilder(args); {statements} builder.Build().Run();",
        new RuleVerifier.Options { AllowsErrors = true, Messages = messages });
}

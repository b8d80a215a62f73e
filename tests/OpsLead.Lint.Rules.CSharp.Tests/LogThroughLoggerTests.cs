using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LogThroughLoggerTests
{
    [Test]
    public void The_console_in_a_background_service_is_reported() => Verify(
        "Console.[|WriteLine|](\"started\");",
        "'Console.WriteLine' writes past the logger: no level, no category, no trace. Log through ILogger, so that the line can be filtered and found.");

    [Test]
    public void The_stream_of_errors_is_reported() => Verify("Console.Error.[|WriteLine|](\"failed\"); Console.Out.[|Write|](1);");

    [Test]
    public void The_console_in_an_endpoint_is_reported() => RuleVerifier.Verify<LogThroughLogger>(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/\", () => Console.[|WriteLine|](\"hello\"));");

    [Test]
    public void The_console_in_a_middleware_is_reported() => RuleVerifier.Verify<LogThroughLogger>(
        """
        class Trace(RequestDelegate next)
        {
            public Task InvokeAsync(HttpContext context) { Console.[|WriteLine|](context.Request.Path); return next(context); }
        }
        """);

    [TestCase("logger.LogInformation(\"started\");", TestName = "The_logger_is_silent")]
    [TestCase("_ = Console.ReadLine();", TestName = "Reading_is_silent")]
    [TestCase("new StringWriter().WriteLine(1);", TestName = "Another_writer_is_silent")]
    public void Silent(string statement) => Verify(statement);

    [Test]
    public void An_entry_point_is_silent() => RuleVerifier.Verify<LogThroughLogger>(
        "Console.WriteLine(\"usage: shop\"); Host.CreateApplicationBuilder(args).Build().Run();");

    [TestCase("Console.WriteLine(\"started\");", "logger.LogInformation(\"started\");", TestName = "A_constant_line_is_logged")]
    [TestCase("Console.Error.WriteLine($\"lost {count} of {name.Length}\");", "logger.LogError(\"lost {Count} of {Length}\", count, name.Length);",
        TestName = "Interpolations_become_values")]
    public void Fix(string statement, string expected) => FixVerifier<LogThroughLogger, LogThroughLoggerFix>.Verify(Program(statement), Program(expected));

    [TestCase("Console.WriteLine($\"{count:x}\");", TestName = "A_format_is_left_alone")]
    [TestCase("Console.WriteLine(count);", TestName = "A_value_is_left_alone")]
    public void No_fix(string statement) => FixVerifier<LogThroughLogger, LogThroughLoggerFix>.VerifyNone(Program(statement));

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<LogThroughLogger>(
        Program(statement), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statement) =>
        $$"""
        class Worker(ILogger<Worker> logger) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var count = 1;
                var name = "a";
                {{statement}}
                logger.LogDebug("{Name} {Count}", name, count);
                return Task.CompletedTask;
            }
        }
        """;
}

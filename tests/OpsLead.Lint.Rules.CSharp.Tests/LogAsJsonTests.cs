using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LogAsJsonTests
{
    [Test]
    public void The_plain_console_is_reported() => Verify(
        Program("builder.Logging.[|AddConsole|]();"),
        "'AddConsole' writes lines for people, and a stack trace becomes dozens of entries. Use AddJsonConsole in production, so that each entry is one "
            + "line with its fields.");

    [Test]
    public void The_simple_console_is_reported() => Verify(
        Program("builder.Logging.[|AddSimpleConsole|](options => options.SingleLine = true);"));

    [Test]
    public void The_console_of_a_worker_is_reported() => Verify(
        "var builder = Host.CreateApplicationBuilder(args); builder.Logging.ClearProviders().[|AddConsole|](); builder.Build().Run();");

    [TestCase("builder.Logging.AddJsonConsole();", TestName = "The_JSON_console_is_silent")]
    [TestCase("builder.Logging.AddConsole(options => options.FormatterName = \"json\");", TestName = "A_formatter_is_silent")]
    [TestCase("builder.Logging.AddConsole(); builder.Host.UseSerilog();", TestName = "Another_library_is_silent")]
    [TestCase("if (builder.Environment.IsDevelopment()) { builder.Logging.AddConsole(); }", TestName = "Development_is_silent")]
    [TestCase("builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);", TestName = "A_log_beside_the_output_is_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [TestCase("using var factory = LoggerFactory.Create(logging => logging.AddConsole());", TestName = "A_tool_is_silent")]
    public void Silent_as_a_whole(string program) => Verify(program);

    [Test]
    public void Fix() => FixVerifier<LogAsJson, LogAsJsonFix>.Verify(
        Program("builder.Logging.AddConsole();"),
        "var builder = WebApplication.CreateBuilder(args); builder.Logging.AddJsonConsole(); builder.Build().Run();");

    [Test]
    public void Options_are_left_to_a_human() => FixVerifier<LogAsJson, LogAsJsonFix>.VerifyNone(
        "var builder = WebApplication.CreateBuilder(args); builder.Logging.AddSimpleConsole(options => options.SingleLine = true); builder.Build().Run();");

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<LogAsJson>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

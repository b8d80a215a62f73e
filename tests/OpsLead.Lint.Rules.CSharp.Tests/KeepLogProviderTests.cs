using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepLogProviderTests
{
    [Test]
    public void Clearing_alone_is_reported() => Verify(
        "builder.Logging.[|ClearProviders|]();",
            "After 'ClearProviders' the program adds no log provider, and every line is lost. Add one, such as AddJsonConsole.");

    [Test]
    public void Clearing_in_a_lambda_is_reported() => Verify("builder.Host.ConfigureLogging(logging => logging.[|ClearProviders|]());");

    [Test]
    public void A_log_of_requests_is_no_provider() => Verify("builder.Logging.[|ClearProviders|](); builder.Services.AddHttpLogging();");

    [TestCase("builder.Logging.ClearProviders().AddJsonConsole();", TestName = "A_provider_in_the_chain_is_silent")]
    [TestCase("builder.Logging.ClearProviders(); builder.Logging.AddConsole();", TestName = "A_provider_of_its_own_statement_is_silent")]
    [TestCase("builder.Logging.AddDebug();", TestName = "A_provider_without_clearing_is_silent")]
    [TestCase("if (builder.Environment.IsDevelopment()) { builder.Logging.ClearProviders(); }", TestName = "Development_is_silent")]
    [TestCase("builder.Logging.ClearProviders(); builder.Services.AddSingleton<ILoggerProvider>(_ => null!);", TestName = "A_registered_provider_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("builder.Logging.ClearProviders(); builder.Host.UseSerilog();", TestName = "Another_library_is_silent")]
    [TestCase("builder.Logging.ClearProviders(); builder.AddServiceDefaults();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent_for_what_cannot_be_bound(string statements) => RuleVerifier.Verify<KeepLogProvider>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true });

    [Test]
    public void Fix() => FixVerifier<KeepLogProvider, KeepLogProviderFix>.Verify(
        Program("builder.Logging.ClearProviders();"), Program("builder.Logging.ClearProviders().AddJsonConsole();"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<KeepLogProvider>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => $"var builder = WebApplication.CreateBuilder(args); {statements} builder.Build().Run();";
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class UseExecutionStrategyTests
{
    [Test]
    public void A_transaction_on_a_connection_that_retries_is_reported() => Verify(
        "options.EnableRetryOnFailure(); context.Database.[|BeginTransaction|]();",
        "'BeginTransaction' throws when the context retries on failure. Run the whole transaction in CreateExecutionStrategy().ExecuteAsync.");

    [Test]
    public void A_transaction_that_is_awaited_is_reported() => Verify(
        "options.EnableRetryOnFailure(3); await context.Database.[|BeginTransactionAsync|](token);");

    [Test]
    public void A_field_is_reported() => Verify(
        "options.EnableRetryOnFailure(); this.context.Database.[|BeginTransaction|]();");

    [TestCase("options.EnableRetryOnFailure(); context.Database.CreateExecutionStrategy().Execute(() => context.Database.BeginTransaction());",
        TestName = "A_strategy_is_silent")]
    [TestCase("context.Database.BeginTransaction();", TestName = "A_connection_that_does_not_retry_is_silent")]
    [TestCase("options.EnableRetryOnFailure(); connection.BeginTransaction();", TestName = "A_plain_connection_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<UseExecutionStrategy>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LimitWaitsTests
{
    [Test]
    public void A_client_without_a_limit_is_reported() => Verify(
        "client.Timeout = [|Timeout.InfiniteTimeSpan|];",
        "'HttpClient.Timeout' waits for ever when the other side does not answer. Set a limit above the slowest answer that is worth waiting for.");

    [Test]
    public void Minus_one_millisecond_is_no_limit() => Verify("client.Timeout = [|TimeSpan.FromMilliseconds(-1)|];");

    [Test]
    public void A_command_without_a_limit_is_reported() => Verify("command.CommandTimeout = [|0|];");

    [Test]
    public void A_command_of_Entity_Framework_without_a_limit_is_reported() => RuleVerifier.Verify<LimitWaits>(
        "class Orders(ShopContext context) { void Read() => context.Database.SetCommandTimeout([|0|]); }", new RuleVerifier.Options { AllowsErrors = true });

    [TestCase("client.Timeout = TimeSpan.FromSeconds(5);", TestName = "A_limit_is_silent")]
    [TestCase("command.CommandTimeout = 30;", TestName = "A_limit_of_a_command_is_silent")]
    [TestCase("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler();",
        TestName = "A_handler_of_resilience_is_silent")]
    public void Silent(string statement) => RuleVerifier.Verify<LimitWaits>(Program(statement), new RuleVerifier.Options { AllowsErrors = true });

    [Test]
    public void Somebody_elses_method_is_silent() => RuleVerifier.Verify<LimitWaits>(
        "class Robot { void CommandTimeout(int s) { } void Go() => CommandTimeout(0); }");

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<LimitWaits>(
        Program(statement), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statement) =>
        $"class Setup {{ void Run(HttpClient client, System.Data.Common.DbCommand command, IServiceCollection services) {{ {statement} }} }}";
}

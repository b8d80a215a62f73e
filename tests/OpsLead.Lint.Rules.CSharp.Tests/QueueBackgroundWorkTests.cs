namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class QueueBackgroundWorkTests
{
    [Test]
    public void A_task_that_an_endpoint_discards_is_reported() => Verify(
        "_ = Task.[|Run|](() => 1);",
        "Nobody waits for 'Run', so its failure is never seen and the host stops in the middle of it. "
            + "Hand the work to a background service through a channel or a queue.");

    [Test]
    public void An_asynchronous_call_that_is_discarded_is_reported() => Verify("_ = File.[|WriteAllTextAsync|](\"a\", \"b\");");

    [Test]
    public void A_task_that_is_only_started_is_reported() => Verify("Task.[|Run|](() => 1);");

    [Test]
    public void A_task_of_a_controller_is_reported() => RuleVerifier.Verify<QueueBackgroundWork>(
        "class MailController : Microsoft.AspNetCore.Mvc.ControllerBase { public void Post() { Task.Factory.[|StartNew|](() => 1); } }");

    [TestCase("await Task.Run(() => 1);", TestName = "A_task_that_is_awaited_is_silent")]
    [TestCase("var task = Task.Run(() => 1); await task;", TestName = "A_task_that_is_kept_is_silent")]
    [TestCase("_ = int.Parse(\"1\");", TestName = "Another_result_that_is_discarded_is_silent")]
    public void Silent(string statement) => Verify(statement);

    [Test]
    public void A_program_that_starts_a_task_is_silent() => RuleVerifier.Verify<QueueBackgroundWork>(
        "_ = Task.Run(() => 1); WebApplication.CreateBuilder(args).Build().Run();");

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<QueueBackgroundWork>(
        $"var app = WebApplication.CreateBuilder(args).Build(); app.MapPost(\"/\", async () => {{ await Task.Yield(); {statement} }});",
        new RuleVerifier.Options { Messages = messages });
}

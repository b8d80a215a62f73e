using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class YieldBeforeBlockingWorkTests
{
    [Test]
    public void Blocking_before_the_first_await_is_reported() => Verify(
        "Thread.[|Sleep|](1000); await Task.Delay(1, stoppingToken);",
        "'Thread.Sleep' holds up the start of the host until it yields. Await Task.Yield first, or move the work behind the first await.");

    [Test]
    public void What_is_done_to_have_something_to_await_is_reported() => Verify("await Task.Delay(Read().[|Result|], stoppingToken);");

    [Test]
    public void A_loop_that_never_awaits_is_reported() => RuleVerifier.Verify<YieldBeforeBlockingWork>(
        """
        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                [|while|] (!stoppingToken.IsCancellationRequested) { Consume(); }
                return Task.CompletedTask;
            }
            private void Consume() { }
        }
        """);

    [TestCase("await Task.Yield(); Thread.Sleep(1000);", TestName = "Work_behind_the_first_await_is_silent")]
    [TestCase("await Task.Run(() => Thread.Sleep(1000), stoppingToken);", TestName = "Work_in_a_task_of_its_own_is_silent")]
    [TestCase("while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1, stoppingToken); }", TestName = "A_loop_that_awaits_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void NET_10_is_silent() => RuleVerifier.Verify<YieldBeforeBlockingWork>(
        Program("Thread.Sleep(1000); await Task.Delay(1, stoppingToken);"), new RuleVerifier.Options { PreprocessorSymbols = ["NET10_0_OR_GREATER"] });

    [Test]
    public void Fix() => FixVerifier<YieldBeforeBlockingWork, YieldBeforeBlockingWorkFix>.Verify(
        Program("Thread.Sleep(1000);\n        await Task.Delay(1, stoppingToken);"),
        Program("await Task.Yield();\n        Thread.Sleep(1000);\n        await Task.Delay(1, stoppingToken);"));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<YieldBeforeBlockingWork>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "class Worker : BackgroundService\n{\n    protected override async Task ExecuteAsync(CancellationToken stoppingToken)\n    {\n        "
        + statements
        + "\n    }\n    private Task<int> Read() => Task.FromResult(1);\n}\n";
}

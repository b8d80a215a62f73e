using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class HonorStoppingTokenFixTests
{
    [TestCase(
        "while (true) { await Task.Delay(1000); }",
        "while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1000, stoppingToken); }",
        TestName = "The_condition_and_the_delay_get_the_token")]
    [TestCase("do { Work(); } while (true);", "do { Work(); } while (!stoppingToken.IsCancellationRequested);", TestName = "A_do_loop_gets_the_condition")]
    [TestCase("for (;;) { Work(); }", "for (; !stoppingToken.IsCancellationRequested;) { Work(); }", TestName = "A_for_loop_gets_the_condition")]
    [TestCase(
        "while (true /* for ever */) { Work(); } ",
        "while (!stoppingToken.IsCancellationRequested /* for ever */) { Work(); } ",
        TestName = "Comments_stay")]
    [TestCase(
        "using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (true) { await timer.WaitForNextTickAsync().ConfigureAwait(false); }",
        "using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (!stoppingToken.IsCancellationRequested) "
            + "{ await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); }",
        TestName = "The_tick_of_a_timer_gets_the_token")]
    [TestCase(
        "if (DateTime.Now.Year > 2000) { while (true) { Work(); } } else { while (true) { await Task.Delay(1); } }",
        "if (DateTime.Now.Year > 2000) { while (!stoppingToken.IsCancellationRequested) { Work(); } } "
            + "else { while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1, stoppingToken); } }",
        TestName = "Two_loops_are_fixed_at_once")]
    public void Fix(string body, string expected) => FixVerifier<HonorStoppingToken, HonorStoppingTokenFix>.Verify(Program(body), Program(expected));

    [Test]
    public void A_method_without_a_token_is_left_alone() => FixVerifier<HonorStoppingToken, HonorStoppingTokenFix>.VerifyNone(
        """
        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => PollAsync();
            private async Task PollAsync() { while (true) { await Task.Delay(1000); } }
        }
        """);

    private static string Program(string body) =>
        $$"""
        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Yield();
                {{body}}
            }
            private void Work() { }
        }
        """;
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class HonorStoppingTokenTests
{
    [Test]
    public void A_loop_that_never_asks_the_token_is_reported() => Verify(
        "while ([|true|]) { await WorkAsync(default!); await Task.Delay(1000); }",
        "The loop in 'ExecuteAsync' goes on when the host asks it to stop. Loop until the stopping token is cancelled, and pass it on to what is awaited.");

    [Test]
    public void A_for_without_condition_is_reported_in_its_parentheses() => Verify("[|for (;;)|] { await WorkAsync(null); }");

    [Test]
    public void A_do_loop_is_reported() => Verify("do { await WorkAsync(null); } while ([|true|]);");

    [Test]
    public void A_loop_that_swallows_the_cancellation_is_reported() => Verify(
        """
        while ([|true|])
        {
            try { await Task.Delay(1000, stoppingToken); }
            catch (Exception exception) { Console.WriteLine(exception); }
        }
        """);

    [Test]
    public void A_loop_in_a_method_of_its_own_is_reported() => RuleVerifier.Verify<HonorStoppingToken>(
        """
        class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => PollAsync();
            private async Task PollAsync() { while ([|true|]) { await Task.Delay(1000); } }
        }
        """,
        Service);

    [Test]
    public void A_loop_in_a_task_of_its_own_is_reported() => Verify("await Task.Run(() => { while ([|true|]) { Thread.Sleep(1000); } }, stoppingToken);");

    [Test]
    public void The_token_that_never_signals_ends_no_loop() => Verify("while ([|true|]) { await Task.Delay(1000, CancellationToken.None); }");

    [Test]
    public void The_break_of_an_inner_loop_does_not_end_the_outer() => Verify(
        "while ([|true|]) { foreach (var i in new[] { 1, 2 }) { if (i == 2) break; } await Task.Delay(1000); }");

    [Test]
    public void A_base_class_that_cannot_be_bound_is_known_by_its_name() => RuleVerifier.Verify<HonorStoppingToken>(
        """
        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) { while ([|true|]) { await Task.Delay(1000); } }
        }
        """,
        Service with { HasReferences = false, AllowsErrors = true });

    [TestCase("while (!stoppingToken.IsCancellationRequested) { await Task.Delay(1000); }", TestName = "A_loop_until_the_token_is_cancelled_is_silent")]
    [TestCase("while (true) { await Task.Delay(1000, stoppingToken); }", TestName = "A_token_that_throws_out_of_the_loop_is_silent")]
    [TestCase("while (true) { if (stoppingToken.IsCancellationRequested) { return; } await Task.Delay(1000); }", TestName = "A_token_that_is_asked_is_silent")]
    [TestCase("while (true) { if (await WorkAsync(null)) { break; } }", TestName = "A_loop_that_ends_in_another_way_is_silent")]
    [TestCase("while (true) { await Task.Delay(1000, _cancellation.Token); }", TestName = "Another_token_is_silent")]
    [TestCase(
        "using var linked = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); var t = linked.Token; while (true) { await Task.Delay(1, t); }",
        TestName = "A_linked_token_is_silent")]
    [TestCase("stoppingToken.Register(Dispose); while (true) { await WorkAsync(null); }", TestName = "A_registration_is_silent")]
    [TestCase("while (true) { try { await Task.Delay(1000, stoppingToken); } catch (Exception e) when (e is not OperationCanceledException) { } }",
        TestName = "A_filter_that_lets_the_cancellation_through_is_silent")]
    [TestCase("while (true) { try { await WorkAsync(null); } catch (Exception) { } await Task.Delay(1000, stoppingToken); }",
        TestName = "A_token_outside_the_try_is_silent")]
    public void Silent(string body) => Verify(body);

    [Test]
    public void A_service_that_stops_itself_is_silent() => RuleVerifier.Verify<HonorStoppingToken>(
        """
        class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) { while (true) { await Task.Delay(1000); } }
            public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """,
        Service);

    [Test]
    public void Any_other_class_is_silent() => RuleVerifier.Verify<HonorStoppingToken>(
        """
        abstract class Job { protected abstract Task ExecuteAsync(CancellationToken stoppingToken); }
        class Worker : Job
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) { while (true) { await Task.Delay(1000); } }
        }
        """,
        Service);

    private static RuleVerifier.Options Service { get; } = new();

    private static void Verify(string body, params string[] messages) => RuleVerifier.Verify<HonorStoppingToken>(
        $$"""
        class Worker : BackgroundService
        {
            private readonly CancellationTokenSource _cancellation = new();
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Yield();
                {{body}}
            }
            private Task<bool> WorkAsync(object? item) => Task.FromResult(item is null);
        }
        """,
        Service with { Messages = messages });
}

using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class AwaitInHealthChecksTests
{
    [Test]
    public void A_sleep_is_reported() => Verify(
        "Thread.[|Sleep|](1000);",
        "'Thread.Sleep' blocks the thread of a health check, and no time limit can end it. Await instead, with the check's cancellation token.");

    [Test]
    public void The_result_of_a_task_is_reported() => Verify("_ = PingAsync().[|Result|];");

    [Test]
    public void Waiting_is_reported() => Verify("PingAsync().[|Wait|](); Task.[|WaitAll|](PingAsync());");

    [Test]
    public void The_result_of_an_awaiter_is_reported() => Verify("_ = PingAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();");

    [TestCase("await PingAsync();", TestName = "Awaiting_is_silent")]
    [TestCase("await Task.Run(() => Thread.Sleep(1), cancellationToken);", TestName = "A_task_of_its_own_is_silent")]
    [TestCase("_ = new Ping().Result;", TestName = "Somebody_elses_result_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Any_other_method_is_silent() => RuleVerifier.Verify<AwaitInHealthChecks>("class Job { void Run() => Thread.Sleep(1000); }");

    [TestCase("Thread.Sleep(1000); PingAsync().Wait();", "await Task.Delay(1000, cancellationToken); await PingAsync();", TestName = "Statements_are_awaited")]
    [TestCase("_ = PingAsync().Result; _ = PingAsync().Result.ToString();", "_ = await PingAsync(); _ = (await PingAsync()).ToString();",
        TestName = "Results_are_awaited")]
    [TestCase("_ = PingAsync().GetAwaiter().GetResult();", "_ = await PingAsync();", TestName = "Awaiters_are_awaited")]
    public void Fix(string statements, string expected) => FixVerifier<AwaitInHealthChecks, AwaitInHealthChecksFix>.Verify(
        Program(statements), Program(expected));

    [Test]
    public void A_method_that_is_not_async_is_left_alone() => FixVerifier<AwaitInHealthChecks, AwaitInHealthChecksFix>.VerifyNone(
        Program("Thread.Sleep(1); return Task.FromResult(default(HealthCheckResult));", isAsync: false));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<AwaitInHealthChecks>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements, bool isAsync = true) =>
        $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        class Ping { public bool Result => true; }
        class Check : IHealthCheck
        {
            public {{(isAsync ? "async " : "")}}Task<HealthCheckResult> CheckHealthAsync(
                HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                {{statements}}
                {{(isAsync ? "await Task.Yield(); return default;" : "")}}
            }
            private static Task<bool> PingAsync() => Task.FromResult(true);
        }
        """;
}

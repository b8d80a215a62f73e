using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LimitHealthCheckTimeTests
{
    [Test]
    public void A_check_without_a_limit_is_reported() => Verify(
        ".[|AddCheck|]<Check>(\"queue\")",
        "The health check 'queue' has no time limit. Register it with a timeout below that of the probe, so that the endpoint still answers.");

    [Test]
    public void An_instance_without_a_limit_is_reported() => Verify(".[|AddCheck|](\"queue\", new Check(), tags: [\"ready\"])");

    [Test]
    public void A_delegate_that_waits_is_reported() => Verify(".[|AddAsyncCheck|](\"queue\", async () => { await Task.Yield(); return default; })");

    [TestCase(".AddCheck<Check>(\"queue\", timeout: TimeSpan.FromSeconds(1))", TestName = "A_limit_is_silent")]
    [TestCase(".AddCheck<Check>(\"queue\", null, [], TimeSpan.FromSeconds(1))", TestName = "A_limit_by_position_is_silent")]
    [TestCase(".AddCheck(\"self\", () => default)", TestName = "A_delegate_that_does_not_wait_is_silent")]
    public void Silent(string checks) => Verify(checks);

    [TestCase(".AddCheck<Check>(\"a\").AddCheck(\"b\", new Check(), tags: [\"ready\"])",
        ".AddCheck<Check>(\"a\", timeout: TimeSpan.FromSeconds(2)).AddCheck(\"b\", new Check(), tags: [\"ready\"], timeout: TimeSpan.FromSeconds(2))",
        TestName = "Two_checks_get_a_limit_at_once")]
    public void Fix(string checks, string expected) => FixVerifier<LimitHealthCheckTime, LimitHealthCheckTimeFix>.Verify(Program(checks), Program(expected));

    private static void Verify(string checks, params string[] messages) => RuleVerifier.Verify<LimitHealthCheckTime>(
        Program(checks), new RuleVerifier.Options { Messages = messages });

    private static string Program(string checks) =>
        $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        WebApplication.CreateBuilder(args).Services.AddHealthChecks(){{checks}};
        class Check : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw new Exception();
        }
        """;
}

using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ReportFailedHealthTests
{
    [Test]
    public void Healthy_for_any_exception_is_reported() => Verify(
        "catch (Exception e) { return [|HealthCheckResult.Healthy(e.Message)|]; }",
        "The check says healthy when 'Exception' is thrown. Return the registration's failure status with the exception.");

    [Test]
    public void A_catch_without_a_type_is_reported() => Verify("catch { return [|HealthCheckResult.Healthy()|]; }");

    [Test]
    public void A_result_that_is_kept_first_is_reported() => Verify("catch { var result = [|HealthCheckResult.Healthy()|]; return result; }");

    [TestCase("catch (Exception e) { return HealthCheckResult.Unhealthy(exception: e); }", TestName = "Unhealthy_is_silent")]
    [TestCase("catch (FileNotFoundException) { return HealthCheckResult.Healthy(); }", TestName = "A_certain_exception_is_silent")]
    [TestCase("catch (Exception e) when (e.Message.Length > 0) { return HealthCheckResult.Healthy(); }", TestName = "A_filter_is_silent")]
    [TestCase("catch (Exception e) { return e.HResult == 1 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(); }",
        TestName = "A_condition_is_silent")]
    public void Silent(string clause) => Verify(clause);

    [TestCase("catch (Exception e) { return HealthCheckResult.Healthy(\"fine\"); }",
        "catch (Exception e) { return new HealthCheckResult(context.Registration.FailureStatus, exception: e); }",
            TestName = "The_exception_goes_with_the_status")]
    [TestCase("catch { return HealthCheckResult.Healthy(); }", "catch { return new HealthCheckResult(context.Registration.FailureStatus); }",
        TestName = "The_status_goes_alone")]
    public void Fix(string clause, string expected) => FixVerifier<ReportFailedHealth, ReportFailedHealthFix>.Verify(Program(clause), Program(expected));

    private static void Verify(string clause, params string[] messages) => RuleVerifier.Verify<ReportFailedHealth>(
        Program(clause), new RuleVerifier.Options { Messages = messages });

    private static string Program(string clause) =>
        $$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        class Check : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                try { await Task.Delay(1, cancellationToken); return HealthCheckResult.Healthy(); }
                {{clause}}
            }
        }
        """;
}

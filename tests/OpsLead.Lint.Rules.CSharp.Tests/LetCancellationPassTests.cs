using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LetCancellationPassTests
{
    [Test]
    public void An_error_log_of_any_exception_is_reported() => Verify(
        "try { await Task.Delay(1, token); } catch ([|Exception|] e) { logger.LogError(e, \"failed\"); throw; }",
        "The catch of 'Exception' logs a cancelled call as an error. Let OperationCanceledException pass when the token is cancelled.");

    [Test]
    public void Another_clause_before_it_does_not_help() => Verify(
        "try { await Task.Delay(1, token); } catch (IOException) { } catch ([|Exception|] e) { logger.LogCritical(e, \"failed\"); }");

    [Test]
    public void A_request_that_is_aborted_is_reported() => Verify(
        "try { await Task.Delay(1, context.RequestAborted); } catch ([|Exception|] e) { logger.LogError(e, \"failed\"); }");

    [TestCase("try { await Task.Delay(1, token); } catch (OperationCanceledException) { } catch (Exception e) { logger.LogError(e, \"failed\"); }",
        TestName = "An_earlier_clause_is_silent")]
    [TestCase("try { await Task.Delay(1, token); } catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"failed\"); }",
        TestName = "A_filter_is_silent")]
    [TestCase("try { await Task.Delay(1, token); } catch (Exception e) { if (token.IsCancellationRequested) { throw; } logger.LogError(e, \"failed\"); }",
        TestName = "A_catch_that_asks_first_is_silent")]
    [TestCase("try { await Task.Delay(1); } catch (Exception e) { logger.LogError(e, \"failed\"); }", TestName = "A_call_without_a_token_is_silent")]
    [TestCase("try { await Task.Delay(1, token); } catch (Exception e) { logger.LogInformation(e, \"ended\"); }", TestName = "A_lower_level_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("try { await Task.Delay(1, token); } catch (Exception e) { logger.LogError(e, \"failed\"); }",
        "try { await Task.Delay(1, token); } catch (OperationCanceledException) when (token.IsCancellationRequested) { throw; } "
            + "catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    public void Fix(string statements, string expected) => FixVerifier<LetCancellationPass, LetCancellationPassFix>.Verify(
        Program(statements), Program(expected));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<LetCancellationPass>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "class Job(ILogger<Job> logger) { async Task RunAsync(HttpContext context, CancellationToken token) { "
        + statements
        + " logger.LogTrace(context.TraceIdentifier); } }";
}

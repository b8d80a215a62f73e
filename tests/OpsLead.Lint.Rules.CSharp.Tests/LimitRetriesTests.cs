namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class LimitRetriesTests
{
    [Test]
    public void A_loop_that_tries_again_at_once_is_reported() => Verify(
        "[|while|] (true) { try { return Call(); } catch (IOException) { } }",
        "'Run' retries a lasting failure at once and for ever. Limit the attempts, and wait longer after each.");

    [Test]
    public void A_loop_that_waits_has_a_message_of_its_own() => Verify(
        "[|while|] (true) { try { return Call(); } catch (Exception) { Thread.Sleep(1000); } }",
        "'Run' retries a lasting failure for ever. Limit the attempts, or end the loop with a cancellation token.");

    [Test]
    public void A_loop_that_breaks_on_success_is_reported() => Verify("[|for|] (;;) { try { Call(); break; } catch { continue; } } return 0;");

    [Test]
    public void A_do_loop_is_reported() => Verify("[|do|] { try { return Call(); } catch (IOException e) { Console.WriteLine(e); } } while (true);");

    [TestCase("for (var i = 0; ; i++) { try { return Call(); } catch (IOException) when (i < 5) { } }", TestName = "A_filter_is_silent")]
    [TestCase("var i = 0; while (true) { try { return Call(); } catch (IOException) { if (++i > 5) { throw; } } }", TestName = "A_count_is_silent")]
    [TestCase("while (true) { try { return Call(); } catch (IOException) { throw; } }", TestName = "A_catch_that_leaves_is_silent")]
    [TestCase("while (true) { try { return Call(); } catch (IOException) { stoppingToken.ThrowIfCancellationRequested(); } }", TestName = "A_token_is_silent")]
    [TestCase("while (true) { try { Call(); } catch (IOException) { } }", TestName = "A_loop_of_work_is_silent")]
    [TestCase("while (Call() > 0) { try { return Call(); } catch (IOException) { } } return 0;", TestName = "A_condition_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<LimitRetries>(
        $"class Job {{ int Run(CancellationToken stoppingToken) {{ {statements} }} int Call() => 1; }}", new RuleVerifier.Options { Messages = messages });
}

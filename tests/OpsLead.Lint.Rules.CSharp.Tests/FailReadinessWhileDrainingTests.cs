namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class FailReadinessWhileDrainingTests
{
    [Test]
    public void A_sleep_is_reported() => Verify(
        Program("app.Lifetime.ApplicationStopping.Register(() => [|Thread.Sleep|](10000));"),
        "'Thread.Sleep' waits for requests to drain while the health checks stay green. Let readiness fail once ApplicationStopping is cancelled.");

    [Test]
    public void A_delay_is_reported() => Verify(
        Program("app.Lifetime.ApplicationStopping.Register(() => [|Task.Delay|](TimeSpan.FromSeconds(5)).Wait());"));

    [Test]
    public void A_log_beside_it_changes_nothing() => Verify(
        Program("app.Lifetime.ApplicationStopping.Register(() => { app.Logger.LogInformation(\"Draining.\"); [|Thread.Sleep|](10000); });"));

    [TestCase("app.Lifetime.ApplicationStopping.Register(() => app.Logger.LogInformation(\"bye\"));", TestName = "A_callback_that_does_not_wait_is_silent")]
    [TestCase("var red = false; app.Lifetime.ApplicationStopping.Register(() => { red = true; Thread.Sleep(10000); });", TestName = "A_flag_is_silent")]
    [TestCase("app.Lifetime.ApplicationStopping.Register(() => { Readiness.Stop(); Thread.Sleep(10000); });", TestName = "Another_call_is_silent")]
    [TestCase("app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(10000)); _ = app.Lifetime.ApplicationStopping.IsCancellationRequested;",
        TestName = "A_check_that_looks_at_the_lifetime_is_silent")]
    [TestCase("app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(10000)); _ = new DrainCheck();", TestName = "A_check_by_its_name_is_silent")]
    [TestCase("if (app.Environment.IsDevelopment()) { app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(10000)); }",
        TestName = "Development_is_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [TestCase("var app = WebApplication.CreateBuilder(args).Build(); app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(10000)); app.Run();",
        TestName = "A_program_without_health_is_silent")]
    public void Silent_as_a_whole(string program) => Verify(program);

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<FailReadinessWhileDraining>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddHealthChecks(); var app = builder.Build(); "
            + "app.MapHealthChecks(\"/ready\"); " + statements + " app.Run();";
}

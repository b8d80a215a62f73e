using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class StopHostOnFailureTests
{
    [Test]
    public void Ignoring_failures_is_reported() => Verify(
        "options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.[|Ignore|];",
        "With 'Ignore' a background service that failed stays dead while the host looks healthy. Use StopHost, so that the platform starts it anew.");

    [Test]
    public void The_options_of_an_initializer_are_reported() => Verify(
        "_ = new HostOptions { BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.[|Ignore|] };");

    [Test]
    public void A_full_name_is_reported() => Verify(
        "options.BackgroundServiceExceptionBehavior = Microsoft.Extensions.Hosting.BackgroundServiceExceptionBehavior.[|Ignore|];");

    [TestCase("options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;", TestName = "Stopping_is_silent")]
    [TestCase("if (options.BackgroundServiceExceptionBehavior == BackgroundServiceExceptionBehavior.Ignore) { }", TestName = "A_comparison_is_silent")]
    [TestCase("options.ServicesStartConcurrently = true;", TestName = "Other_options_are_silent")]
    public void Silent(string statement) => Verify(statement);

    [Test]
    public void Fix() => FixVerifier<StopHostOnFailure, StopHostOnFailureFix>.Verify(
        Program("options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;"),
        Program("options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;"));

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<StopHostOnFailure>(
        Program(statement), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statement) =>
        $"var builder = Host.CreateApplicationBuilder(args); builder.Services.Configure<HostOptions>(options => {{ {statement} }});";
}

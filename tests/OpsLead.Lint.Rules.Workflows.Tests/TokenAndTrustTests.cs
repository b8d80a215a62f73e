using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class TokenAndTrustTests
{
    [TestCase("env:\n  [|ACTIONS_ALLOW_UNSECURE_COMMANDS: true|]\nruns-on: ubuntu-24.04", TestName = "On the job")]
    [TestCase("env:\n  [|ACTIONS_ALLOW_UNSECURE_COMMANDS: ' True'|]\nruns-on: ubuntu-24.04", TestName = "As the runner reads a Boolean")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    env:\n      [|ACTIONS_ALLOW_UNSECURE_COMMANDS: true|]", TestName = "On a step")]
    [TestCase("runs-on: ubuntu-24.04\nsteps:\n  - run: make\n    env: [|${{ matrix.env }}|]", TestName = "A whole environment, once the rule is selected")]
    [TestCase("env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: false\nruns-on: ubuntu-24.04", TestName = "Off")]
    [TestCase("env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: yes\nruns-on: ubuntu-24.04", TestName = "No Boolean to the runner")]
    [TestCase("env:\n  ACTIONS_STEP_DEBUG: true\nruns-on: ubuntu-24.04", TestName = "Another variable")]
    public void UnsafeCommands(string job) => RuleVerifier<KeepUnsafeCommandsOff>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void On_the_workflow() => RuleVerifier<KeepUnsafeCommandsOff>.VerifyWorkflow("on: push\nenv:\n  [|ACTIONS_ALLOW_UNSECURE_COMMANDS: true|]\njobs: {}\n");

    [TestCase("- uses: [|actions/create-github-app-token@v2|]\n  with:\n    app-id: 1", TestName = "Every permission")]
    [TestCase("- uses: actions/create-github-app-token@v2\n  with:\n    app-id: 1\n    skip-token-revoke: [|true|]\n    permission-issues: write", TestName = "Not revoked")]
    [TestCase("- uses: actions/create-github-app-token@v2\n  with:\n    [|owner: example-org|]\n    permission-issues: write", TestName = "Every repository")]
    [TestCase("- uses: actions/create-github-app-token@v2\n  with:\n    owner: example-org\n    permission-members: read", TestName = "Nothing of a repository")]
    [TestCase("- uses: actions/create-github-app-token@v2\n  with:\n    owner: example-org\n    repositories: shop\n    permission-issues: write", TestName = "Restricted")]
    [TestCase("- uses: actions/create-github-app-token@v2\n  with: ${{ fromJSON(inputs.with) }}", TestName = "Inputs from an expression")]
    [TestCase("- uses: example-org/create-github-app-token@v2\n  with:\n    skip-token-revoke: true", TestName = "Another action")]
    public void AppToken(string step) => RuleVerifier<RestrictAppToken>.VerifyWorkflow(Jobs.WithSteps(step));

    [TestCase("[|github.actor == 'dependabot[bot]'|]", TestName = "The actor")]
    [TestCase("${{ github.event_name == 'pull_request' && [|github['ACTOR'] == 'renovate[bot]'|] }}", TestName = "In brackets, with more")]
    [TestCase("${{ [|'mystery[bot]' == github.triggering_actor|] }}", TestName = "The other way round")]
    [TestCase("[|github.actor_id == 49699333|]", TestName = "By its number")]
    [TestCase("github.actor == 'octocat'", TestName = "A person")]
    [TestCase("github.event.pull_request.user.login == 'dependabot[bot]'", TestName = "The author")]
    [TestCase("github.actor != 'dependabot[bot]'", TestName = "Everybody else")]
    public void BotCondition(string condition) => RuleVerifier<TestAuthorInsteadOfActor>.VerifyWorkflow(WithCondition(condition, "pull_request_target"));

    [Test]
    public void Where_nobody_else_can_be_behind_the_actor_it_is_not_reported_unasked() =>
        Assert.That(Defaults.Lint(WithCondition("github.actor == 'dependabot[bot]'", "push"), new TestAuthorInsteadOfActor()), Is.Empty);

    [TestCase("github.actor == 'dependabot[bot]' && github.event.pull_request.user.login == 'dependabot[bot]'", 0)]
    [TestCase("github.actor == 'dependabot[bot]' || github.event.pull_request.user.login == 'dependabot[bot]'", 1)]
    public void The_author_beside_the_actor_is_test_enough(string condition, int count) =>
        Assert.That(Defaults.Lint(WithCondition(condition, "pull_request_target"), new TestAuthorInsteadOfActor()), Has.Count.EqualTo(count));

    private static string WithCondition(string condition, string trigger) =>
        $"on: {trigger}\njobs:\n  merge:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: gh pr merge\n        if: {condition}\n";
}

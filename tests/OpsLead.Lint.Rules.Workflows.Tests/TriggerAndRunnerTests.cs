using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class TriggerAndRunnerTests
{
    private const string Checkout = "    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n";

    [TestCase("on: [|pull_request_target|]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n" + Checkout, TestName = "Checks out the pull request")]
    [TestCase("on:\n  push:\n  [|workflow_run|]:\n    workflows: [ci]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make", TestName = "After another workflow, once the rule is selected")]
    [TestCase("on: [push, [|pull_request_target|]]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make", TestName = "In a list")]
    [TestCase("on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/labeler@v6", TestName = "The labeler")]
    [TestCase("on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04\n" + Checkout, TestName = "Without privileges")]
    [TestCase("on: [push, workflow_dispatch]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make", TestName = "From the inside")]
    public void PrivilegedTrigger(string workflow) => RuleVerifier<AvoidPrivilegedTrigger>.VerifyWorkflow(workflow);

    [Test]
    public void A_careful_use_is_not_reported_unasked() =>
        Assert.That(Defaults.Lint("on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: gh pr comment\n      - run: echo\n", new AvoidPrivilegedTrigger()), Is.Empty);

    [TestCase("pull_request", "runs-on: [|self-hosted|]", TestName = "One label")]
    [TestCase("pull_request", "runs-on: [linux, [|Self-Hosted|], arm64]", TestName = "In a list, in any case")]
    [TestCase("pull_request", "runs-on:\n      labels: [[|self-hosted|]]", TestName = "Under labels")]
    [TestCase("push", "runs-on: [|self-hosted|]", TestName = "For a push, once the rule is selected")]
    [TestCase("push", "runs-on:\n      [|group: my-group|]", TestName = "A group, once the rule is selected")]
    [TestCase("push", "runs-on: [|${{ inputs.runner }}|]", TestName = "An expression, once the rule is selected")]
    [TestCase("pull_request", "runs-on: ubuntu-24.04", TestName = "Hosted")]
    [TestCase("pull_request", "runs-on: ${{ matrix.os }}\n    strategy:\n      matrix:\n        os: [ubuntu-24.04, windows-2025]", TestName = "Hosted, by a matrix")]
    [TestCase("pull_request", "runs-on: ${{ matrix.os }}\n    strategy:\n      matrix:\n        os: [self-hosted, macos-15]\n        exclude:\n          - os: self-hosted", TestName = "Excluded from the matrix")]
    [TestCase("pull_request", "uses: ./.github/workflows/a.yml", TestName = "A call")]
    public void OwnRunner(string trigger, string job) =>
        RuleVerifier<KeepPublicRunsOffOwnRunners>.VerifyWorkflow($"on: {trigger}\njobs:\n  test:\n    {job}\n");

    [Test]
    public void Own_runners_for_pushes_are_not_reported_unasked() =>
        Assert.That(Defaults.Lint("on: push\njobs:\n  a:\n    runs-on: self-hosted\n", new KeepPublicRunsOffOwnRunners()), Is.Empty);

    [TestCase("if: [|${{ always() }} && true|]", TestName = "Text behind")]
    [TestCase("if: [|true && ${{ always() }}|]", TestName = "Text before")]
    [TestCase("if: [|' ${{ always() }}'|]", TestName = "A space before, in quotes")]
    [TestCase("if: [|${{ success() }}${{ always() }}|]", TestName = "Two expressions")]
    [TestCase("if: ${{ always() }}", TestName = "One expression")]
    [TestCase("if: always() && github.ref == 'refs/heads/main'", TestName = "Without braces")]
    [TestCase("if: |\n    always()\n    && true", TestName = "A block without braces")]
    [TestCase("if: >-\n    ${{ always()\n      && true }}", TestName = "A block that ends with its text")]
    public void Condition(string condition) => RuleVerifier<WriteWholeCondition>.VerifyWorkflow(Jobs.WithSteps("- run: make\n  " + condition));

    [Test]
    public void The_final_line_break_of_a_block_is_dropped() => RuleVerifier<WriteWholeCondition>.VerifyWorkflow(
        Jobs.WithSteps("- run: make\n  if: [|||]\n    ${{ always() }}"),
        Jobs.WithSteps("- run: make\n  if: |-\n    ${{ always() }}"));

    [TestCase("permissions:\n  contents: read\n  [|issues: write|]\n", TestName = "One without")]
    [TestCase("permissions:\n  [|issues: write|] #\n", TestName = "An empty comment")]
    [TestCase("permissions:\n  issues: write # answers the reporter\n  [|packages: read|]\n  pages: write\n", TestName = "The first without")]
    [TestCase("permissions:\n  issues: write # answers the reporter\n", TestName = "With a comment")]
    [TestCase("permissions:\n  contents: read\n", TestName = "What every job needs")]
    [TestCase("permissions: read-all\n", TestName = "No list")]
    public void Comment(string permissions) => RuleVerifier<CommentPermissions>.VerifyWorkflow($"on: push\n{permissions}jobs: {{}}\n");

    [TestCase("[|on|]: push\njobs:\n  a:\n    runs-on: x\n", TestName = "None")]
    [TestCase("on: push\n[|concurrency|]: deploy\njobs:\n  a:\n    runs-on: x\n", TestName = "Only a group")]
    [TestCase("[|on|]: push\njobs:\n  a:\n    runs-on: x\n    concurrency: b\n  c:\n    runs-on: x\n", TestName = "One job has none")]
    [TestCase("on: push\nconcurrency:\n  group: deploy\n  cancel-in-progress: false\njobs:\n  a:\n    runs-on: x\n", TestName = "Decided")]
    [TestCase("on: workflow_call\njobs:\n  a:\n    runs-on: x\n", TestName = "Only called")]
    [TestCase("on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n", TestName = "Only calls")]
    public void Concurrency(string workflow) => RuleVerifier<LimitConcurrency>.VerifyWorkflow(workflow);
}

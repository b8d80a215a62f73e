using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class IdAndPermissionTests
{
    private const string Called = "on: workflow_call\njobs:\n  push:\n    permissions:\n      packages: write\n    runs-on: x\n    steps:\n      - run: make\n";

    [TestCase("[|a.b|]", "x", TestName = "A period")]
    [TestCase("[|1a|]", "x", TestName = "A digit first")]
    [TestCase("[|__a|]", "x", TestName = "Two underscores")]
    [TestCase("a", "[|A|]", TestName = "Two jobs that differ by case")]
    [TestCase("_a-1", "b", TestName = "Good ones")]
    [TestCase("${{ a }}", "b", TestName = "An expression")]
    public void Ids_of_jobs(string first, string second) =>
        RuleVerifier<FixId>.VerifyWorkflow($"on: push\njobs:\n  {first}:\n    runs-on: x\n    steps: []\n  {second}:\n    runs-on: x\n    steps: []\n");

    [Test]
    public void Ids_of_steps_are_told_apart_within_their_job() => RuleVerifier<FixId>.VerifyWorkflow(
        Jobs.WithSteps("- id: a\n  run: x\n- id: [|'A'|]\n  run: x\n- id: [|b c|]\n  run: x") + "  other:\n    runs-on: x\n    steps:\n      - id: a\n        run: x\n");

    [TestCase("contents: [|admin|]", TestName = "A level that there is not")]
    [TestCase("id-token: [|read|]", TestName = "A level that this scope lacks")]
    [TestCase("[|everything|]: read", TestName = "A scope that nobody knows")]
    [TestCase("contents: read\n  vulnerability-alerts: read\n  models: none", TestName = "Good ones")]
    [TestCase("contents: ${{ inputs.level }}", TestName = "An expression")]
    public void Permissions(string permissions) => RuleVerifier<FixPermission>.VerifyWorkflow($"on: push\npermissions:\n  {permissions}\njobs: {{}}\n");

    [Test]
    public void A_slip_of_the_pen_in_a_scope_is_fixed() => RuleVerifier<FixPermission>.VerifyWorkflow(
        "on: push\npermissions:\n  [|pull-request|]: write\njobs: {}\n", "on: push\npermissions:\n  pull-requests: write\njobs: {}\n");

    [Test]
    public void A_word_that_is_no_permission() => RuleVerifier<FixPermission>.VerifyWorkflow("on: push\npermissions: [|read|]\njobs: {}\n");

    [TestCase("permissions: {}\n    uses: [|./.github/workflows/called.yml|]", TestName = "Nothing is granted")]
    [TestCase("permissions: read-all\n    uses: [|./.github/workflows/called.yml|]", TestName = "Reading is granted")]
    [TestCase("permissions: { packages: read }\n    uses: [|./.github/workflows/called.yml|]", TestName = "Less is granted")]
    [TestCase("permissions: { packages: write }\n    uses: ./.github/workflows/called.yml", TestName = "It is granted")]
    [TestCase("permissions: write-all\n    uses: ./.github/workflows/called.yml", TestName = "All is granted")]
    [TestCase("uses: ./.github/workflows/called.yml", TestName = "The repository's settings decide")]
    [TestCase("permissions: {}\n    uses: shop/ci/.github/workflows/called.yml@v1", TestName = "Another repository's workflow")]
    public void Calls(string job) => RuleVerifier<GrantWhatIsCalled>.VerifyWorkspace(
        (".github/workflows/release.yml", $"on: push\njobs:\n  call:\n    {job}\n"), (".github/workflows/called.yml", Called));

    [Test]
    public void A_call_in_between_hands_on_what_it_was_given() => RuleVerifier<GrantWhatIsCalled>.VerifyWorkspace(
        (".github/workflows/release.yml", "on: push\njobs:\n  call:\n    permissions: {}\n    uses: [|./.github/workflows/middle.yml|]\n"),
        (".github/workflows/middle.yml", "on: workflow_call\njobs:\n  middle:\n    uses: ./.github/workflows/called.yml\n"),
        (".github/workflows/called.yml", Called));

    [Test]
    public void Workflows_that_call_each_other_come_to_an_end() => RuleVerifier<GrantWhatIsCalled>.VerifyWorkspace(
        (".github/workflows/a.yml", "on: workflow_call\npermissions: {}\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"),
        (".github/workflows/b.yml", "on: workflow_call\njobs:\n  b:\n    uses: ./.github/workflows/b.yml\n"));
}

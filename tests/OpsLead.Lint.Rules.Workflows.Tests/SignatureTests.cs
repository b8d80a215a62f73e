using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What actions and called workflows take and give.</summary>
public sealed class SignatureTests
{
    private const string Caller = ".github/workflows/ci.yml";
    private const string Called = ".github/workflows/deploy.yml";

    private const string Action = "name: x\ndescription: x\ninputs:\n  who: { required: true }\n  greeting: { required: true, default: hi }\n  old: { deprecationMessage: Use who. }\n" +
        "outputs:\n  text: { description: x }\nruns:\n  using: node24\n  main: index.js\n";

    private const string Workflow = "on:\n  workflow_call:\n    inputs:\n      region: { type: string, required: true }\n      count: { type: number }\n      dry: { type: boolean, required: true, default: false }\n" +
        "    secrets:\n      TOKEN: { required: true }\n    outputs:\n      url: { value: x }\njobs: {}\n";

    [TestCase("- uses: actions/setup-node@v4\n  with:\n    [|node_version|]: 22\n    NODE-VERSION: 22", TestName = "A slip")]
    [TestCase("- uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0\n  with:\n    [|fetch_depth|]: 0", TestName = "A slip, pinned to a commit")]
    [TestCase("- uses: rhysd/action-setup-vim@v1\n  with:\n    [|entrypoint|]: x\n    [|args|]: y", TestName = "What only Docker actions take")]
    [TestCase("- uses: example-org/setup@v4\n  with:\n    anything: 22", TestName = "An action that is not known")]
    [TestCase("- uses: octokit/request-action@v2.x\n  with:\n    route: GET /\n    owner: x", TestName = "An action that takes any input")]
    [TestCase("- uses: actions/setup-node@v4\n  with: ${{ fromJSON(env.X) }}", TestName = "Inputs from an expression")]
    [TestCase("- uses: docker://alpine:3.20\n  with:\n    args: x", TestName = "An image")]
    public void Declared(string steps) => RuleVerifier<PassDeclaredInputs>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void Between_the_releases_of_the_table_only_a_slip_is_reported() => RuleVerifier<PassDeclaredInputs>.VerifyWorkflow(
        Jobs.WithSteps("- uses: actions/setup-node@v4.9.1\n  with:\n    brand-new-thing: 22"), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_local_action_takes_what_it_declares() => RuleVerifier<PassDeclaredInputs>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: ./greet/\n  with:\n    WHO: x\n    [|whom|]: x\n- uses: $/greet\n  with:\n    [|args|]: x")), ("greet/action.yml", Action));

    [TestCase("- uses: [|actions/cache@v4|]\n  with:\n    path: x", TestName = "One of two")]
    [TestCase("- uses: [|[|actions/cache@v4|]|]", TestName = "None of two is two findings in one place")]
    [TestCase("- uses: actions/cache@v4\n  with: { path: x, KEY: y }", TestName = "Both, in any case")]
    [TestCase("- uses: actions/cache@v4\n  with: ${{ fromJSON(env.X) }}", TestName = "Inputs from an expression, required ones")]
    public void Required(string steps) => RuleVerifier<PassRequiredInputs>.VerifyWorkflow(
        Jobs.WithSteps(steps));

    [Test]
    public void A_default_stands_in_for_a_required_input() => RuleVerifier<PassRequiredInputs>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: [|./greet|]\n- uses: ./greet\n  with:\n    who: x")), ("greet/action.yml", Action));

    [TestCase("- uses: actions/cache@v4\n  with:\n    path: x\n    key: y\n    [|save-always|]: true", TestName = "Deprecated")]
    [TestCase("- uses: actions/cache@v4\n  with:\n    path: x\n    key: y", TestName = "Nothing deprecated")]
    [TestCase("- uses: example-org/cache@v4\n  with:\n    save-always: true", TestName = "Not known whether")]
    public void Deprecated(string steps) => RuleVerifier<ReplaceDeprecatedInputs>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void A_local_action_says_what_is_deprecated() => RuleVerifier<ReplaceDeprecatedInputs>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: ./greet\n  with:\n    who: x\n    [|old|]: x")), ("greet/action.yml", Action));

    [TestCase("- uses: [|actions/checkout@v3|]", TestName = "node16")]
    [TestCase("- uses: [|Actions/Checkout@v2|]", TestName = "node12, in any case")]
    [TestCase("- uses: [|github/codeql-action/init@v2|]", TestName = "Below the root of its repository")]
    [TestCase("- uses: actions/checkout@v4", TestName = "A runtime that is there")]
    [TestCase("- uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8", TestName = "A commit")]
    [TestCase("- uses: example-org/checkout@v1", TestName = "Unknown")]
    public void Runtime(string steps) => RuleVerifier<UpdateActionRuntime>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void What_GitHub_refuses_is_an_error() =>
        RuleVerifier<UpdateActionRuntime>.VerifyWorkflow(Jobs.WithSteps("- uses: [|actions/upload-artifact@v3|]"), options: new RuleVerifierOptions { Severity = RuleSeverity.Error });

    [TestCase("container:\n  image: x:1\n  credentials:\n    username: u\n    password: [|not-real|]", TestName = "A container")]
    [TestCase("services:\n  db:\n    image: x:1\n    credentials:\n      username: u\n      password: \"[|not-real${{ secrets.REST }}|]\"", TestName = "A service, in part")]
    [TestCase("container:\n  image: x:1\n  credentials:\n    username: u\n    password: |-\n      [|not-real|]", TestName = "A block scalar")]
    [TestCase("container:\n  image: x:1\n  credentials:\n    username: u\n    password: ${{ secrets.PASSWORD }}", TestName = "A secret")]
    [TestCase("services:\n  db:\n    image: x:1\n    credentials:\n      username: u\n      password: ${{ env.PASSWORD }}", TestName = "The environment")]
    [TestCase("container:\n  image: x:1\n  credentials:\n    username: u\n    password: ''", TestName = "Empty")]
    public void Password(string job) => RuleVerifier<KeepRegistryPasswordsOut>.VerifyWorkflow(Jobs.WithJob(job));

    [TestCase("env:\n  [|A B|]: x\nruns-on: x", TestName = "White space")]
    [TestCase("runs-on: x\nservices:\n  db:\n    image: x:1\n    env:\n      [|A=B|]: x", TestName = "An equals sign on a service")]
    [TestCase("runs-on: x\nsteps:\n  - run: make\n    env:\n      [|A&B|]: x", TestName = "An ampersand on a step")]
    [TestCase("env:\n  A_B: x\n  A-B: x\n  ${{ matrix.name }}: x\nruns-on: x", TestName = "Names that can be read")]
    [TestCase("env: ${{ fromJSON('{}') }}\nruns-on: x", TestName = "An expression")]
    [TestCase("outputs:\n  A B: x\nruns-on: x", TestName = "Not an environment")]
    public void VariableName(string job) => RuleVerifier<NameEnvironmentVariables>.VerifyWorkflow(Jobs.WithJob(job));

    [TestCase("with:\n  region: x\n  [|regoin|]: x\nsecrets:\n  TOKEN: x", TestName = "An input")]
    [TestCase("with:\n  REGION: x\nsecrets:\n  token: x\n  [|TOKENS|]: x", TestName = "A secret")]
    [TestCase("with:\n  region: x\nsecrets: inherit", TestName = "All secrets")]
    [TestCase("with: ${{ fromJSON(vars.X) }}", TestName = "An expression gives them")]
    public void CallDeclared(string call) => VerifyCall<PassDeclaredWorkflowInputs>(call, "./.github/workflows/deploy.yml");

    [TestCase("secrets:\n  TOKEN: x", "[|./.github/workflows/deploy.yml|]", TestName = "An input is missing")]
    [TestCase("with:\n  region: x", "[|./.github/workflows/deploy.yml|]", TestName = "A secret is missing")]
    [TestCase("with:\n  Region: x\nsecrets: inherit", "./.github/workflows/deploy.yml", TestName = "All secrets are handed on")]
    [TestCase("with:\n  region: x\nsecrets:\n  token: x", "$/.github/workflows/deploy.yml", TestName = "All is given")]
    [TestCase("with:\n  region: x", "example-org/deploy/.github/workflows/deploy.yml@v1", TestName = "Another repository")]
    public void CallRequired(string call, string uses) => VerifyCall<PassRequiredWorkflowInputs>(call, uses);

    [TestCase("with:\n  count: [|many|]", TestName = "A text for a number")]
    [TestCase("with:\n  dry: [|1|]", TestName = "A number for a boolean")]
    [TestCase("with:\n  count: [|${{ github.ref == 'x' }}|]", TestName = "An expression of another type")]
    [TestCase("with:\n  region: 4\n  count: 4\n  dry: true", TestName = "Fitting, and what becomes text")]
    [TestCase("with:\n  count: ${{ fromJSON(vars.X) }}\n  dry: ${{ github.ref == 'x' }}", TestName = "Fitting expressions")]
    [TestCase("with:\n  other: x", TestName = "No such input")]
    public void CallTypes(string call) => VerifyCall<FitWorkflowInputs>(call, "./.github/workflows/deploy.yml");

    [Test]
    public void A_workflow_that_cannot_be_called_is_reported_at_the_call() => RuleVerifier<CallReusableWorkflows>.VerifyWorkspace(
        (Caller, "on: push\njobs:\n  a:\n    uses: [|./.github/workflows/deploy.yml|]\n  b:\n    uses: [|./.github/workflows/gone.yml|]\n"), (Called, "on: [push]\njobs: {}\n"));

    [Test]
    public void A_sample_with_workflows_of_its_own_is_its_own_repository() => RuleVerifier<CallReusableWorkflows>.VerifyWorkspace(
        ("samples/web/.github/workflows/ci.yml", "on: push\njobs:\n  a:\n    uses: ./.github/workflows/deploy.yml\n  b:\n    uses: [|./.github/workflows/test.yml|]\n"),
        ("samples/web/.github/workflows/deploy.yml", "on: workflow_call\njobs: {}\n"),
        ("samples/web/.github/workflows/test.yml", "on: push\njobs: {}\n"),
        (Called, "on: [push]\njobs: {}\n"));

    [Test]
    public void A_caller_alone_does_not_say_what_else_there_is() =>
        RuleVerifier<CallReusableWorkflows>.VerifyWorkflow("on: push\njobs:\n  a:\n    uses: ./.github/workflows/gone.yml\n");

    [Test]
    public void A_workflow_that_can_be_called_is_fine() => RuleVerifier<CallReusableWorkflows>.VerifyWorkspace(
        (Caller, "on: push\njobs:\n  a:\n    uses: ./.github/workflows/deploy.yml\n"), (Called, "on: workflow_call\njobs: {}\n"));

    [Test]
    public void Outputs_are_those_that_the_other_file_declares() => RuleVerifier<ReadDeclaredOutputs>.VerifyWorkspace(
        (Caller, "on: push\njobs:\n  a:\n    uses: ./.github/workflows/deploy.yml\n  b:\n    needs: a\n    runs-on: x\n    steps:\n      - id: greet\n        uses: ./greet\n" +
            "      - run: |\n          make\n          echo ${{ steps.greet.outputs.text }} ${{ steps.greet.outputs.[|txt|] }} ${{ needs.a.outputs.URL }} ${{ needs.a.outputs.[|uri|] }}\n"),
        (Called, Workflow),
        ("greet/action.yml", Action));

    [Test]
    public void Of_a_file_that_is_not_there_nothing_is_known() => RuleVerifier<ReadDeclaredOutputs>.VerifyWorkflow(
        Jobs.WithSteps("- id: greet\n  uses: ./greet\n- run: echo ${{ steps.greet.outputs.txt }}"));

    [TestCase("", "[|OTHER|]", TestName = "Nobody hands on all secrets")]
    [TestCase("secrets: inherit", "OTHER", TestName = "A caller hands on all secrets")]
    [TestCase("", "TOKEN", TestName = "A declared secret")]
    [TestCase("", "GITHUB_TOKEN", TestName = "The token")]
    public void Secrets(string secrets, string name) => RuleVerifier<ReadDeclaredOutputs>.VerifyWorkspace(
        (Caller, $"on: push\njobs:\n  a:\n    uses: ./.github/workflows/deploy.yml\n    {secrets}\n"),
        (Called, Workflow.Replace("jobs: {}", $"jobs:\n  a:\n    runs-on: x\n    env:\n      X: ${{{{ secrets.{name} }}}}", StringComparison.Ordinal)));

    private static void VerifyCall<TRule>(string call, string uses)
        where TRule : Rule, new() =>
        RuleVerifier<TRule>.VerifyWorkspace((Caller, $"on: push\njobs:\n  a:\n    uses: {uses}\n    {call.Replace("\n", "\n    ", StringComparison.Ordinal)}\n"), (Called, Workflow));
}

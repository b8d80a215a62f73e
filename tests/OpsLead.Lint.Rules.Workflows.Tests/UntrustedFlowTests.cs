using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>How a stranger's text comes to a script by way of outputs, inputs and checkouts.</summary>
public sealed class UntrustedFlowTests
{
    private const string Head = "on: issue_comment\npermissions: {}\njobs:\n";

    [TestCase("echo \"title=$TITLE\" >> \"$GITHUB_OUTPUT\"", TestName = "Appended")]
    [TestCase("{ echo \"title=$TITLE\"; } >> $GITHUB_OUTPUT", TestName = "In a group")]
    [TestCase("T=$(echo \"$TITLE\" | tr -d x)\n    echo \"title=${T}\" >> $GITHUB_OUTPUT", TestName = "Cut first")]
    [TestCase("printf 'title<<E\\n' >> $GITHUB_OUTPUT\n    echo \"$TITLE\" >> $GITHUB_OUTPUT\n    echo E >> $GITHUB_OUTPUT", TestName = "Of several lines")]
    public void An_output_of_a_step_carries_it(string line) => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps($"- id: read\n  env:\n    TITLE: ${{{{ github.event.issue.title }}}}\n  run: |\n    {line}\n- run: |\n    echo ${{{{ [|steps.read.outputs.title|] }}}}"),
        options: RuleVerifierOptions.AsShipped);

    [TestCase("echo \"title=$(echo \"$TITLE\" | wc -c)\" >> $GITHUB_OUTPUT", TestName = "Counted")]
    [TestCase("echo \"other=$TITLE\" >> $GITHUB_OUTPUT", TestName = "Another output")]
    [TestCase("echo \"title=1.4\" >> $GITHUB_OUTPUT", TestName = "A constant output")]
    public void An_output_that_does_not_carry_it_is_silent(string line) => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps($"- id: read\n  env:\n    TITLE: ${{{{ github.event.issue.title }}}}\n  run: |\n    {line}\n- run: |\n    echo ${{{{ steps.read.outputs.title }}}}"),
        options: RuleVerifierOptions.AsShipped);

    [Test]
    public void An_output_of_a_job_carries_it() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Head + "  read:\n    runs-on: ubuntu-24.04\n    outputs:\n      title: ${{ steps.read.outputs.title }}\n    steps:\n      - id: read\n        env:\n          T: ${{ github.event.issue.title }}\n"
        + "        run: echo \"title=$T\" >> $GITHUB_OUTPUT\n  say:\n    needs: read\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          echo 1\n          echo '${{ [|needs.read.outputs.title|] }}'\n",
        options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_variable_of_a_step_before_carries_it() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps("- env:\n    B: ${{ github.event.comment.body }}\n  run: echo \"TITLE=$B\" >> $GITHUB_ENV\n- run: |\n    echo ${{ [|env.TITLE|] }}"), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void An_action_that_reads_a_branch_gives_it_on() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps("- id: branch\n  uses: xt0rted/pull-request-comment-branch@v3\n- run: git push origin ${{ [|steps.branch.outputs.head_ref|] }}"), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void Variables_in_a_circle_end() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithJob("env:\n  A: ${{ env.B }}${{ env.B }}\n  B: ${{ env.A }}${{ env.A }}\nruns-on: ubuntu-24.04\nsteps:\n  - run: echo ${{ env.A }}"), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_called_workflow_is_told_what_its_callers_hand_it() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkspace(
        RuleVerifierOptions.AsShipped,
        (".github/workflows/ci.yml", Head + "  call:\n    uses: ./.github/workflows/say.yml\n    with:\n      text: ${{ github.event.issue.title }}\n"),
        (".github/workflows/say.yml", "on:\n  workflow_call:\n    inputs:\n      text:\n        type: string\npermissions: {}\njobs:\n  say:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          make\n          echo ${{ [|inputs.text|] }}\n"));

    [Test]
    public void An_action_below_a_called_workflow_is_told_too() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkspace(
        RuleVerifierOptions.AsShipped,
        (".github/workflows/ci.yml", Head + "  call:\n    uses: ./.github/workflows/say.yml\n    with:\n      text: ${{ github.event.issue.title }}\n"),
        (".github/workflows/say.yml", "on:\n  workflow_call:\n    inputs:\n      text:\n        type: string\npermissions: {}\njobs:\n  say:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ./.github/actions/say\n        with:\n          words: ${{ inputs.text }}\n"),
        (".github/actions/say/action.yml", "name: Say\ndescription: Says.\ninputs:\n  words:\n    description: Words.\nruns:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        echo ${{ [|inputs.words|] }}\n"));

    [TestCase("${{ github.sha }}", "string", "echo ${{ inputs.text }}", TestName = "What is handed on is harmless")]
    [TestCase("${{ github.event.issue.title }}", "string", "echo \"$TEXT\"", TestName = "The input is read as a variable")]
    [TestCase("${{ github.event.issue.title }}", "number", "echo ${{ inputs.text }}", TestName = "The input is a number")]
    public void Calls_without_a_way_to_a_script_are_silent(string value, string type, string run) => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkspace(
        RuleVerifierOptions.AsShipped,
        (".github/workflows/ci.yml", Head + $"  call:\n    uses: ./.github/workflows/say.yml\n    with:\n      text: {value}\n"),
        (".github/workflows/say.yml", $"on:\n  workflow_call:\n    inputs:\n      text:\n        type: {type}\npermissions: {{}}\njobs:\n  say:\n    runs-on: ubuntu-24.04\n    env:\n      TEXT: ${{{{ inputs.text }}}}\n    steps:\n      - run: {run}\n"));

    [TestCase("pull_request_target", "- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}\n- run: |\n    echo 1\n    [|npm ci|]", TestName = "Packages of a pull request")]
    [TestCase("issue_comment", "- run: gh pr checkout 1\n- run: [|./build.sh|]", TestName = "A script of a pull request")]
    [TestCase("workflow_run", "- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.event.workflow_run.head_sha }}\n- uses: [|./.github/actions/build|]", TestName = "An action of a pull request")]
    [TestCase("pull_request", "- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}\n- run: npm ci", TestName = "Without rights")]
    [TestCase("pull_request_target", "- uses: actions/checkout@v5\n- run: npm ci", TestName = "The repository's own code")]
    [TestCase("pull_request_target", "- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.event.pull_request.head.sha }}\n- run: git diff", TestName = "Nothing is run")]
    [TestCase("pull_request_target", "- run: npm ci\n- uses: actions/checkout@v5\n  with:\n    ref: ${{ github.head_ref }}", TestName = "Run before the checkout")]
    public void Checkouts(string trigger, string steps) => RuleVerifier<KeepStrangersCodeUnprivileged>.VerifyWorkflow(Jobs.WithSteps(steps).Replace("on: push", "on: " + trigger, StringComparison.Ordinal));

    [Test]
    public void A_job_that_somebody_approves_is_reported_to_who_asks_alone() => RuleVerifier<KeepStrangersCodeUnprivileged>.VerifyWorkflow(
        Jobs.WithJob("environment: review\nruns-on: ubuntu-24.04\nsteps:\n  - uses: actions/checkout@v5\n    with:\n      ref: ${{ github.head_ref }}\n  - run: npm ci")
            .Replace("on: push", "on: pull_request_target", StringComparison.Ordinal),
        options: RuleVerifierOptions.AsShipped);
}

using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What a workflow hides from its readers, and whom it trusts.</summary>
public sealed class ClarityTests
{
    [TestCase("- run: echo ${{ [|true|] }}", TestName = "A literal")]
    [TestCase("- run: echo ${{ [|format('{0}', 'abc')|] }}", TestName = "A call")]
    [TestCase("- run: |\n    echo ${{ format('{0}, {1}', github.event.number, [|format('{0}', 'abc')|]) }}", TestName = "A part of an expression in a block")]
    [TestCase("- run: make\n  if: ${{ inputs[[|inputs.name|]] }}", TestName = "A computed name")]
    [TestCase("- uses: [|actions/checkout/.|]@v5", TestName = "A path that goes nowhere")]
    [TestCase("- uses: '[|actions/cache/save/../save|]@v4'", TestName = "A path that goes back")]
    [TestCase("- run: echo ${{ github.ref }}", TestName = "A context")]
    [TestCase("- run: make\n  if: contains(fromJSON('[\"push\"]'), github.event_name)", TestName = "A list for contains")]
    [TestCase("- uses: actions/cache/save@v4", TestName = "A straight path")]
    public void Constant(string step) => RuleVerifier<WriteConstantOut>.VerifyWorkflow(Jobs.WithSteps(step));

    [TestCase("- run: echo\n  shell: [|cmd|]", TestName = "cmd")]
    [TestCase("- run: int main() {}\n  shell: [|tcc -run {0}|]", TestName = "A shell of one's own")]
    [TestCase("- uses: actions/setup-python@v6\n  with:\n    pip-install: [|-r requirements.txt|]", TestName = "pip-install")]
    [TestCase("- run: echo\n  shell: bash -e {0}", TestName = "bash with options")]
    [TestCase("- run: echo\n  shell: PWSH", TestName = "In any case")]
    [TestCase("- run: echo\n  shell: ${{ inputs.shell }}", TestName = "An expression")]
    public void Shell(string step) => RuleVerifier<AvoidMisleadingFeature>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void The_shell_of_all_steps_counts() => RuleVerifier<AvoidMisleadingFeature>.VerifyWorkflow(Jobs.WithJob("runs-on: windows-2025\ndefaults:\n  run:\n    shell: [|cmd|]"));

    [Test]
    public void A_local_action_is_taken_from_this_commit() => RuleVerifier<ReferToOwnCommit>.VerifyWorkflow(
        Jobs.WithSteps("- uses: [|./.github/actions/setup|]"), Jobs.WithSteps("- uses: $/.github/actions/setup"));

    [TestCase("- uses: $/.github/actions/setup", TestName = "This commit")]
    [TestCase("- uses: example-org/setup@v1", TestName = "Another repository")]
    [TestCase("- uses: docker://alpine", TestName = "An image")]
    public void Elsewhere(string step) => RuleVerifier<ReferToOwnCommit>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void A_local_workflow_is_taken_from_this_commit() => RuleVerifier<ReferToOwnCommit>.VerifyWorkflow(
        Jobs.WithJob("uses: [|./.github/workflows/build.yml|]"), Jobs.WithJob("uses: $/.github/workflows/build.yml"));

    [TestCase("- uses: [|sergeysova/jq-action|]@v2", TestName = "jq")]
    [TestCase("- uses: [|EndBug/add-and-commit|]@v9", TestName = "git, in any case")]
    [TestCase("- name: Release\n  uses: \"[|softprops/action-gh-release|]@v2\"", TestName = "gh, in quotes")]
    [TestCase("- uses: actions/checkout@v5", TestName = "An action with no such tool")]
    [TestCase("- uses: ./sergeysova/jq-action", TestName = "A local action of that name")]
    [TestCase("- run: jq . file.json", TestName = "The tool")]
    public void Installed(string step) => RuleVerifier<UseInstalledTool>.VerifyWorkflow(Jobs.WithSteps(step));

    [TestCase("action/checkout", "actions/checkout", TestName = "One left out")]
    [TestCase("cations/checkout", "actions/checkout", TestName = "Two swapped")]
    [TestCase("acti0ns/checkout", "actions/checkout", TestName = "One that looks like it")]
    [TestCase("actiions/checkout", "actions/checkout", TestName = "One doubled")]
    [TestCase("dokcer/login-action", "docker/login-action", TestName = "Another owner")]
    public void A_slip_is_corrected(string written, string meant) => RuleVerifier<CheckActionOwner>.VerifyWorkflow(
        Jobs.WithSteps($"- uses: [|{written}|]@v1"), Jobs.WithSteps($"- uses: {meant}@v1"));

    [TestCase("- uses: actions/chckout@v5", TestName = "The same owner")]
    [TestCase("- uses: example-org/checkout@v5", TestName = "Quite another owner")]
    [TestCase("- uses: ./action/checkout", TestName = "A local action")]
    public void NoSlip(string step) => RuleVerifier<CheckActionOwner>.VerifyWorkflow(Jobs.WithSteps(step));

    [TestCase("allowed", "actions/*, docker/login-action", "- uses: actions/checkout@v5\n- uses: [|docker/build-push-action@v6|]\n- uses: docker/login-action@v3", TestName = "What is not allowed")]
    [TestCase("allowed", "actions/checkout@v4", "- uses: [|actions/checkout@v5|]", TestName = "Another version")]
    [TestCase("denied", "example-org/*", "- uses: [|Example-Org/lint/sub@v1|]\n- uses: other/lint@v1", TestName = "What is denied")]
    [TestCase("denied", "github/codeql-action/*", "- uses: [|github/codeql-action/init@v3|]", TestName = "Below a repository")]
    [TestCase("denied", "actions/check", "- uses: actions/checkout@v5", TestName = "The beginning of a name is not the name")]
    [TestCase("allowed", "actions/*", "- uses: ./.github/actions/own\n- uses: docker://alpine", TestName = "Local actions and images")]
    public void AllowedActions(string option, string patterns, string steps) => RuleVerifier<UseAllowedActions>.VerifyWorkflow(
        Jobs.WithSteps(steps), options: new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add(option, patterns) });

    [Test]
    public void Without_a_list_everything_is_allowed() => RuleVerifier<UseAllowedActions>.VerifyWorkflow(Jobs.WithSteps("- uses: example-org/lint@v1"));
}

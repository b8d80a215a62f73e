using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class KeepUntrustedInputOutOfScriptsTests
{
    [TestCase("- run: echo ${{ [|github.event.issue.title|] }}", TestName = "A title")]
    [TestCase("- run: |\n    make\n    echo '${{ [|github.head_ref|] }}'", TestName = "In a block scalar the very characters")]
    [TestCase("- run: >\n    echo\n    \"${{   [|github.event.comment['body']|] || 'none' }}\"", TestName = "By index, with a default, folded")]
    [TestCase("- run: echo ${{ join([|github.event.commits.*.message|]) }}", TestName = "Through a filter and a function")]
    [TestCase("- run: echo ${{ github.event_name == 'push' && [|github.event.head_commit.message|] }}", TestName = "Right of and")]
    [TestCase("- run: echo '${{ toJSON([|github.event|]) }}'", TestName = "The whole event")]
    [TestCase("- uses: actions/github-script@v8\n  with:\n    script: |\n      console.log('${{ [|GitHub.Event.Issue.Title|] }}')", TestName = "In JavaScript, in any case")]
    [TestCase("- env:\n    TITLE: ${{ github.event.issue.title }}\n  run: echo ${{ [|env.TITLE|] }}", TestName = "Through the env context")]
    [TestCase("- run: echo ${{ github.sha }} ${{ github.run_id }} ${{ secrets.TOKEN }}", TestName = "What is fixed")]
    [TestCase("- run: echo ${{ contains(github.event.issue.title, 'x') }} ${{ github.head_ref == 'main' }} ${{ !github.head_ref }}", TestName = "A test")]
    [TestCase("- env:\n    TITLE: ${{ github.event.issue.title }}\n  run: echo \"$TITLE\"", TestName = "Read as a variable")]
    [TestCase("- if: github.event.issue.title == 'x'\n  run: make", TestName = "A condition")]
    [TestCase("- uses: example/x@v1\n  with:\n    script: ${{ github.event.issue.title }}", TestName = "Another action's input")]
    public void Step(string step) => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void The_value_moves_to_a_new_env() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps("- name: Say\n  run: |\n    echo \"on ${{ [|github.head_ref|] }}\"\n    echo ${{ [|github.head_ref|] }}"),
        Jobs.WithSteps("- name: Say\n  env:\n    HEAD_REF: ${{ github.head_ref }}\n  run: |\n    echo \"on ${HEAD_REF}\"\n    echo \"${HEAD_REF}\""));

    [Test]
    public void The_value_joins_an_env_that_is_there() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        Jobs.WithSteps("- env:\n    A: b\n  run: echo \"${{ [|github.event.issue.title|] }}\""),
        Jobs.WithSteps("- env:\n    ISSUE_TITLE: ${{ github.event.issue.title }}\n    A: b\n  run: echo \"${ISSUE_TITLE}\""));

    [TestCase("- run: echo '${{ [|github.head_ref|] }}'", TestName = "In single quotes no shell reads a variable")]
    [TestCase("- run: sh -c \"echo ${{ [|github.head_ref|] }}\"", TestName = "A second shell would read the text again")]
    [TestCase("- shell: pwsh\n  run: echo ${{ [|github.head_ref|] }}", TestName = "Another shell")]
    public void No_fix_where_the_meaning_may_change(string step)
    {
        RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(Jobs.WithSteps(step));
        var text = Jobs.WithSteps(step).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Assert.That(Defaults.Lint(text, new KeepUntrustedInputOutOfScripts()).Single().Fix, Is.Null);
    }

    [TestCase("- run: echo ${{ [|inputs.name|] }}", TestName = "An input")]
    [TestCase("- run: echo ${{ [|steps.a.outputs.b|] }}", TestName = "An output")]
    [TestCase("- run: echo ${{ [|github.ref_name|] }}", TestName = "A branch of the repository itself")]
    public void What_people_with_rights_write_is_for_the_alias(string step)
    {
        RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(Jobs.WithSteps(step), options: new RuleVerifierOptions { Select = ["zizmor/template-injection"], Aliases = ["zizmor/template-injection"] });
        Assert.That(Defaults.Lint(Jobs.WithSteps(step.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)), new KeepUntrustedInputOutOfScripts()), Is.Empty);
    }

    [Test]
    public void Inputs_with_a_type_that_holds_no_code_are_silent() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(
        "on:\n  workflow_dispatch:\n    inputs:\n      count:\n        type: number\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ inputs.count }}\n");

    [Test]
    public void Composite_actions_count() => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyAction(
        "name: Say\ndescription: Says.\nruns:\n  using: composite\n  steps:\n    - shell: bash\n      run: echo ${{ [|github.event.pull_request.body|] }}\n");

    [TestCase("- run: echo '${{ toJSON([|github.event.*.body|]) }}'", TestName = "The bodies of all that the event holds")]
    [TestCase("- run: echo '${{ [|github.event.*.title|] }}'", TestName = "One filter")]
    [TestCase("- run: echo '${{ github[inputs.key] }}'", TestName = "Any of the context")]
    [TestCase("- run: echo '${{ toJSON(github.event.*.id) }}'", TestName = "Numbers of all")]
    public void A_filter_reads_what_anybody_writes(string steps) => RuleVerifier<KeepUntrustedInputOutOfScripts>.VerifyWorkflow(Jobs.WithSteps(steps), options: RuleVerifierOptions.AsShipped);
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class DropPersistedCredentialsTests
{
    [Test]
    public void A_checkout_gets_the_input_after_its_comment() => RuleVerifier<DropPersistedCredentials>.VerifyWorkflow(
        Jobs.WithSteps("- uses: [|actions/checkout@v5|] # v5.0.0\n- run: make"),
        Jobs.WithSteps("- uses: actions/checkout@v5 # v5.0.0\n  with:\n    persist-credentials: false\n- run: make"));

    [Test]
    public void Inputs_that_are_there_get_one_more() => RuleVerifier<DropPersistedCredentials>.VerifyWorkflow(
        Jobs.WithSteps("- name: Sources\n  uses: [|actions/checkout@v5|]\n  with:\n    fetch-depth: 0"),
        Jobs.WithSteps("- name: Sources\n  uses: actions/checkout@v5\n  with:\n    fetch-depth: 0\n    persist-credentials: false"));

    [TestCase("- uses: actions/checkout@v5\n  with:\n    persist-credentials: false", TestName = "Dropped")]
    [TestCase("- uses: actions/checkout@v5\n  with:\n    persist-credentials: 'FALSE'", TestName = "Dropped, as the action reads it")]
    [TestCase("- uses: actions/checkout@v5\n  with:\n    persist-credentials: [|true|]", TestName = "Kept on purpose, once the rule is selected")]
    [TestCase("- uses: actions/checkout@v5\n  with:\n    persist-credentials: [|${{ inputs.keep }}|]", TestName = "Decided by an expression")]
    [TestCase("- uses: [|actions/checkout@v5|]\n  with: ${{ fromJSON(inputs.options) }}", TestName = "All inputs from an expression")]
    [TestCase("- uses: example-org/checkout@v5", TestName = "Another action")]
    [TestCase("- uses: ./checkout", TestName = "A local action")]
    public void Step(string step) => RuleVerifier<DropPersistedCredentials>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void A_token_that_stays_in_the_job_is_not_reported_unasked() =>
        Assert.That(Defaults.Lint(Jobs.WithSteps("- uses: actions/checkout@v5\n- run: make"), new DropPersistedCredentials()), Is.Empty);

    [Test]
    public void The_folder_uploaded_is_a_warning()
    {
        var findings = Defaults.Lint(Jobs.WithSteps("- uses: actions/checkout@v5\n- uses: actions/upload-artifact@v4\n  with:\n    path: ."), new DropPersistedCredentials());

        Assert.That(findings.Select(static finding => (finding.Severity, finding.Message)), Is.EqualTo([(RuleSeverity.Warning, "The checkout leaves the job's token on disk, and a later step uploads the folder that holds it. Set 'persist-credentials: false'.")]));
    }
}

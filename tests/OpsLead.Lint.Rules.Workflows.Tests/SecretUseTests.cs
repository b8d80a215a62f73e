using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class SecretUseTests
{
    [TestCase("ALL: ${{ [|toJSON(secrets)|] }}", TestName = "All of them")]
    [TestCase("ALL: ${{ format('{0}', [|TOJSON(Secrets)|]) }}", TestName = "All of them, inside a call, in any case")]
    [TestCase("ONE: ${{ [|secrets[github.ref_name]|] }}", TestName = "A computed name")]
    [TestCase("ONE: >-\n  ${{\n    [|secrets[inputs.name]|]\n  }}", TestName = "A computed name in a folded scalar")]
    [TestCase("ONE: ${{ toJSON(secrets.ONE) }}", TestName = "One of them")]
    [TestCase("ONE: ${{ secrets['ONE'] }}", TestName = "A name in brackets")]
    [TestCase("ONE: ${{ toJSON(vars) }}", TestName = "Variables are no secrets")]
    public void ReadEachByName(string variable) => RuleVerifier<ReadEachSecretByName>.VerifyWorkflow(WithVariable(variable));

    [TestCase("PART: ${{ [|fromJSON(secrets.DATABASE)|].password }}", TestName = "A part")]
    [TestCase("PART: ${{ [|fromJson(secrets['DATABASE'])|] }}", TestName = "In brackets")]
    [TestCase("PART: a-${{ 'x' }}-${{ [|fromJSON(secrets.A)|].b }}", TestName = "The second expression of a text")]
    [TestCase("PART: ${{ fromJSON(vars.DATABASE).name }}", TestName = "A variable")]
    [TestCase("PART: ${{ secrets.DATABASE }}", TestName = "The whole")]
    [TestCase("PART: ${{ fromJSON('[1]')[0] }}", TestName = "A constant")]
    public void KeepWhole(string variable) => RuleVerifier<KeepSecretsWhole>.VerifyWorkflow(WithVariable(variable));

    [TestCase("KEY: ${{ [|secrets.DEPLOY_KEY|] }}", TestName = "A secret")]
    [TestCase("KEY: ${{ format('{0}', [|secrets['deploy_key']|]) }}", TestName = "In brackets, inside a call")]
    [TestCase("KEY: ${{ [|secrets.A|] || [|secrets.B|] }}", TestName = "Two")]
    [TestCase("KEY: ${{ secrets.GITHUB_TOKEN }}", TestName = "The job's own token")]
    [TestCase("KEY: ${{ secrets.github_token }}", TestName = "The job's own token in lower case")]
    [TestCase("KEY: ${{ vars.KEY }}", TestName = "A variable that is no secret")]
    public void InEnvironment(string variable) => RuleVerifier<ReadSecretsInEnvironment>.VerifyWorkflow(WithVariable(variable));

    [TestCase("environment: production\nruns-on: ubuntu-24.04\nenv:\n  KEY: ${{ secrets.KEY }}", TestName = "In an environment")]
    [TestCase("uses: ./.github/workflows/deploy.yml\nsecrets:\n  key: ${{ secrets.KEY }}", TestName = "Passed on")]
    public void Guarded(string job) => RuleVerifier<ReadSecretsInEnvironment>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void What_others_call_gets_its_secrets_from_them() =>
        RuleVerifier<ReadSecretsInEnvironment>.VerifyWorkflow(WithVariable("KEY: ${{ secrets.KEY }}").Replace("on: push", "on: workflow_call", StringComparison.Ordinal));

    [TestCase("uses: example-org/ci/.github/workflows/a.yml@main\n[|secrets: inherit|]", TestName = "Another repository's workflow")]
    [TestCase("uses: ./.github/workflows/a.yml\n[|secrets: inherit|]", TestName = "One's own, once the rule is selected")]
    [TestCase("[|secrets:   'inherit'|]\nuses: example-org/ci/.github/workflows/a.yml@main", TestName = "In quotes, before the call")]
    [TestCase("uses: example-org/ci/.github/workflows/a.yml@main\nsecrets:\n  inherit: ${{ secrets.A }}", TestName = "A secret of that name")]
    [TestCase("uses: example-org/ci/.github/workflows/a.yml@main\nsecrets: {}", TestName = "None")]
    [TestCase("uses: example-org/ci/.github/workflows/a.yml@main", TestName = "Nothing said")]
    public void PassNamed(string job) => RuleVerifier<PassNamedSecrets>.VerifyWorkflow(Jobs.WithJob(job));

    [Test]
    public void Ones_own_workflow_may_inherit_unasked() =>
        Assert.That(Defaults.Lint(Jobs.WithJob("uses: ./.github/workflows/a.yml\nsecrets: inherit"), new PassNamedSecrets()), Is.Empty);

    private static string WithVariable(string variable) => Jobs.WithSteps("- run: ./deploy.sh\n  env:\n    " + variable.Replace("\n", "\n    ", StringComparison.Ordinal));
}

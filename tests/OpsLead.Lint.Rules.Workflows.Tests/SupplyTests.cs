using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What a workflow takes from others.</summary>
public sealed class SupplyTests
{
    [TestCase("- uses: [|actions/setup-ruby|]@v1", TestName = "An archived action")]
    [TestCase("- uses: '[|ACTIONS/Setup-Ruby|]@v1'", TestName = "In any case, in quotes")]
    [TestCase("- uses: [|actions/setup-ruby/sub|]@v1", TestName = "Below its root")]
    [TestCase("- uses: ruby/setup-ruby@v1", TestName = "A maintained action")]
    [TestCase("- uses: ./actions/setup-ruby", TestName = "A local action of that name")]
    [TestCase("- uses: docker://actions/setup-ruby", TestName = "An image of that name")]
    public void Archived(string step) => RuleVerifier<ReplaceArchivedAction>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void An_archived_workflow_counts() => RuleVerifier<ReplaceArchivedAction>.VerifyWorkflow(Jobs.WithJob("uses: [|actions/setup-ruby/.github/workflows/ci.yml|]@main"));

    [TestCase("- uses: [|aquasecurity/setup-trivy|]@v0.2.6", TestName = "No version")]
    [TestCase("- uses: aquasecurity/setup-trivy@v0.2.6\n  with:\n    version: [|latest|]", TestName = "The latest")]
    [TestCase("- uses: 1password/load-secrets-action@v4\n  with:\n    version: [|${{ inputs.version }}|]", TestName = "An expression, once the rule is selected")]
    [TestCase("- uses: aquasecurity/setup-trivy@v0.2.6\n  with:\n    version: v0.66.0", TestName = "A version")]
    [TestCase("- uses: aquasecurity/setup-trivy@v0.2.6\n  with: ${{ fromJSON(inputs.with) }}", TestName = "Inputs from an expression")]
    [TestCase("- uses: aquasecurity/trivy-action@v0.33.1", TestName = "Another action")]
    public void Tools(string step) => RuleVerifier<PinInstalledTool>.VerifyWorkflow(Jobs.WithSteps(step));

    [TestCase("- run: npm install [|lodash|]", TestName = "By name")]
    [TestCase("- run: npm i --no-fund [|oxlint@1.55.0|]", TestName = "With a version of its own")]
    [TestCase("- run: |\n    echo start\n    sudo gem install --no-document \\\n      [|rake|] rspec", TestName = "On a continued line")]
    [TestCase("- run: gem install [|rake:13.0.6|]", TestName = "With a version, as gem writes it")]
    [TestCase("- run: npm ci", TestName = "A lock file")]
    [TestCase("- run: npm install", TestName = "What the project lists")]
    [TestCase("- run: npm install ./tools/lint", TestName = "A folder")]
    [TestCase("- run: gem install pkg/shop-1.0.gem", TestName = "An archive of one's own")]
    [TestCase("- run: gem install --help", TestName = "Help")]
    [TestCase("- run: bundle install", TestName = "Bundler")]
    [TestCase("- run: npm install $PACKAGES", TestName = "Nobody knows what")]
    public void FromLockFile(string step) => RuleVerifier<InstallFromLockFile>.VerifyWorkflow(Jobs.WithSteps(step));
}

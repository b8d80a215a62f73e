using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class PinActionTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";

    [TestCase("- uses: example-org/lint@[|v4|]", TestName = "A tag")]
    [TestCase("- uses: example-org/lint/sub/folder@[|main|]", TestName = "A branch, below the root")]
    [TestCase("- uses: 'example-org/lint@[|v4|]'", TestName = "In quotes")]
    [TestCase("- uses: example-org/lint@[|0123456|]", TestName = "A short hash")]
    [TestCase("- uses: >-\n    example-org/lint@[|v4|]", TestName = "In a folded scalar")]
    [TestCase("- uses: actions/checkout@[|v5|]", TestName = "GitHub's own, once the rule is selected")]
    [TestCase("- uses: example-org/lint@" + Hash, TestName = "A hash")]
    [TestCase("- uses: ./.github/actions/lint", TestName = "A local action")]
    [TestCase("- uses: docker://alpine:3.22", TestName = "An image")]
    [TestCase("- uses: example-org/lint@${{ matrix.version }}", TestName = "An expression")]
    [TestCase("- run: echo example-org/lint@v4", TestName = "A script")]
    public void Step(string step) => RuleVerifier<PinAction>.VerifyWorkflow(Jobs.WithSteps(step));

    [Test]
    public void A_reusable_workflow_counts() => RuleVerifier<PinAction>.VerifyWorkflow(Jobs.WithJob("uses: example-org/ci/.github/workflows/build.yml@[|main|]"));

    [TestCase(".github/workflows/build.yml", "on: workflow_call\n", "uses: example-org/ci/.github/workflows/build.yml@main", TestName = "A workflow that is here too")]
    [TestCase(".github/actions/build/action.yml", "runs:\n  using: node24\n", "runs-on: x\nsteps:\n  - uses: example-org/ci/.github/actions/build@main", TestName = "An action that is here too")]
    [TestCase(".github/workflows/other.yml", "on: workflow_call\n", "uses: example-org/ci/.github/workflows/build.yml@[|main|]", TestName = "A workflow that is not here")]
    [TestCase(".github/workflows/build.yml", "on: push\n", "uses: example-org/ci/.github/workflows/build.yml@[|main|]", TestName = "A workflow of that name that nobody can call")]
    [TestCase(".github/workflows/other.yml", "on: workflow_call\n", "uses: example-org/shared/.github/workflows/ci.yml@[|main|]", TestName = "The name of the caller itself")]
    public void What_the_own_repository_holds_is_off_by_default(string path, string text, string job) => RuleVerifier<PinAction>.VerifyWorkspace(
        RuleVerifierOptions.AsShipped, (".github/workflows/ci.yml", Jobs.WithJob(job)), (path, text));

    [TestCase("own/ci/a@main", "own/ci/b@main", "own/ci/.github/workflows/x.yml@main", TestName = "Everything from a branch")]
    [TestCase("own/ci/a@[|v1|]", "own/ci/b@[|main|]", "own/ci/.github/workflows/x.yml@[|main|]", TestName = "One by its version")]
    [TestCase("own/ci/a@[|main|]", "other/ci/b@[|main|]", "own/ci/.github/workflows/x.yml@[|main|]", TestName = "Two places")]
    public void The_own_organization_is_known_by_how_it_is_used(string first, string second, string called) => RuleVerifier<PinAction>.VerifyWorkspace(
        RuleVerifierOptions.AsShipped, (".github/workflows/a.yml", Jobs.WithSteps($"- uses: {first}\n- uses: {second}")), (".github/workflows/b.yml", Jobs.WithJob("uses: " + called)));

    [TestCase("- uses: Example-Org/lint@[|v4|]", "- uses: Example-Org/lint@" + Hash + " # v4", TestName = "A tag, in any case of the name")]
    [TestCase("- uses: example-org/lint/sub@[|v4|]", "- uses: example-org/lint/sub@" + Hash + " # v4", TestName = "A folder of the repository")]
    [TestCase("- uses: 'example-org/lint@[|v4|]'", "- uses: 'example-org/lint@" + Hash + "' # v4", TestName = "Quotes")]
    [TestCase("- uses: example-org/lint@[|v4|] # the linter", "- uses: example-org/lint@" + Hash + " # the linter", TestName = "A comment that is there")]
    [TestCase("- { uses: example-org/lint@[|v4|] }", "- { uses: example-org/lint@" + Hash + " }", TestName = "No room for a comment")]
    [TestCase("- uses: >-\n    example-org/lint@[|v4|]", "- uses: >-\n    example-org/lint@" + Hash, TestName = "A block scalar")]
    public void A_hash_that_is_configured_is_written(string step, string expected) => RuleVerifier<PinAction>.VerifyWorkflow(
        Jobs.WithSteps(step), Jobs.WithSteps(expected), new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("hashes", "other/lint@v4=x, example-org/lint@v4=" + Hash) });

    [TestCase("example-org/lint@v3=" + Hash, TestName = "Another version")]
    [TestCase("example-org/test@v4=" + Hash, TestName = "Another action")]
    [TestCase("example-org/lint@v4=main", TestName = "No hash")]
    [TestCase("=, @, a@b", TestName = "Nothing")]
    public void Without_its_hash_an_action_is_not_pinned(string hashes) => RuleVerifier<PinAction>.VerifyWorkflow(
        Jobs.WithSteps("- uses: example-org/lint@[|v4|]"), options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("hashes", hashes) });

    [Test]
    public void Steps_of_a_composite_action_count() => RuleVerifier<PinAction>.VerifyAction(
        "name: Lint\ndescription: Lints.\nruns:\n  using: composite\n  steps:\n    - uses: example-org/lint@[|v4|]\n");

    [TestCase("*=ref-pin", "- uses: example-org/lint@v4", TestName = "A version is enough")]
    [TestCase("*=ref-pin, example-org/*=hash-pin", "- uses: example-org/lint@[|v4|]\n- uses: other/lint@v1", TestName = "The owner says more than everything")]
    [TestCase("example-org/lint=any, example-org/*=hash-pin", "- uses: example-org/lint@v4\n- uses: example-org/test@[|v4|]", TestName = "The repository says more than the owner")]
    [TestCase("github/codeql-action/*=any, github/codeql-action/init=hash-pin", "- uses: github/codeql-action/init@[|v3|]\n- uses: github/codeql-action/analyze@v3", TestName = "The path says more than the repository")]
    public void Policies(string policies, string steps) => RuleVerifier<PinAction>.VerifyWorkflow(
        Jobs.WithSteps(steps), options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("policies", policies) });

    [Test]
    public void GitHubs_own_are_off_by_default() => Assert.That(Defaults.Lint(Jobs.WithSteps("- uses: actions/checkout@v5\n- uses: GitHub/codeql-action/init@v3"), new PinAction()), Is.Empty);

    [Test]
    public void Ones_own_organization_can_be_trusted() => Assert.That(
        Defaults.Lint(Jobs.WithSteps("- uses: Shop/lint@v1\n- uses: actions/checkout@v5"), new OwnersConfiguration("shop, other"), new PinAction()).Select(static finding => finding.Arguments[0]),
        Is.EqualTo(["actions/checkout"]));

    private sealed class OwnersConfiguration(string owners) : LintConfiguration
    {
        public override bool Mentions(RuleInfo rule) => false;

        public override ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule) => ConfiguredSeverity.Unset;

        public override string? GetOption(SourceDocument document, string key) => key == "opslead_lint.pin-action.trusted_owners" ? owners : null;
    }

    [Test]
    public void A_workflow_that_refuses_a_hash_is_not_reported_unasked()
    {
        const string Workflow = "on: push\njobs:\n  sign:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0\n";

        Assert.That(Linter.Lint([new SourceDocument(".github/workflows/ci.yml", Workflow)], new LintOptions { Rules = [new PinAction()] }).Diagnostics, Is.Empty);
    }
}

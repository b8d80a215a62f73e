using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Actions of the repository that are missing or broken.</summary>
public sealed class LocalActionTests
{
    private const string Caller = ".github/workflows/ci.yml";
    private const string Good = "name: x\ndescription: x\nruns:\n  using: node24\n  main: index.js\n";

    [Test]
    public void A_folder_without_metadata_is_no_action() => RuleVerifier<UseExistingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: [|./tools/deploy|]")), ("tools/deploy/main.sh", "echo\n"));

    [TestCase("[|./.github/actions/depoly|]", TestName = "A slip of the pen")]
    [TestCase("[|./.github/actions/deploys/|]", TestName = "A letter too many, with a slash")]
    [TestCase("./.github/actions/deploy", TestName = "There")]
    [TestCase("./.github/actions/elsewhere", TestName = "Of another checkout")]
    [TestCase("./other/depoly", TestName = "In another folder")]
    [TestCase("./", TestName = "The root")]
    public void A_path(string uses) => RuleVerifier<UseExistingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps($"- uses: {uses}")), (".github/actions/deploy/action.yml", Good), ("Makefile", "all:\n"));

    [TestCase("action.yml", "runs: {}\n")]
    [TestCase("action.yaml", Good)]
    [TestCase("Dockerfile", "FROM alpine:3.20\n")]
    public void Whatever_makes_a_folder_an_action_is_enough(string file, string text) => RuleVerifier<UseExistingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: ./tools/deploy")), ("tools/deploy/" + file, text), ("tools/deploy/main.sh", "echo\n"));

    [Test]
    public void One_workflow_alone_says_nothing_about_what_is_missing() => RuleVerifier<UseExistingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: ./.github/actions/depoly")), (".github/actions/deploy/action.yml", Good));

    [TestCase("name: x\ndescription: x\nruns:\n  using: node24\n", TestName = "No script")]
    [TestCase("name: x\ndescription: x\nruns:\n  using: node24\n  main: other.js\n", TestName = "A script that is not there")]
    [TestCase("name: x\ndescription: x\nruns:\n  using: node24\n  main: index.js\n  post-if: always()\n", TestName = "A condition without its script")]
    [TestCase("name: x\ndescription: x\noutputs: none\nruns:\n  using: node24\n  main: index.js\n", TestName = "Outputs that are none")]
    [TestCase("name: x\ndescription: x\ninputs:\n  old:\n    deprecationMessage: ''\nruns:\n  using: node24\n  main: index.js\n", TestName = "A warning without words")]
    [TestCase("name: x\ndescription: x\ninputs: none\n", TestName = "Nothing that runs")]
    public void A_broken_action_is_reported_once_for_each_workflow(string metadata) => RuleVerifier<UseWorkingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: [|./a|]\n- uses: ./a")), ("a/action.yml", metadata), ("a/index.js", "x\n"));

    [TestCase(Good, TestName = "A script")]
    [TestCase("name: x\ndescription: x\nruns:\n  using: node24\n  main: ./index.js\n  post: index.js\n  post-if: always()\n", TestName = "Two scripts")]
    [TestCase("name: x\ndescription: x\nruns:\n  using: composite\n  steps:\n    - run: make\n      shell: bash\n", TestName = "Steps")]
    public void A_sound_action_is_silent(string metadata) => RuleVerifier<UseWorkingActions>.VerifyWorkspace(
        (Caller, Jobs.WithSteps("- uses: ./a")), ("a/action.yml", metadata), ("a/index.js", "x\n"));

    [Test]
    public void By_default_a_broken_action_is_reported_where_it_is_broken() => Assert.That(new UseWorkingActions().Descriptor.IsEnabledByDefault, Is.False);
}

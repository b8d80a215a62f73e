using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class ContainerImageTests
{
    [TestCase("container: [|node|]", TestName = "No tag")]
    [TestCase("container:\n  image: '[|node:latest|]'", TestName = "Latest, in quotes")]
    [TestCase("container: [|node:22|]", TestName = "A tag, once the rule is selected")]
    [TestCase("services:\n  db:\n    image: [|registry.example:5000/db|]", TestName = "A service; the colon is the registry's")]
    [TestCase("container: node@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", TestName = "A digest")]
    [TestCase("container: ''", TestName = "No container")]
    [TestCase("container:\n  image:\n", TestName = "Nothing written")]
    [TestCase("container: [|${{ inputs.image }}|]", TestName = "An expression, once the rule is selected")]
    [TestCase("container: [|${{ matrix.image }}|]\nstrategy:\n  matrix:\n    image: ['', 'node:22@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', python]", TestName = "One value of the matrix")]
    [TestCase("container: ${{ matrix.image || '' }}\nstrategy:\n  matrix:\n    include:\n      - image: node@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n      - other: 1", TestName = "All values of the matrix are pinned")]
    public void Job(string job) => RuleVerifier<PinContainerImage>.VerifyWorkflow(Jobs.WithJob("runs-on: ubuntu-24.04\n" + job.Replace("'[|", "[|'", StringComparison.Ordinal).Replace("|]'", "'|]", StringComparison.Ordinal)));

    [Test]
    public void A_step_in_an_image_counts() => RuleVerifier<PinContainerImage>.VerifyWorkflow(Jobs.WithSteps("- uses: [|docker://alpine|]"));

    [Test]
    public void The_image_of_a_Docker_action_counts() =>
        RuleVerifier<PinContainerImage>.VerifyAction("name: Lint\ndescription: Lints.\nruns:\n  using: docker\n  image: [|docker://alpine:latest|]\n");

    [Test]
    public void A_Dockerfile_of_an_action_is_no_image() =>
        RuleVerifier<PinContainerImage>.VerifyAction("name: Lint\ndescription: Lints.\nruns:\n  using: docker\n  image: Dockerfile\n");

    [Test]
    public void A_tag_and_an_expression_are_not_reported_unasked() =>
        Assert.That(Defaults.Lint(Jobs.WithJob("runs-on: ubuntu-24.04\ncontainer: node:22\nservices:\n  db:\n    image: ${{ inputs.db }}"), new PinContainerImage()), Is.Empty);
}

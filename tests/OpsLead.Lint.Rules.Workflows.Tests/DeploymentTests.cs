using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>The job that deploys.</summary>
public sealed class DeploymentTests
{
    private const string Steps = "\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          make\n          kubectl apply -f deploy/\n";

    [TestCase("[|ship|]", "name: x", TestName = "No environment")]
    [TestCase("ship", "environment: production", TestName = "An environment by its name")]
    [TestCase("ship", "environment: ${{ inputs.stage }}", TestName = "An environment that an expression names")]
    [TestCase("e2e", "name: x", TestName = "A test's cluster needs none")]
    public void Environment(string id, string line) => RuleVerifier<DeployThroughEnvironment>.VerifyWorkflow($"on: push\njobs:\n  {id}:\n    {line}{Steps}");

    [Test]
    public void An_action_that_deploys_needs_an_environment() => RuleVerifier<DeployThroughEnvironment>.VerifyWorkflow(
        "on: push\njobs:\n  [|ship|]:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: azure/webapps-deploy@v3\n");

    [Test]
    public void A_dry_run_needs_no_environment() => RuleVerifier<DeployThroughEnvironment>.VerifyWorkflow(Jobs.WithSteps("- run: kubectl apply -f deploy/ --dry-run=server"));

    [TestCase("on: push", "[|ship|]", "name: x", TestName = "No concurrency")]
    [TestCase("on: push", "ship", "concurrency: { group: x, [|cancel-in-progress: true|] }", TestName = "Cut off half way")]
    [TestCase("on: push\nconcurrency:\n  group: x\n  [|cancel-in-progress: true|]", "ship", "name: x", TestName = "Cut off half way, for the whole workflow")]
    [TestCase("on: push", "ship", "concurrency: x", TestName = "A group")]
    [TestCase("on: push\nconcurrency: x", "ship", "name: x", TestName = "A group of the workflow")]
    [TestCase("on: push", "ship", "concurrency: { group: x, cancel-in-progress: '${{ inputs.x }}' }", TestName = "An expression decides")]
    [TestCase("on: workflow_call", "ship", "name: x", TestName = "The caller queues")]
    public void Concurrency(string head, string id, string line) => RuleVerifier<QueueDeployments>.VerifyWorkflow($"{head}\njobs:\n  {id}:\n    {line}{Steps}");
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class ScanImageBeforeDeployTests
{
    [TestCase("- run: |\n    make\n    [|docker build -t shop/web .|]\n    docker push shop/web", TestName = "Built and pushed")]
    [TestCase("- uses: [|docker/build-push-action@v6|]\n  with:\n    push: true\n    tags: shop/web", TestName = "By Docker's action")]
    [TestCase("- uses: [|docker/build-push-action@v6|]\n  with:\n    push: ${{ github.event_name != 'pull_request' }}\n    tags: shop/web", TestName = "Pushed at times")]
    [TestCase("- run: docker build -t shop/web .", TestName = "Built to see whether it builds")]
    [TestCase("- uses: docker/build-push-action@v6\n  with:\n    push: false", TestName = "Not pushed")]
    [TestCase("- run: docker build --push -t shop/web .\n- run: trivy image --exit-code 1 shop/web", TestName = "Scanned by Trivy")]
    [TestCase("- run: docker build --push -t shop/web .\n- uses: anchore/scan-action@v7", TestName = "Scanned by an action")]
    [TestCase("- run: docker build --push -t shop/web .\n- run: docker run --rm aquasec/trivy image shop/web", TestName = "Scanned in a container")]
    public void Steps(string steps) => RuleVerifier<ScanImageBeforeDeploy>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void A_scan_of_files_is_no_scan_of_the_image() => RuleVerifier<ScanImageBeforeDeploy>.VerifyWorkflow(
        Jobs.WithSteps("- run: [|docker build --push -t shop/web .|]\n- uses: aquasecurity/trivy-action@v1\n  with:\n    scan-type: fs"));

    [Test]
    public void A_scan_in_a_composite_action_counts() => RuleVerifier<ScanImageBeforeDeploy>.VerifyWorkspace(
        (".github/workflows/ci.yml", Jobs.WithSteps("- run: docker build --push -t shop/web .\n- uses: ./.github/actions/scan")),
        (".github/actions/scan/action.yml", "name: Scan\ndescription: Scans.\nruns:\n  using: composite\n  steps:\n    - run: grype shop/web\n      shell: bash\n"));

    [Test]
    public void A_called_workflow_of_another_repository_may_scan() => RuleVerifier<ScanImageBeforeDeploy>.VerifyWorkflow(
        Jobs.WithSteps("- run: docker build --push -t shop/web .") + "  call:\n    uses: shop/ci/.github/workflows/checks.yml@v1\n");
}

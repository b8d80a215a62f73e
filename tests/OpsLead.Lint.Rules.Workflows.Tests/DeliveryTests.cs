using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What stands before a deployment and after it.</summary>
public sealed class DeliveryTests
{
    private const string Head = "on: push\npermissions: {}\njobs:\n";
    private const string TestJob = "  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: dotnet test\n";
    private const string Deploy = "    runs-on: ubuntu-24.04\n    steps:\n      - run: helm upgrade web charts/web --atomic\n";
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: shop/web:1.4\n";

    [Test]
    public void A_deployment_beside_the_tests_is_found_and_waits_after_the_fix() => RuleVerifier<TestBeforeDeploy>.VerifyWorkflow(
        Head + TestJob + "  [|ship|]:\n" + Deploy,
        Head + TestJob + "  ship:\n" + Deploy.Replace("    steps", "    needs: test\n    steps", StringComparison.Ordinal));

    [TestCase("    needs: test\n", TestName = "It needs the tests")]
    [TestCase("    needs: build\n", TestName = "It needs what needs the tests")]
    public void Deployments_that_wait_are_silent(string needs) => RuleVerifier<TestBeforeDeploy>.VerifyWorkflow(
        Head + TestJob + "  build:\n    needs: test\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n  ship:\n" + needs + Deploy);

    [Test]
    public void A_deployment_that_tests_by_itself_is_silent() => RuleVerifier<TestBeforeDeploy>.VerifyWorkflow(
        Head + TestJob + "  ship:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          pytest\n          helm upgrade web charts/web --atomic\n");

    [Test]
    public void Tests_after_the_deployment_are_smoke_tests() => RuleVerifier<TestBeforeDeploy>.VerifyWorkflow(
        Head + "  smoke:\n    needs: ship\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm test\n  ship:\n" + Deploy);

    [Test]
    public void A_called_workflow_may_test() => RuleVerifier<TestBeforeDeploy>.VerifyWorkflow(
        Head + TestJob + "  checks:\n    uses: ./.github/workflows/checks.yml\n  ship:\n    needs: checks\n" + Deploy);

    [TestCase("    if: [|always()|] && github.ref == 'refs/heads/main'\n", TestName = "Always")]
    [TestCase("    if: ${{ [|!cancelled()|] }}\n", TestName = "Whatever but cancelled")]
    [TestCase("    if: |\n      github.ref == 'refs/heads/main' &&\n      [|always()|]\n", TestName = "Always, in a block")]
    [TestCase("    if: always() && needs.test.result == 'success'\n", TestName = "The result is tested")]
    [TestCase("    if: ${{ !failure() && !cancelled() }}\n", TestName = "Unless something failed")]
    [TestCase("    if: github.ref == 'refs/heads/main'\n", TestName = "Without a status function")]
    [TestCase("    if: ${{ fromJSON(inputs.conditions) }}\n", TestName = "An input decides")]
    public void Conditions_of_jobs(string condition) => RuleVerifier<DeployAfterSuccess>.VerifyWorkflow(Head + TestJob + "  ship:\n    needs: test\n" + condition + Deploy);

    [TestCase("- run: dotnet test\n- if: [|always()|]\n  run: kubectl apply -k deploy/", TestName = "A step that always deploys")]
    [TestCase("- run: dotnet test\n  id: test\n- if: always() && steps.test.outcome == 'success'\n  run: kubectl apply -k deploy/", TestName = "A step that looks at the outcome")]
    [TestCase("- if: always()\n  run: kubectl apply -k deploy/", TestName = "Nothing stands before the first step")]
    [TestCase("- run: dotnet test\n- if: always()\n  run: kubectl get pods", TestName = "What does not deploy may always run")]
    public void Conditions_of_steps(string steps) => RuleVerifier<DeployAfterSuccess>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("on: [|push|]", "ship", TestName = "A push to any branch")]
    [TestCase("on: [[|push|], workflow_dispatch]", "ship", TestName = "A push to any branch, in a list")]
    [TestCase("on:\n  [|pull_request|]:\n    branches: [main]", "ship", TestName = "A pull request")]
    [TestCase("on:\n  push:\n    branches: [main]", "ship", TestName = "A push to a branch that is named")]
    [TestCase("on:\n  push:\n    tags: ['v*']", "ship", TestName = "A tag")]
    [TestCase("on:\n  pull_request:\n    types: [closed]", "ship", TestName = "A pull request that is closed")]
    [TestCase("on: pull_request", "preview", TestName = "A place of the pull request's own")]
    [TestCase("on: workflow_dispatch", "ship", TestName = "By hand")]
    public void Refs(string trigger, string id) => RuleVerifier<DeployReviewedCode>.VerifyWorkflow($"{trigger}\npermissions: {{}}\njobs:\n  {id}:\n{Deploy}");

    [TestCase("    if: github.ref == 'refs/heads/main'\n", TestName = "The job tests the ref")]
    [TestCase("    environment: pr-${{ github.event.number }}\n", TestName = "The environment is the pull request's")]
    public void Guards_of_the_ref(string line) => RuleVerifier<DeployReviewedCode>.VerifyWorkflow($"{Head}  ship:\n{line}{Deploy}");

    [TestCase("- uses: aquasecurity/trivy-action@v1\n  with:\n    image-ref: web\n    [|exit-code: '0'|]", TestName = "Trivy's action told to succeed")]
    [TestCase("- uses: [|aquasecurity/trivy-action@v1|]\n  with:\n    image-ref: web", TestName = "Trivy's action by default")]
    [TestCase("- run: |\n    set -e\n    [|trivy image web|]", TestName = "Trivy by default")]
    [TestCase("- run: trivy image [|--exit-code 0|] web", TestName = "Trivy told to succeed")]
    [TestCase("- run: trivy image --exit-code 1 web || [|true|]", TestName = "The result is dropped")]
    [TestCase("- uses: anchore/scan-action@v7\n  [|continue-on-error: true|]", TestName = "The step may fail")]
    [TestCase("- uses: anchore/scan-action@v7\n  with:\n    [|fail-build: false|]", TestName = "Anchore's action told to succeed")]
    [TestCase("- run: |\n    [|grype shop/web|]", TestName = "Grype by default")]
    [TestCase("- run: trivy image --exit-code 1 web", TestName = "Trivy fails")]
    [TestCase("- uses: aquasecurity/trivy-action@v1\n  with:\n    image-ref: web\n    exit-code: ${{ inputs.code }}", TestName = "An input decides how it ends")]
    [TestCase("- uses: aquasecurity/trivy-action@v1\n  with:\n    image-ref: web\n    format: sarif\n- uses: github/codeql-action/upload-sarif@v3", TestName = "Code scanning decides")]
    [TestCase("- run: trivy image web\n- run: trivy image --exit-code 1 --severity CRITICAL web", TestName = "One reports and another decides")]
    [TestCase("- run: trivy image --format cyclonedx web", TestName = "A bill of materials is no gate")]
    [TestCase("- uses: anchore/scan-action@v7\n  id: scan\n  continue-on-error: true\n- if: steps.scan.outcome == 'failure'\n  run: exit 1", TestName = "A later step decides")]
    public void Gates(string steps) => RuleVerifier<LetScanFailBuild>.VerifyWorkflow(Jobs.WithSteps(steps));

    [Test]
    public void A_variable_may_decide_how_the_scan_ends() =>
        RuleVerifier<LetScanFailBuild>.VerifyWorkflow(Jobs.WithSteps("- run: trivy image web\n  env:\n    TRIVY_EXIT_CODE: '1'"));

    [TestCase("- run: docker build -t shop/web:${{ github.sha }} .\n- run: kubectl apply -f [|k8s/|]", TestName = "The tag never reaches the manifest")]
    [TestCase("- run: docker build -t shop/web:1.4 .\n- run: kubectl apply -f [|k8s/web.yaml|]", TestName = "The tag stays the same")]
    [TestCase("- run: docker build -t shop/web:1.4 .\n- run: |\n    kubectl apply -f k8s/web.yaml\n    kubectl rollout restart deployment/web", TestName = "The pods are started again")]
    [TestCase("- run: docker build -t shop/web:${{ github.sha }} .\n- run: |\n    sed -i s/1.4/${{ github.sha }}/ k8s/web.yaml\n    kubectl apply -f k8s/", TestName = "The manifest is edited")]
    [TestCase("- run: docker build -t shop/web:${{ github.sha }} .\n- run: |\n    kubectl apply -f k8s/\n    kubectl set image pod/web web=shop/web:${{ github.sha }}", TestName = "The image is set in the cluster")]
    [TestCase("- run: docker build -t shop/other:${{ github.sha }} .\n- run: kubectl apply -f k8s/", TestName = "Another image is built")]
    [TestCase("- run: kubectl apply -f k8s/", TestName = "No image is built")]
    public void Manifests(string steps) => RuleVerifier<ApplyBuiltImage>.VerifyWorkspace((".github/workflows/ship.yml", Jobs.WithSteps(steps)), ("k8s/web.yaml", Pod));

    [Test]
    public void The_image_of_the_metadata_action_is_known() => RuleVerifier<ApplyBuiltImage>.VerifyWorkspace(
        (".github/workflows/ship.yml", Jobs.WithSteps(
            "- uses: docker/metadata-action@v5\n  id: meta\n  with:\n    images: shop/web\n- uses: docker/build-push-action@v6\n  with:\n    tags: ${{ steps.meta.outputs.tags }}\n- run: kubectl apply -f [|k8s/|]")),
        ("k8s/web.yaml", Pod));

    [Test]
    public void A_repository_without_a_way_back_is_told_at_its_first_deployment() => RuleVerifier<PrepareRollback>.VerifyWorkspace(
        (".github/workflows/ship.yml", Head + "  [|ship|]:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubectl apply -k deploy/\n"), ("README.md", "# Shop\n\nRuns well.\n"));

    [TestCase("README.md", "# Shop\n\n## How to roll back\n\nRun it.\n", TestName = "A heading in the readme")]
    [TestCase("docs/rollback.md", "Run it.\n", TestName = "A runbook")]
    [TestCase("deploy/web.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\n", TestName = "A controller goes back by itself")]
    public void Ways_back(string path, string text) => RuleVerifier<PrepareRollback>.VerifyWorkspace(
        (".github/workflows/ship.yml", Head + "  ship:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubectl apply -k deploy/\n"), (path, text));

    [Test]
    public void Helm_goes_back_by_itself_when_it_is_told_to() => RuleVerifier<PrepareRollback>.VerifyWorkflow(Head + "  ship:\n" + Deploy);

    [TestCase("- uses: azure/login@v2\n  with:\n    [|creds: ${{ secrets.AZURE }}|]", TestName = "Azure")]
    [TestCase("- uses: aws-actions/configure-aws-credentials@v5\n  with:\n    aws-access-key-id: x\n    [|aws-secret-access-key: ${{ secrets.AWS }}|]", TestName = "AWS")]
    [TestCase("- uses: google-github-actions/auth@v3\n  with:\n    [|credentials_json: '${{ secrets.GCP }}'|]", TestName = "Google")]
    [TestCase("- run: |\n    echo in\n    [|az login --service-principal -u $ID -p $KEY --tenant $TENANT|]", TestName = "Azure's command")]
    [TestCase("- uses: azure/login@v2\n  with:\n    client-id: ${{ secrets.AZURE }}", TestName = "By identity")]
    [TestCase("- uses: aws-actions/configure-aws-credentials@v5\n  with:\n    aws-secret-access-key: ${{ steps.sts.outputs.key }}", TestName = "A key of the hour")]
    [TestCase("- run: az login --service-principal -u $ID --federated-token $TOKEN --tenant $TENANT", TestName = "By a token of the run")]
    public void Keys(string steps) => RuleVerifier<SignInWithoutStoredKey>.VerifyWorkflow(Jobs.WithSteps(steps));

    [TestCase("staging", "production", "[|docker build -t web .|]", TestName = "Once for each environment")]
    [TestCase("production", "production", "docker build -t web .", TestName = "Twice for one environment")]
    [TestCase("staging", "production", "docker build -f other/Dockerfile -t web .", TestName = "Another image")]
    [TestCase("staging", "${{ inputs.stage }}", "docker build -t web .", TestName = "An input names the environment")]
    public void Builds(string first, string second, string build) => RuleVerifier<PromoteArtifact>.VerifyWorkflow(
        $"{Head}  one:\n    runs-on: ubuntu-24.04\n    environment: {first}\n    steps:\n      - run: docker build -t web .\n"
        + $"  two:\n    runs-on: ubuntu-24.04\n    environment:\n      name: {second}\n    steps:\n      - run: |\n          make\n          {build}\n");

    [TestCase("test", "[|paths|]: ['src/**']", TestName = "A check that only some files start")]
    [TestCase("test", "[|paths-ignore|]: ['docs/**']", TestName = "A check that some files do not start")]
    [TestCase("other", "paths: ['src/**']", TestName = "Another check is required")]
    [TestCase("test", "branches: [main]", TestName = "No filter of paths")]
    public void Required_checks(string context, string filter) => RuleVerifier<LetRequiredChecksReport>.VerifyWorkspace(
        (".github/workflows/ci.yml", $"on:\n  pull_request:\n    {filter}\npermissions: {{}}\njobs:\n{TestJob}"),
        (".github/settings.yml", $"branches:\n  - name: main\n    protection:\n      required_status_checks:\n        contexts: [{context}]\n"));

    [Test]
    public void An_exported_ruleset_says_what_is_required() => RuleVerifier<LetRequiredChecksReport>.VerifyWorkspace(
        (".github/workflows/ci.yml", $"on:\n  pull_request:\n    [|paths|]: ['src/**']\npermissions: {{}}\njobs:\n{TestJob}"),
        (".github/rulesets/main.json", """{ "rules": [{ "type": "required_status_checks", "parameters": { "required_status_checks": [{ "context": "test" }] } }] }"""));

    [TestCase("push:\n    [|paths|]: ['!docs/**']", TestName = "Only negative patterns")]
    [TestCase("push:\n    branches: [main, '[|!**|]']", TestName = "All taken back")]
    [TestCase("push:\n    branches-ignore: ['[|**|]']", TestName = "All ignored")]
    [TestCase("push:\n    branches-ignore: ['**']\n    tags: ['v*']", TestName = "Tags only")]
    [TestCase("push:\n    paths: ['**', '!docs/**']", TestName = "All but some")]
    [TestCase("push:\n    branches: ['release/**', '!release/**-alpha']", TestName = "Some but some")]
    public void Patterns(string trigger) => RuleVerifier<LetTriggerMatch>.VerifyWorkflow($"on:\n  {trigger.Replace("'[|", "[|'", StringComparison.Ordinal).Replace("|]'", "'|]", StringComparison.Ordinal)}\npermissions: {{}}\njobs:\n{TestJob}");

    [TestCase("[|Tests|]", TestName = "A name that no workflow has")]
    [TestCase("CI", TestName = "A name that a workflow has")]
    [TestCase("'C*'", TestName = "A pattern")]
    public void Names_of_workflows(string name) => RuleVerifier<LetTriggerMatch>.VerifyWorkspace(
        (".github/workflows/after.yml", $"on:\n  workflow_run:\n    workflows: [{name}]\npermissions: {{}}\njobs:\n{TestJob}"), (".github/workflows/ci.yml", "name: CI\non: push\npermissions: {}\njobs:\n" + TestJob));

    [Test]
    public void A_workflow_alone_may_wait_for_another() =>
        RuleVerifier<LetTriggerMatch>.VerifyWorkflow($"on:\n  workflow_run:\n    workflows: [Tests]\npermissions: {{}}\njobs:\n{TestJob}");

    [TestCase("push", "[|github.event_name == 'pull_request'|] && failure()", TestName = "An event that does not start it")]
    [TestCase("push", "github.event_name == 'pull_request' || failure()", TestName = "A dead alternative beside another")]
    [TestCase("push", "github.event_name == 'PUSH'", TestName = "An event that starts it, in capitals")]
    [TestCase("pull_request", "[|github.event.action == 'closed'|]", TestName = "An activity that is not asked for")]
    [TestCase("pull_request", "github.event.action == 'opened'", TestName = "An activity of the default")]
    [TestCase("issues", "github.event.action == 'closed'", TestName = "Every activity of the event")]
    [TestCase("{push: {branches: [main]}}", "[|github.ref == 'refs/heads/master'|]", TestName = "A branch that does not start it")]
    [TestCase("{push: {branches: [main]}}", "github.ref == 'refs/heads/main'", TestName = "A branch that starts it")]
    [TestCase("{push: {branches: ['**']}}", "github.ref == 'refs/heads/main'", TestName = "A branch of a pattern")]
    [TestCase("{push: {branches: [main]}, workflow_dispatch: {}}", "github.ref == 'refs/heads/master'", TestName = "By hand on any branch")]
    [TestCase("workflow_call", "github.event_name == 'push'", TestName = "The caller's event")]
    public void Events(string trigger, string condition) => RuleVerifier<TestEventThatHappens>.VerifyWorkflow(
        $"on: {trigger}\npermissions: {{}}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n        if: {condition}\n");

    [TestCase("[|docker/build-push-action@v6|]\n  with:\n    push: true", TestName = "Docker's action")]
    [TestCase("docker/build-push-action@v6\n  with:\n    push: true\n    sbom: true", TestName = "With a list")]
    [TestCase("docker/build-push-action@v6\n  with:\n    push: false", TestName = "Not pushed")]
    [TestCase("docker/build-push-action@v6\n  with:\n    push: true\n- uses: anchore/sbom-action@v0", TestName = "A list from another action")]
    public void Bills_of_materials(string uses) => RuleVerifier<AttestImage>.VerifyWorkflow(Jobs.WithSteps($"- uses: {uses}"));

    [TestCase("[|docker build --push -t web .|]", TestName = "Pushed and not signed")]
    [TestCase("|\n    docker build --push -t web .\n    cosign sign web", TestName = "Signed")]
    [TestCase("docker build -t web .", TestName = "Neither pushed nor signed")]
    public void Signatures(string run) => RuleVerifier<SignImage>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));

    [TestCase("kubectl apply -k [|deploy/|]", TestName = "Applied as it is")]
    [TestCase("|\n    kubeconform deploy\n    kubectl apply -k deploy/", TestName = "Validated first")]
    [TestCase("kubectl get pods", TestName = "Nothing is applied")]
    public void Validation(string run) => RuleVerifier<ValidateManifests>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));
}

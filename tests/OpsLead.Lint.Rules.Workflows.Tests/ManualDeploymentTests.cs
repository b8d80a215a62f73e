using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Who applies, from where, and for how long.</summary>
public sealed class ManualDeploymentTests
{
    private const string Apply = "kubectl apply -k deploy/web";

    [TestCase("scripts/ship.sh", "#!/bin/sh\nkubectl config use-context shop\n[|kubectl apply -k deploy|]\n", TestName = "A script that selects a cluster")]
    [TestCase("ship-production.sh", "[|helm upgrade web charts/web|]\n", TestName = "A script that is called after production")]
    [TestCase("ship.sh", "[|helm upgrade web charts/web -f values.prod.yaml|]\n", TestName = "A script that uses production's values")]
    [TestCase("ship.ps1", "az aks get-credentials -n shop\n[|kubectl apply -f k8s|]\n", TestName = "A script of PowerShell")]
    [TestCase("Makefile", "build:\n\tgo build\n\nrelease: build\n\t@echo out\n\t@[|kubectl apply -k deploy|]\n", TestName = "A target of a Makefile")]
    [TestCase("package.json", "{ \"scripts\": { \"deploy:prod\": \"npm run build && [|firebase deploy|]\" } }", TestName = "A package's script")]
    [TestCase("ship.sh", "minikube start\nkubectl config use-context minikube\nkubectl apply -k deploy\n", TestName = "A cluster of one's own machine")]
    [TestCase("ship-production.sh", "kubectl get pods\n", TestName = "Nothing is deployed")]
    [TestCase("examples/production.sh", "kubectl apply -k deploy\n", TestName = "An example")]
    [TestCase("ship-production.sh", "kubectl apply -k deploy --dry-run=client\n", TestName = "A dry run")]
    public void Scripts(string path, string text) => RuleVerifier<DeployFromWorkflow>.Verify(path, text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_script_that_names_no_environment_is_reported_to_who_asks() => RuleVerifier<DeployFromWorkflow>.Verify("ship.sh", "[|kubectl apply -k deploy|]\n");

    [Test]
    public void A_script_that_a_workflow_calls_is_automated() => RuleVerifier<DeployFromWorkflow>.VerifyWorkspace(
        (".github/workflows/ship.yml", Jobs.WithSteps("- run: ./scripts/ship-production.sh v1")), ("scripts/ship-production.sh", "kubectl apply -k deploy\n"));

    [Test]
    public void A_target_that_a_workflow_makes_is_automated() => RuleVerifier<DeployFromWorkflow>.VerifyWorkspace(
        (".github/workflows/ship.yml", Jobs.WithSteps("- run: make release")), ("Makefile", "release:\n\tkubectl apply -k deploy\n"));

    [TestCase("<Project>\n  <PropertyGroup>\n    <WebPublishMethod>[|MSDeploy|]</WebPublishMethod>\n  </PropertyGroup>\n</Project>\n", TestName = "To a web server")]
    [TestCase("<Project><WebPublishMethod>[|FileSystem|]</WebPublishMethod><PublishUrl>\\\\web01\\shop</PublishUrl></Project>", TestName = "To a share")]
    [TestCase("<Project><WebPublishMethod>FileSystem</WebPublishMethod><PublishUrl>bin\\out</PublishUrl></Project>", TestName = "To a folder")]
    [TestCase("<Project><!-- <WebPublishMethod>FTP</WebPublishMethod> --></Project>", TestName = "In a comment")]
    [TestCase("<Project><WebPublishMethod>Container</WebPublishMethod></Project>", TestName = "To a registry")]
    public void Profiles(string text) => RuleVerifier<DeployFromWorkflow>.Verify("src/Web/Properties/PublishProfiles/Production.pubxml", text);

    [Test]
    public void A_profile_that_a_workflow_uses_is_automated() => RuleVerifier<DeployFromWorkflow>.VerifyWorkspace(
        (".github/workflows/ship.yml", Jobs.WithSteps("- run: dotnet publish src/Web -p:PublishProfile=Production")), ("src/Web/Properties/PublishProfiles/Production.pubxml", "<Project><WebPublishMethod>FTP</WebPublishMethod></Project>"));

    [TestCase("kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization", "path: ./deploy/web", "kubectl apply -k [|deploy/web|]", TestName = "Flux applies the folder too")]
    [TestCase("argoproj.io/v1alpha1\nkind: Application", "syncPolicy: { automated: {} }\n  source: { path: deploy/web }", "kubectl apply -k [|deploy/web|]", TestName = "Argo CD applies the folder too")]
    [TestCase("argoproj.io/v1alpha1\nkind: Application", "source: { path: deploy/web }", Apply, TestName = "Argo CD waits for somebody")]
    [TestCase("kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization", "path: ./deploy/other", Apply, TestName = "Flux applies another folder")]
    [TestCase("kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization", "path: ./deploy/web", "kubectl apply -k deploy/web --dry-run=server", TestName = "The workflow only tries")]
    public void Writers(string kind, string spec, string run) => RuleVerifier<KeepOneWriter>.VerifyWorkspace(
        (".github/workflows/ship.yml", Jobs.WithSteps($"- run: {run}")), ("deploy/web/kustomization.yaml", "resources: []\n"),
        ("clusters/web.yaml", $"apiVersion: {kind}\nmetadata:\n  name: web\nspec:\n  {spec}\n"));

    [TestCase("on: push\njobs:\n  [|a|]:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n", TestName = "No time")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n      - run: make\n", TestName = "A time")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n        timeout-minutes: 5\n", TestName = "A time for each step")]
    [TestCase("on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n", TestName = "A called workflow has times of its own")]
    public void Times(string workflow) => RuleVerifier<LimitJobTime>.VerifyWorkflow(workflow);
}

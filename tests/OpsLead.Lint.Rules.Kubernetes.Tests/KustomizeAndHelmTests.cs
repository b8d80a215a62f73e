using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Kustomizations and charts.</summary>
public sealed class KustomizeAndHelmTests
{
    private const string Web = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n";
    private const string Head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

    [TestCase("resources:\n  - web.yaml\n  - [|service.yaml|]\n", TestName = "A manifest that is not there")]
    [TestCase("resources: [web.yaml]\npatches:\n  - path: [|patches/replicas.yaml|]\n", TestName = "A patch that is not there")]
    [TestCase("resources: [web.yaml, [|../base|]]\n", TestName = "A folder without a kustomization")]
    [TestCase("resources: [web.yaml, ../other]\n", TestName = "A folder with a kustomization")]
    [TestCase("resources: [web.yaml, https://example.com/a.yaml, github.com/example/a?ref=v1, ../../../outside]\n", TestName = "What cannot be seen from here")]
    [TestCase("resources: [web.yaml]\npatches:\n  - patch: |-\n      kind: Deployment\n", TestName = "A patch that is written here")]
    [TestCase("resources: [a.yaml, b.yaml, web.yaml]\n", TestName = "A part of a repository")]
    public void Reference(string rest) => RuleVerifier<ReferToExistingFile>.VerifyWorkspace(
        ("deploy/app/kustomization.yaml", Head + rest), ("deploy/app/web.yaml", Web), ("deploy/base/web.yaml", Web), ("deploy/other/kustomization.yaml", Head));

    [Test]
    public void Flux_has_a_kind_of_that_name() => RuleVerifier<ReferToExistingFile>.VerifyWorkspace(
        ("deploy/kustomization.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nresources: [a.yaml]\n"), ("deploy/web.yaml", Web));

    [TestCase("patches:\n  - target: {kind: Deployment, name: [|wbe|]}\n    patch: x\n", TestName = "A name that no object has")]
    [TestCase("patches:\n  - target: {kind: [|StatefulSet|]}\n    patch: x\n", TestName = "A kind that no object has")]
    [TestCase("patches:\n  - target: {kind: Deployment, name: web}\n    patch: x\n", TestName = "An object that is there")]
    [TestCase("patches:\n  - target: {kind: Deploy.*, name: w.b}\n    patch: x\n", TestName = "A pattern")]
    [TestCase("patches:\n  - target: {kind: ConfigMap, name: generated}\n    patch: x\n", TestName = "What a generator makes")]
    [TestCase("patches:\n  - target: {kind: Deployment, name: prod-web}\n    patch: x\n", TestName = "A name with a prefix")]
    [TestCase("resources: [https://example.com/a.yaml]\npatches:\n  - target: {kind: Deployment, name: other}\n    patch: x\n", false, TestName = "Objects from elsewhere")]
    [TestCase("patches:\n  - target: {labelSelector: app=web}\n    patch: x\n", TestName = "A selector of labels")]
    public void Target(string rest, bool hasResources = true) => RuleVerifier<PatchExistingObject>.VerifyWorkspace(
        ("deploy/kustomization.yaml", Head + (hasResources ? "resources: [../base]\n" : "") + rest), ("base/kustomization.yaml", Head + "resources: [web.yaml]\n"), ("base/web.yaml", Web));

    [TestCase("  - name: [|registry.example.com/wbe|]\n    newTag: x\n", TestName = "An image that no container uses")]
    [TestCase("  - name: [|web|]\n    newTag: x\n", TestName = "A name without its registry")]
    [TestCase("  - name: web\n    newTag: x\n", "https://example.com/a.yaml", TestName = "Containers from elsewhere")]
    [TestCase("  - name: registry.example.com:5000/web\n    newTag: x\n", TestName = "An image with a port and a tag")]
    [TestCase("  - name: proxy\n    newName: other\n  - name: other\n    newTag: x\n", TestName = "An image that is renamed")]
    [TestCase("  - name: \"{{ .Image }}\"\n    newTag: x\n", TestName = "A name that is filled in later")]
    public void Image(string images, string resource = "web.yaml") => RuleVerifier<OverrideUsedImage>.VerifyWorkspace(
        ("deploy/kustomization.yaml", $"{Head}resources: [web.yaml, {resource}]\nimages:\n{images}"),
        ("deploy/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: registry.example.com:5000/web:1.0@sha256:0123\n    - name: proxy\n      image: proxy\n"));

    [TestCase("[|resource|]: [a.yaml]\n", TestName = "A field that is nearly another")]
    [TestCase("images:\n  - name: a\n    newTag: [|1.4|]\n", TestName = "A tag that is a number")]
    [TestCase("replicas:\n  - [|name|]: a\n", TestName = "A missing field")]
    [TestCase("configMapGenerator:\n  - name: a\n    behavior: [|join|]\n", TestName = "A value that is not allowed")]
    [TestCase("namespace: web\nimages:\n  - name: a\n    newTag: \"1.4\"\nlabels:\n  - pairs: {a: b}\n    includeSelectors: true\n", TestName = "A kustomization")]
    [TestCase("namespace: ${NAMESPACE}\nreplicas:\n  - name: a\n    count: ${COUNT}\n", TestName = "Values that are filled in later")]
    [TestCase("patches: [a.yaml]\n", TestName = "Patches of old")]
    public void Kustomization(string rest) => RuleVerifier<FixKustomization>.Verify("deploy/kustomization.yaml", Head + rest);

    [TestCase("[|apiVersion|]: v2\nname: web\n", TestName = "No version")]
    [TestCase("apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: [|1.10|]\n", TestName = "A version that is a number")]
    [TestCase("apiVersion: [|v4|]\nname: web\nversion: 1.0.0\n", TestName = "A version of charts that there is not")]
    [TestCase("apiVersion: v2\nname: web\nversion: [|latest|]\n", TestName = "A version that is no semantic one")]
    [TestCase("apiVersion: v2\nname: web\nversion: 1.0.0-rc.1+build\ndependencies:\n  - name: redis\n    version: ^1.0.0\n", TestName = "A chart")]
    [TestCase("name: web\nversion: 1.0.0\nother: thing\n", TestName = "A chart of old")]
    [TestCase("apiVersion: v2\nname: web\nversion: ${VERSION}\n", TestName = "A version that is filled in later")]
    public void Chart(string chart) => RuleVerifier<FixChart>.Verify("deploy/Chart.yaml", chart);

    [TestCase("replicas: [|0|]\n", TestName = "A bound")]
    [TestCase("image:\n  tag: [|1|]\n", TestName = "A type")]
    [TestCase("replicas: 1\n[|replica|]: 2\n", TestName = "A value that the schema does not know")]
    [TestCase("replicas: 1\nimage: {tag: \"1\"}\n", TestName = "Values that fit")]
    [TestCase("# nothing\nimage: {}\n", TestName = "A value that each installation supplies")]
    public void Values(string values) => RuleVerifier<MatchValuesSchema>.VerifyWorkspace(
        ("deploy/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"),
        ("deploy/values.schema.json", "{\"type\": \"object\", \"required\": [\"replicas\"], \"additionalProperties\": false, \"properties\": {\"replicas\": {\"type\": \"integer\", \"minimum\": 1}, \"image\": {\"$ref\": \"#/definitions/image\"}}, \"definitions\": {\"image\": {\"properties\": {\"tag\": {\"type\": \"string\"}}}}}"),
        ("deploy/values.yaml", values));
}

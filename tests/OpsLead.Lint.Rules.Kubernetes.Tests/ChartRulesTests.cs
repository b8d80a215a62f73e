using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Templates, values and what belongs together in a chart; what overlays make of a base.</summary>
public sealed class ChartRulesTests
{
    private const string Chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
    private const string Head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: ";

    [TestCase("[|{{ if .Values.a }}|]\nkind: A\n", TestName = "A block without its end")]
    [TestCase("kind: [|{{|] .Values.a\nname: b\n", TestName = "An action without its end")]
    [TestCase("kind: A\n[|{{ end }}|]\n", TestName = "An end without its block")]
    [TestCase("{{ if .Values.a }}\nkind: A\n{{ else if .Values.b }}{{ end }}\n", TestName = "A block")]
    [TestCase("kind: A\nname: \"}}\"\n", TestName = "Braces alone")]
    public void Blocks(string template) => RuleVerifier<CloseTemplateBlock>.VerifyWorkspace(("web/Chart.yaml", Chart), ("web/templates/a.yaml", template));

    [Test]
    public void A_template_outside_of_a_chart_may_be_of_another_language() =>
        RuleVerifier<CloseTemplateBlock>.VerifyWorkspace(("web/templates/a.yaml", "{{ if a }}\n"), ("web/values.yaml", "a: {{ if\n"));

    [TestCase("{{ include \"[|web.nam|]\" . }}", TestName = "A name that is nearly another")]
    [TestCase("{{ template \"[|other.labels|]\" . }}", TestName = "The name of another chart")]
    [TestCase("{{ include \"web.name\" . }}", TestName = "A name that is there")]
    [TestCase("{{ include (printf \"%s.name\" .x) . }}", TestName = "A name that is made up")]
    [TestCase("{{ include .Values.name . }}", TestName = "A name from the values")]
    [TestCase("{{/* include \"other\" . */}}", TestName = "A comment")]
    public void Include(string action) => RuleVerifier<DefineTemplate>.VerifyWorkspace(
        ("web/Chart.yaml", Chart), ("web/templates/_helpers.tpl", "{{ define \"web.name\" }}web{{ end }}\n"), ("web/templates/a.yaml", $"name: {action}\n"));

    [TestCase("dependencies:\n  - name: common\n    version: 1.0.0\n", TestName = "A chart with dependencies")]
    [TestCase("type: library\n", TestName = "A library")]
    public void Include_of_what_cannot_be_seen(string rest) => RuleVerifier<DefineTemplate>.VerifyWorkspace(("web/Chart.yaml", Chart + rest), ("web/templates/a.yaml", "name: {{ include \"x\" . }}\n"));

    [Test]
    public void Definitions_of_a_parent_count() => RuleVerifier<DefineTemplate>.VerifyWorkspace(
        ("web/Chart.yaml", Chart), ("web/templates/_helpers.tpl", "{{ define \"x\" }}web{{ end }}\n"), ("web/charts/sub/Chart.yaml", Chart), ("web/charts/sub/templates/a.yaml", "name: {{ include \"x\" . }}\n"));

    [TestCase("a: {{ .Values[|.client|].timeout }}\n", TestName = "A mapping that is missing")]
    [TestCase("a: {{ $.Values.image[|.pull|].policy | quote }}\n", TestName = "A mapping within another")]
    [TestCase("a: {{ .Values.image.tag }}\n", TestName = "A value that is there")]
    [TestCase("a: {{ .Values[|.other|] }}\n", TestName = "A last key writes nothing")]
    [TestCase("{{ if .Values.client }}\na: {{ .Values.client.timeout }}\n{{ end }}\n", TestName = "A condition")]
    [TestCase("a: {{ (.Values[|.client|]).timeout }}\n", TestName = "Parentheses")]
    [TestCase("{{ if and .Values.client .Values.client.timeout }}{{ end }}\n", TestName = "Both in one condition")]
    [TestCase("a: {{ .Values.global.registry.name }}\n", TestName = "A value of the chart above")]
    [TestCase("{{ $_ := set .Values \"client\" dict }}\na: {{ .Values.client.timeout }}\n", TestName = "A template that sets values")]
    [TestCase("{{ define \"x\" }}{{ .Values.client.timeout }}{{ end }}\n", TestName = "A definition that may never be called")]
    public void Value(string template) => RuleVerifier<DefineValue>.VerifyWorkspace(("web/Chart.yaml", Chart), ("web/values.yaml", "image:\n  tag: a\n"), ("web/templates/a.yaml", template));

    [TestCase("web/values-production.yaml", "client:\n  timeout: 3s\n", "", TestName = "Another file of values")]
    [TestCase("environments/values.production.yaml", "client:\n  timeout: 3s\n", "", TestName = "A file of values elsewhere")]
    [TestCase(".github/workflows/deploy.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: helm upgrade web web --set image.tag=1,client.timeout=3s\n", "", TestName = "The command line of a workflow")]
    [TestCase("deploy.sh", "helm upgrade web web \\\n  --set-string \\\n  client.timeout=3s\n", "", TestName = "The command line of a script")]
    [TestCase("flux/web.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: web\nspec:\n  values:\n    client:\n      timeout: 3s\n", "", TestName = "A release of Flux")]
    [TestCase("web/values-production.yaml", "server: {}\n", "|", TestName = "Another file without the value")]
    [TestCase("deploy.sh", "helm upgrade web web --set clients.timeout=3s --settings client\n", "|", TestName = "A command line for another value")]
    [TestCase("other/values.yaml", "client:\n  timeout: 3s\n", "|", TestName = "The values of another chart")]
    public void Value_that_is_supplied(string path, string text, string mark)
    {
        var template = mark.Length == 0 ? "a: {{ .Values.client.timeout }}\n" : "a: {{ .Values[|.client|].timeout }}\n";
        RuleVerifier<DefineValue>.VerifyWorkspace(("web/Chart.yaml", Chart), ("web/values.yaml", "image:\n  tag: a\n"), ("web/templates/a.yaml", template), (path, text));
    }

    [TestCase("[|a|]: 1\nb: 2\n", TestName = "A value that nobody reads")]
    [TestCase("b:\n  c: 1\n", TestName = "A value that is read as a whole")]
    [TestCase("d:\n  e: 1\n  [|f|]: 1\nb: 1\n", TestName = "A value within another")]
    [TestCase("global:\n  x: 1\nsub:\n  x: 1\nb: 1\n", TestName = "Values of others")]
    public void Unused(string values) => RuleVerifier<RemoveUnusedValue>.VerifyWorkspace(
        ("web/Chart.yaml", Chart), ("web/values.yaml", values), ("web/templates/a.yaml", "a: {{ toYaml .Values.b }}\nd: {{ .Values.d.e }}\n"), ("web/charts/sub/Chart.yaml", Chart));

    [TestCase("a: {{ toYaml .Values }}\n", TestName = "All values at once")]
    [TestCase("a: {{ index .Values \"a\" }}\n", TestName = "A value by its name")]
    public void Unused_cannot_be_told(string template) => RuleVerifier<RemoveUnusedValue>.VerifyWorkspace(("web/Chart.yaml", Chart), ("web/values.yaml", "a: 1\n"), ("web/templates/a.yaml", template));

    [TestCase("replicas: [|none|]\n", TestName = "A case of another type")]
    [TestCase("image: {}\n", TestName = "A case that gives a part")]
    public void Case_of_a_chart(string values) => RuleVerifier<MatchValuesSchema>.VerifyWorkspace(
        ("web/Chart.yaml", Chart), ("web/values.yaml", "replicas: 1\n"), ("web/ci/one-values.yaml", values), ("web/values.schema.json", "{\"required\": [\"replicas\"], \"properties\": {\"replicas\": {\"type\": \"integer\"}}}"));

    [TestCase("resources: [web.yaml, [|./web.yaml|]]\n", TestName = "A file")]
    [TestCase("bases: [../base]\nresources: [[|../base/|]]\n", TestName = "A base and a resource")]
    [TestCase("resources: [web.yaml, ../web.yaml]\n", TestName = "Two files of one name")]
    public void Listed_twice(string rest) => RuleVerifier<ListResourceOnce>.Verify("deploy/kustomization.yaml", Head + rest);

    [TestCase("[|bases|]:\n  - ../base\n", "resources:\n  - ../base\n", TestName = "Bases")]
    [TestCase("[|patchesStrategicMerge|]:\n  - a.yaml\n  - \"b.yaml\"\n", "patches:\n  - path: a.yaml\n  - path: \"b.yaml\"\n", TestName = "Patches that merge")]
    [TestCase("[|patchesJson6902|]:\n  - target: {kind: Pod, name: a, version: v1}\n    path: a.yaml\n", "patches:\n  - target: {kind: Pod, name: a, version: v1}\n    path: a.yaml\n", TestName = "Patches by path")]
    [TestCase("[|bases|]: [../base]\nresources: [a.yaml]\n", null, TestName = "Bases beside resources")]
    [TestCase("[|commonLabels|]:\n  a: b\n", null, TestName = "Labels")]
    [TestCase("resources: [a.yaml]\nlabels:\n  - pairs: {a: b}\n", null, TestName = "What is used now")]
    public void Deprecated(string rest, string? fixedRest) => RuleVerifier<ReplaceDeprecatedField>.Verify("deploy/kustomization.yaml", Head + rest, fixedRest is null ? null : Head + fixedRest);

    [TestCase("patches:\n  - path: [|patch.yaml|]\n", "wbe", TestName = "A name that no object has")]
    [TestCase("patchesStrategicMerge: [[|patch.yaml|]]\n", "wbe", TestName = "The old field")]
    [TestCase("patches:\n  - path: patch.yaml\n", "web", TestName = "An object that is there")]
    [TestCase("patches:\n  - path: patch.yaml\n    target: {kind: Pod}\n", "wbe", TestName = "A patch with a target")]
    [TestCase("patches:\n  - path: patch.yaml\n", "prod-web", TestName = "A name with a prefix")]
    public void Merge_patch(string rest, string name) => RuleVerifier<PatchExistingObject>.VerifyWorkspace(
        ("deploy/kustomization.yaml", Head + "resources: [web.yaml]\n" + rest), ("deploy/web.yaml", Pod + "web:1\n"), ("deploy/patch.yaml", $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}\n"));

    [Test]
    public void A_component_patches_what_others_list() => RuleVerifier<PatchExistingObject>.VerifyWorkspace(
        ("deploy/kustomization.yaml", Head.Replace("Kustomization", "Component", StringComparison.Ordinal) + "resources: [web.yaml]\npatches:\n  - path: patch.yaml\n"),
        ("deploy/web.yaml", Pod + "web:1\n"), ("deploy/patch.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: other\n"));

    [TestCase("images:\n  - name: web\n    newTag: \"1.4\"\n", "images:\n  - name: web\n    digest: sha256:0123\n", "web", TestName = "Every overlay sets the version")]
    [TestCase("images:\n  - name: web\n    newTag: \"1.4\"\n", "", "[|web|]", TestName = "One overlay does not")]
    [TestCase("images:\n  - name: web\n    newTag: latest\n", "images:\n  - name: web\n    newTag: a\n", "[|web|]", TestName = "One overlay sets what moves")]
    [TestCase("images:\n  - name: other\n    newTag: a\n", "images:\n  - name: other\n    newTag: a\n", "[|web|]", TestName = "The version of another image")]
    public void Base_and_overlays(string production, string test, string image) => RuleVerifier<PinImageTag>.VerifyWorkspace(
        ("base/kustomization.yaml", Head + "resources: [web.yaml]\n"), ("base/web.yaml", Pod + image + "\n"),
        ("production/kustomization.yaml", Head + "resources: [../base]\n" + production), ("staging/kustomization.yaml", Head + "resources: [../base]\n" + test));

    [Test]
    public void A_namespace_of_the_overlay_counts() => RuleVerifier<NameNamespace>.VerifyWorkspace(
        ("base/kustomization.yaml", Head + "resources: [web.yaml]\n"), ("base/web.yaml", Pod + "web:1\n"), ("production/kustomization.yaml", Head + "namespace: web\nresources: [../base]\n"));
}

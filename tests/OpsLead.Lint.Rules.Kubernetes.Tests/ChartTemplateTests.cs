using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>What the rules say of a chart's templates: only what is certain however they are rendered.</summary>
public sealed class ChartTemplateTests
{
    private const string Head = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include \"web.fullname\" . }}\nspec:\n  selector:\n    matchLabels:\n      {{- include \"web.selectorLabels\" . | nindent 6 }}\n"
        + "  template:\n    metadata:\n      labels:\n        {{- include \"web.selectorLabels\" . | nindent 8 }}\n    spec:\n";

    [TestCase("      containers:\n        - name: web\n          image: [|nginx|]\n", TestName = "An image without a tag")]
    [TestCase("      containers:\n        - name: web\n          image: \"nginx:{{ .Values.tag }}\"\n", TestName = "A tag from the values")]
    [TestCase("      containers:\n        - name: web\n          {{- toYaml .Values.web | nindent 10 }}\n", TestName = "A container from the values")]
    [TestCase("      containers:\n        {{- if .Values.debug }}\n        - name: debug\n          image: busybox\n        {{- end }}\n        - name: web\n          image: [|nginx|]\n", TestName = "A container under a condition")]
    [TestCase("      containers:\n        - name: web\n          {{- if .Values.alpine }}\n          image: nginx:alpine\n          {{- else }}\n          image: nginx\n          {{- end }}\n", TestName = "Two branches")]
    public void Image(string spec) => RuleVerifier<PinImageTag>.Verify("web/templates/deployment.yaml", Head + spec);

    [TestCase("      containers:\n        - [|name|]: {{ .Chart.Name }}\n          image: nginx:1.27\n          ports: [{containerPort: 80}]\n", TestName = "No probe")]
    [TestCase("      containers:\n        - name: web\n          ports: [{containerPort: 80}]\n          {{- with .Values.readinessProbe }}\n          readinessProbe:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n", TestName = "A probe from the values")]
    [TestCase("      containers:\n        - name: web\n          ports: [{containerPort: 80}]\n          {{- include \"web.probes\" . | nindent 10 }}\n", TestName = "A probe from elsewhere")]
    [TestCase("      containers:\n        {{- include \"web.containers\" . | nindent 8 }}\n", TestName = "Containers from elsewhere")]
    public void Probe(string spec) => RuleVerifier<AddReadinessProbe>.Verify("web/templates/deployment.yaml", Head + spec);

    [TestCase("      hostNetwork: {{ .Values.hostNetwork }}\n      containers: []\n", TestName = "A value")]
    [TestCase("      {{- if .Values.hostNetwork }}\n      hostNetwork: true\n      {{- end }}\n      containers: []\n", TestName = "A condition")]
    [TestCase("      hostNetwork: [|true|]\n      containers: []\n", TestName = "Certain")]
    public void Host_network(string spec) => RuleVerifier<LeaveHostNamespaces>.Verify("web/templates/deployment.yaml", Head + spec);

    [TestCase("web/templates/_deployment.yaml", TestName = "A file of parts")]
    [TestCase("web/templates/_helpers.tpl", TestName = "A file of definitions")]
    [TestCase("roles/web/templates/deployment.yaml", "{% if debug %}{% endif %}\n", TestName = "A template of Ansible")]
    public void What_renders_no_object(string path, string end = "") =>
        RuleVerifier<LeaveHostNamespaces>.Verify(path, Head + "      hostNetwork: true\n      containers: []\n" + end);

    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [|a|]\n  labels: {{ .x }}\n", TestName = "Both are written")]
    [TestCase("{{- if .a }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n{{- else }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n{{- end }}\n", TestName = "One of two is written")]
    public void Duplicate_object(string text) => RuleVerifier<RemoveDuplicateObject>.Verify("web/templates/config.yaml", text.Replace("name: a\n", "name: a\n  namespace: b\n", StringComparison.Ordinal).Replace("[|a|]\n", "[|a|]\n  namespace: b\n", StringComparison.Ordinal).Replace("  namespace: b\n  namespace: b\n", "  namespace: b\n", StringComparison.Ordinal));

    [TestCase("apiVersion: [|policy/v1beta1|]\nkind: PodDisruptionBudget\nmetadata:\n  name: {{ .x }}\n", TestName = "An old version")]
    [TestCase("{{- if .Capabilities.APIVersions.Has \"policy/v1beta1\" }}\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: {{ .x }}\n{{- end }}\n", TestName = "An old version where the cluster has it")]
    [TestCase("{{- if .new }}\napiVersion: policy/v1\n{{- else }}\napiVersion: policy/v1beta1\n{{- end }}\nkind: PodDisruptionBudget\nmetadata:\n  name: {{ .x }}\n", TestName = "A version for each cluster")]
    public void Version(string text) => RuleVerifier<ReplaceRemovedApi>.Verify("web/templates/pdb.yaml", text);

    [TestCase("spec:\n  [|replica|]: 3\n  {{- include \"rest\" . | nindent 2 }}\n", TestName = "A field that there is not")]
    [TestCase("spec:\n  {{ .Values.field }}: 3\n", TestName = "A field from the values")]
    public void Field(string text) => RuleVerifier<RemoveUnknownField>.Verify("web/templates/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .x }}\n" + text);

    [Test]
    public void A_fix_changes_what_is_literal() => RuleVerifier<RemoveUnknownField>.Verify(
        "web/templates/deployment.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .x }}\nspec:\n  [|replica|]: {{ .Values.replicas }}\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .x }}\nspec:\n  replicas: {{ .Values.replicas }}\n");

    [Test]
    public void A_manifest_with_actions_outside_of_a_chart_is_read_too() => RuleVerifier<PinImageTag>.Verify(
        "deploy/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ name }}\nspec:\n  containers:\n    - name: {{ name }}\n      image: [|nginx|]\n");
}

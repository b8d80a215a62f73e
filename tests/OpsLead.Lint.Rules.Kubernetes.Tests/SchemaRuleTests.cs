using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>What the API server refuses, each at its characters.</summary>
public sealed class SchemaRuleTests
{
    private static readonly RuleVerifierOptions On130 = new() { Options = ImmutableDictionary<string, string>.Empty.Add("opslead_lint.kubernetes_version", "1.30") };

    [TestCase("spec:\n  [|container|]:\n    - name: a\n", TestName = "A name that is nearly another")]
    [TestCase("spec:\n  containers:\n    - name: a\n      [|\"imagePolicy\"|]: Always\n", TestName = "A quoted key")]
    [TestCase("spec:\n  containers: []\n[|replicas|]: 2\n", TestName = "A field in the wrong place")]
    [TestCase("spec:\n  containers: []\n  \"{{ .Values.key }}\": 1\n", TestName = "A key that a template supplies")]
    [TestCase("spec:\n  $patch: replace\n  containers: []\n", TestName = "A directive of a patch")]
    [TestCase("spec:\n  containers:\n    - name: a\n      env: [{name: A, value: b}]\n      resources: {limits: {example.com/gpu: 1}}\n", TestName = "Free keys of a map")]
    public void Unknown_field(string pod) => RuleVerifier<RemoveUnknownField>.VerifyKubernetes(Pod(pod));

    [Test]
    public void A_misspelled_field_is_corrected_and_the_rest_stays() => RuleVerifier<RemoveUnknownField>.VerifyKubernetes(
        Pod("spec:\n  containers:\n    - name: a # here\n      [|imagePulPolicy|]: Always\n"),
        Pod("spec:\n  containers:\n    - name: a # here\n      imagePullPolicy: Always\n"));

    [Test]
    public void A_field_of_a_newer_release_is_unknown_to_the_target() => RuleVerifier<RemoveUnknownField>.VerifyKubernetes(
        Pod("spec:\n  [|hostnameOverride|]: a\n  containers: []\n"),
        options: On130 with { Message = "Pod has the field 'spec.hostnameOverride' only since Kubernetes 1.34, so an older API server refuses it. Remove it, or raise 'kubernetes_version'." });

    [TestCase("  replicaz: 2\n", false, TestName = "A field that a newer definition may have")]
    [TestCase("  [|minReplicaCont|]: 2\n", true, TestName = "A field that is surely misspelled")]
    [TestCase("  fallbacks: {}\n", false, TestName = "A field that may have come beside another")]
    public void Custom_resource(string field, bool isFound)
    {
        Assert.That(field.Contains("[|", StringComparison.Ordinal), Is.EqualTo(isFound));
        RuleVerifier<RemoveUnknownField>.VerifyKubernetes(
            "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata:\n  name: a\nspec:\n  scaleTargetRef: {name: a}\n  triggers: []\n" + field);
    }

    [TestCase("spec:\n  containers:\n    - name: a\n      env:\n        - name: A\n          value: [|8080|]\n", TestName = "A number where text is expected")]
    [TestCase("spec:\n  containers:\n    - name: a\n      env:\n        - name: A\n          value: [|yes|]\n", TestName = "A boolean of YAML 1.1")]
    [TestCase("spec:\n  terminationGracePeriodSeconds: [|\"30\"|]\n  containers: []\n", TestName = "Text where a number is expected")]
    [TestCase("spec:\n  containers:\n    - name: a\n      args: [|-v|]\n", TestName = "A word where a list is expected")]
    [TestCase("spec:\n  containers: [|{name: a}|]\n", TestName = "A mapping where a list is expected")]
    [TestCase("spec:\n  terminationGracePeriodSeconds: ${GRACE}\n  containers: []\n", TestName = "A value that is filled in later")]
    [TestCase("spec:\n  terminationGracePeriodSeconds: {{ .Values.grace }}\n  containers: []\n", TestName = "A template without quotes")]
    [TestCase("spec:\n  nodeName: null\n  containers:\n    - name: a\n      args: [\"1\", b]\n", TestName = "Null and text")]
    [TestCase("spec:\n  containers:\n    - name: a\n      args:\n        - |\n          8080\n", TestName = "A block scalar is text")]
    public void Wrong_type(string pod) => RuleVerifier<CorrectFieldType>.VerifyKubernetes(Pod(pod));

    [Test]
    public void Quotes_are_added_and_removed() => RuleVerifier<CorrectFieldType>.VerifyKubernetes(
        Pod("spec:\n  hostNetwork: [|'true'|]\n  nodeName: [|0x1f|]\n  containers: []\n"), Pod("spec:\n  hostNetwork: true\n  nodeName: \"0x1f\"\n  containers: []\n"));

    [TestCase("[|spec|]:\n  restartPolicy: Always\n", TestName = "A field of the spec")]
    [TestCase("spec:\n  containers:\n    - [|image|]: a\n", TestName = "A field of an item")]
    [TestCase("spec:\n  containers:\n    - name: a\n      livenessProbe:\n        [|httpGet|]: {path: /}\n", TestName = "A field of a mapping")]
    [TestCase("[|spec|]:\n  containers:\n", TestName = "Null is nothing")]
    [TestCase("spec:\n  containers:\n    - image: a\n      {{ .Values.rest }}: x\n", TestName = "A mapping that a template fills")]
    [TestCase("spec:\n  containers:\n    - &a {name: a}\n    - <<: *a\n", TestName = "A field that is merged")]
    public void Missing_field(string pod) => RuleVerifier<AddRequiredField>.VerifyKubernetes(Pod(pod));

    [Test]
    public void A_patch_is_part_of_an_object() => RuleVerifier<AddRequiredField>.VerifyWorkspace(
        ("kustomization.yaml", "resources: [base.yaml]\npatches:\n  - path: ./overlay/replicas.yaml\n"),
        ("overlay/replicas.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n"));

    [Test]
    public void What_no_kustomization_lists_is_a_whole_object() => RuleVerifier<AddRequiredField>.VerifyWorkspace(
        ("other/kustomization.yaml", "resources: [base.yaml]\n"),
        ("overlay/replicas.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n[|spec|]:\n  template: {}\n"));

    [TestCase("spec:\n  restartPolicy: [|always|]\n  containers: []\n", TestName = "Letter case counts")]
    [TestCase("spec:\n  containers:\n    - name: a\n      imagePullPolicy: [|\"Sometimes\"|]\n", TestName = "A value that is near to none")]
    [TestCase("spec:\n  dnsPolicy: [|Cluster|]\n  containers: []\n", TestName = "A value of another kind")]
    [TestCase("spec:\n  restartPolicy: ${POLICY}\n  containers: []\n", TestName = "A value that is filled in later")]
    [TestCase("spec:\n  restartPolicy: Always\n  containers: []\n", TestName = "An allowed value")]
    [TestCase("spec:\n  restartPolicy:\n  containers: []\n", TestName = "No value")]
    public void Enumeration(string pod) => RuleVerifier<UseAllowedValue>.VerifyKubernetes(Pod(pod));

    [Test]
    public void A_value_is_corrected_within_its_quotes() => RuleVerifier<UseAllowedValue>.VerifyKubernetes(
        Pod("spec:\n  restartPolicy: [|'never'|]\n  containers: []\n"), Pod("spec:\n  restartPolicy: 'Never'\n  containers: []\n"));

    [TestCase("spec:\n  containers:\n    - name: a\n      resources: {limits: {memory: [|512MB|]}}\n", TestName = "A unit that does not exist")]
    [TestCase("spec:\n  containers:\n    - name: a\n      resources: {limits: {cpu: [|\"1 core\"|]}}\n", TestName = "A unit after a blank")]
    [TestCase("spec:\n  terminationGracePeriodSeconds: 30\n  priority: [|99999999999|]\n  containers: []\n", TestName = "A number of more than 32 bits")]
    [TestCase("spec:\n  containers:\n    - name: a\n      resources: {limits: {memory: 512Mi, cpu: 1}}\n", TestName = "Quantities")]
    [TestCase("spec:\n  containers:\n    - name: a\n      resources: {limits: {memory: \"{{ .Values.memory }}\"}}\n", TestName = "A template")]
    [TestCase("spec:\n  priority: 1000\n  containers: []\n", TestName = "A number")]
    public void Format(string pod) => RuleVerifier<CorrectFieldFormat>.VerifyKubernetes(Pod(pod));

    [Test]
    public void A_value_of_a_Secret_is_not_shown() => RuleVerifier<CorrectFieldFormat>.VerifyKubernetes(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\ndata:\n  user: [|not base64!|]\n  other: YWJj\n",
        options: new() { Message = "'data.user' of Secret is not base64, so the API server refuses it. Encode the value, or write it as it is under 'stringData' if this is a Secret." });

    [TestCase("metadata:\n  name: [|Web|]\n", TestName = "A capital letter")]
    [TestCase("metadata:\n  name: [|web_1|]\n", TestName = "An underscore")]
    [TestCase("metadata:\n  name: web\n  namespace: [|my.space|]\n", TestName = "A dot in a namespace")]
    [TestCase("metadata:\n  name: web\n  labels:\n    [|a b|]: c\n    d: [|-e|]\n", TestName = "A label's key and value")]
    [TestCase("metadata:\n  name: web\n  annotations:\n    [|Example.com/a|]: b\n", TestName = "An annotation's domain")]
    [TestCase("metadata:\n  name: web\nspec:\n  volumes:\n    - name: [|Data|]\n  containers:\n    - name: [|a_b|]\n      ports:\n        - name: [|much-too-long-a-name|]\n          containerPort: 1\n", TestName = "Names in a pod")]
    [TestCase("metadata:\n  name: web.1\n  labels: {app.kubernetes.io/name: Web_1, empty: \"\"}\n  annotations: {note: any text at all}\n", TestName = "Valid names")]
    [TestCase("metadata:\n  name: \"{{ .Release.Name }}_x\"\n  labels: {a: $(B C)}\n", TestName = "Templates")]
    [TestCase("metadata:\n  name: WEB_NAME-x\n  labels: {a: <version>}\n", TestName = "Marks")]
    public void Names(string pod) => RuleVerifier<UseValidName>.VerifyKubernetes("apiVersion: v1\nkind: Pod\n" + pod);

    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: [|1web|]\n", TestName = "A Service's name begins with a letter")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: system:web\n", TestName = "A role's name is free")]
    [TestCase("apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata:\n  name: webStore\n", TestName = "A custom resource that a tool reads from a file")]
    public void Names_by_kind(string manifest) => RuleVerifier<UseValidName>.VerifyKubernetes(manifest);

    [TestCase("data:\n  a: b\n  [|a|]: c\n", TestName = "Twice")]
    [TestCase("data: {a: b, [|\"a\"|]: c}\n", TestName = "In braces, with quotes")]
    [TestCase("data:\n  a: b\n[|data|]:\n  a: c\n", TestName = "A mapping twice")]
    [TestCase("data:\n  a: b\n  b: c\n", TestName = "Two keys")]
    [TestCase("data: {a: b}\nbinaryData: {a: YQ==}\n", TestName = "In two mappings")]
    [TestCase("data:\n  \"{{ .A }}\": b\n  \"{{ .A }}\": c\n", TestName = "Keys of a template")]
    public void Duplicate_key(string rest) => RuleVerifier<RemoveDuplicateKey>.VerifyKubernetes("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n" + rest);

    [TestCase("a", "", "[|a|]", "", TestName = "One name twice")]
    [TestCase("a", "\n  namespace: x", "[|a|]", "\n  namespace: x", TestName = "In one namespace")]
    [TestCase("a", "\n  namespace: x", "a", "\n  namespace: y", TestName = "In two namespaces")]
    [TestCase("a", "", "b", "", TestName = "Two names")]
    [TestCase("\"{{ .A }}\"", "", "\"{{ .A }}\"", "", TestName = "Names of a template")]
    public void Duplicate_object(string name, string space, string otherName, string otherSpace) => RuleVerifier<RemoveDuplicateObject>.VerifyKubernetes(
        $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}{space}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {otherName}{otherSpace}\n");

    [TestCase("apiVersion: [|v1|]\nkind: Deployment\n", "apiVersion: apps/v1\nkind: Deployment\n", TestName = "A kind of another group")]
    [TestCase("apiVersion: apps/v1\nkind: [|StatefullSet|]\n", "apiVersion: apps/v1\nkind: StatefulSet\n", TestName = "A kind that is nearly another")]
    [TestCase("apiVersion: [|networking.k8s.io/v1|]\nkind: Role\n", "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n", TestName = "A kind of another group with a dot")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\n", null, TestName = "A kind that is served")]
    [TestCase("apiVersion: example.com/v1\nkind: Deployment\n", null, TestName = "A custom kind of that name")]
    [TestCase("apiVersion: storage.k8s.io/v1alpha1\nkind: VolumeAttributesClass\n", null, TestName = "A version that is not described here")]
    [TestCase("apiVersion: v1\nkind: SomethingElse\n", null, TestName = "A kind that is near to none")]
    public void Served_kind(string manifest, string? fixedText) => RuleVerifier<UseServedKind>.VerifyKubernetes(manifest, fixedText);

    [Test]
    public void A_kind_of_a_newer_release_is_not_served_by_the_target() =>
        RuleVerifier<UseServedKind>.VerifyKubernetes("apiVersion: [|networking.k8s.io/v1|]\nkind: ServiceCIDR\nmetadata:\n  name: a\n", options: On130);

    [TestCase("  schedule: 0 3 * * *\n  [|kep|]: 7\n", TestName = "A field that is nearly another")]
    [TestCase("  schedule: 0 3 * * *\n  keep: [|many|]\n", TestName = "A value of another type")]
    [TestCase("  schedule: [|hourly|]\n", TestName = "A value that the pattern does not match")]
    [TestCase("  keep: 7\n", "[|spec|]", TestName = "A field that is missing")]
    [TestCase("  schedule: \"{{ .Values.schedule }}\"\n", TestName = "A template")]
    [TestCase("  schedule: 0 3 * * *\n  extra:\n    a: b\n", TestName = "A mapping that keeps what it does not know")]
    public void Custom_resource_of_a_definition_here(string spec, string key = "spec") => RuleVerifier<MatchCustomResource>.VerifyWorkspace(
        ("crds/backup.yaml", Definition), ("deploy/backup.yaml", $"apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: a\n{key}:\n{spec}"));

    [Test]
    public void A_version_that_the_definition_does_not_serve() => RuleVerifier<MatchCustomResource>.VerifyWorkspace(
        ("crds/backup.yaml", Definition), ("deploy/backup.yaml", "apiVersion: [|example.com/v2|]\nkind: Backup\nmetadata:\n  name: a\n"));

    [Test]
    public void Nothing_is_said_when_two_definitions_differ() => RuleVerifier<MatchCustomResource>.VerifyWorkspace(
        ("a/backup.yaml", Definition), ("b/backup.yaml", Definition), ("deploy/backup.yaml", "apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: a\nspec: {}\n"));

    [TestCase("  keep: 7\n  schedule: 0 3 * * *\n", TestName = "A value that a rule of the definition refuses")]
    [TestCase("  schedule: 0 3 * * *\n  [|kep|]: 7\n", TestName = "A field that is nearly another, beside rules of validation")]
    [TestCase("  schedule: 0 3 * * *\n  keep: [|many|]\n", TestName = "A value of another type, beside rules of validation")]
    public void Rules_of_validation_are_left_to_the_server(string spec) => RuleVerifier<MatchCustomResource>.VerifyWorkspace(
        ("crds/backup.yaml", Definition.Replace(
            "keep: {type: integer}",
            "keep: {type: integer, x-kubernetes-validations: [{rule: 'self > 30', message: keep a month at least}]}",
            StringComparison.Ordinal)),
        ("deploy/backup.yaml", $"apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: a\nspec:\n{spec}"));

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: backups.example.com
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Backup, plural: backups}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [schedule]
                      properties:
                        schedule: {type: string, pattern: '^\S+ \S+ \S+ \S+ \S+$'}
                        keep: {type: integer}
                        extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
        """;

    private static string Pod(string rest) => "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n" + rest;
}

using OpsLead.Lint.Schemas.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas.Tests;

/// <summary>The data of Kubernetes' kinds and of custom resources.</summary>
public sealed class KubernetesSchemasTests
{
    [TestCase("v1", "Pod", false)]
    [TestCase("apps/v1", "StatefulSet", false)]
    [TestCase("networking.k8s.io/v1", "Ingress", false)]
    [TestCase("autoscaling/v2", "HorizontalPodAutoscaler", false)]
    [TestCase("flagger.app/v1beta1", "Canary", true)]
    [TestCase("argoproj.io/v1alpha1", "Rollout", true)]
    [TestCase("argoproj.io/v1alpha1", "AnalysisTemplate", true)]
    [TestCase("argoproj.io/v1alpha1", "Application", true)]
    [TestCase("monitoring.coreos.com/v1", "ServiceMonitor", true)]
    [TestCase("monitoring.coreos.com/v1", "PodMonitor", true)]
    [TestCase("monitoring.coreos.com/v1", "PrometheusRule", true)]
    [TestCase("external-secrets.io/v1", "ExternalSecret", true)]
    [TestCase("bitnami.com/v1alpha1", "SealedSecret", true)]
    [TestCase("cert-manager.io/v1", "Certificate", true)]
    [TestCase("gateway.networking.k8s.io/v1", "HTTPRoute", true)]
    [TestCase("keda.sh/v1alpha1", "ScaledObject", true)]
    [TestCase("kustomize.toolkit.fluxcd.io/v1", "Kustomization", true)]
    [TestCase("helm.toolkit.fluxcd.io/v2", "HelmRelease", true)]
    public void A_kind_is_known(string apiVersion, string kind, bool isCustom) => Assert.That(KubernetesSchemas.Find(apiVersion, kind)?.IsCustom, Is.EqualTo(isCustom));

    [TestCase("apps/v1", "Pod")]
    [TestCase("example.com/v1", "Deployment")]
    [TestCase("", "")]
    public void A_kind_is_not_known(string apiVersion, string kind) => Assert.That(KubernetesSchemas.Find(apiVersion, kind), Is.Null);

    [TestCase("spec: {containers: [{name: a, image: b, restartPolicyRules: []}]}", 33, "restartPolicyRules", 34)]
    [TestCase("spec: {containers: [], resources: {}}", 30, "resources", 31)]
    [TestCase("spec: {containers: [], schedulingGroup: {}}", 34, "schedulingGroup", 35)]
    public void A_field_is_known_from_its_release_on(string pod, int release, string field, int since)
    {
        var violations = Validate(pod, release);

        Assert.Multiple(() =>
        {
            Assert.That(violations.Single().Name, Is.EqualTo(field));
            Assert.That(violations.Single().AvailableSince, Is.EqualTo(since));
            Assert.That(Validate(pod, since), Is.Empty);
        });
    }

    [Test]
    public void A_model_that_was_renamed_keeps_its_fields()
    {
        var claim = Parse("apiVersion: v1\nkind: PersistentVolumeClaim\nspec: {resources: {requests: {storage: 1Gi}}}\n");

        Assert.That(Validate("PersistentVolumeClaim", claim, KubernetesSchemas.OldestRelease), Is.Empty);
    }

    [TestCase("2", true)]
    [TestCase("0.5", true)]
    [TestCase("500m", true)]
    [TestCase("1Ki", true)]
    [TestCase("1e3", true)]
    [TestCase("-1.5E-2", true)]
    [TestCase("100000000n", true)]
    [TestCase("512MB", false)]
    [TestCase("0.5 cores", false)]
    [TestCase("1K", false)]
    [TestCase(".", false)]
    public void A_quantity_is_read_as_the_API_server_reads_it(string quantity, bool isValid) =>
        Assert.That(Validate($"spec: {{containers: [{{name: a, resources: {{limits: {{cpu: \"{quantity}\"}}}}}}]}}", 36), isValid ? Is.Empty : Is.Not.Empty);

    [TestCase("targetPort: 80", true)]
    [TestCase("targetPort: http", true)]
    [TestCase("targetPort: 80.5", false)]
    [TestCase("targetPort: true", false)]
    public void A_port_is_a_number_or_a_name(string field, bool isValid) =>
        Assert.That(Validate("Service", Parse($"apiVersion: v1\nkind: Service\nspec: {{ports: [{{port: 80, {field}}}]}}\n"), 36), isValid ? Is.Empty : Is.Not.Empty);

    [TestCase("1.31", 31)]
    [TestCase("v1.28.4", 28)]
    [TestCase(" 1.36 ", 36)]
    [TestCase(null, int.MaxValue)]
    [TestCase("latest", int.MaxValue)]
    [TestCase("2.0", int.MaxValue)]
    public void A_version_names_its_release(string? version, int release) => Assert.That(KubernetesRelease.Parse(version), Is.EqualTo(release));

    [Test]
    public void A_structural_schema_drops_what_it_does_not_know_unless_it_says_otherwise()
    {
        var schema = JsonSchema.CompileStructural(Parse("""
            type: object
            properties:
              spec:
                type: object
                properties:
                  port: {x-kubernetes-int-or-string: true}
                  any: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  labels: {type: object, additionalProperties: {type: string}}
                  template: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
                anyOf:
                  - required: [port]
                  - properties: {any: {type: object}}
            """));
        var violations = SchemaValidator.Validate(
            Parse("apiVersion: example.com/v1\nkind: X\nmetadata: {name: a, labels: {}}\nspec:\n  port: http\n  prot: 1\n  any: {a: 1}\n  labels: {a: b}\n  template: {apiVersion: v1, kind: Pod, spec: {}}\n"),
            schema,
            SchemaValidationOptions.Kubernetes);

        Assert.That(violations.Select(static violation => violation.Path), Is.EqualTo(new[] { "spec.prot" }));
    }

    private static IReadOnlyList<SchemaViolation> Validate(string pod, int release) => Validate("Pod", Parse("apiVersion: v1\nkind: Pod\n" + pod + "\n"), release);

    private static IReadOnlyList<SchemaViolation> Validate(string kind, YamlNode root, int release) =>
        SchemaValidator.Validate(root, KubernetesSchemas.Find("v1", kind)!.Schema, SchemaValidationOptions.Kubernetes with { KubernetesRelease = release });

    private static YamlNode Parse(string text) => YamlStream.Parse(SourceText.From(text)).Documents[0].Root!;
}

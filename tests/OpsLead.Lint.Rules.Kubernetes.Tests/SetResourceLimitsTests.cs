using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetResourceLimitsTests
{
    private const string Enough = "resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 1, memory: 64Mi } }";

    // The rule is selected by its id here, so its opt-in findings (init containers) speak too.
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is set")]
    [TestCase("name: web\n[|resources|]:\n  requests: { cpu: 100m }", TestName = "Only a CPU request")]
    [TestCase("name: web\n[|resources|]:\n  requests: { cpu: 100m }\n  limits: { cpu: 1 }", TestName = "Only CPU")]
    [TestCase("name: web\n" + Enough, TestName = "All four")]
    [TestCase("name: web\n[|resources|]: { limits: { cpu: 1, memory: 64Mi } }", TestName = "A limit is its own request, unless one asks")]
    [TestCase("name: web\nresources: ${RESOURCES}", TestName = "Resources from a variable")]
    [TestCase("name: web\nresources: { limits: { memory: \"{{ .Values.memory }}\" }, requests: { cpu: 1 } }", TestName = "A limit from a template")]
    public void Container(string container) => RuleVerifier<SetResourceLimits>.VerifyKubernetes(Manifests.Deployment(container));

    [Test]
    public void Resources_of_the_pod_count_for_its_containers() => RuleVerifier<SetResourceLimits>.VerifyKubernetes(
        """
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }
          containers:
            - { name: one, image: web:1 }
        """);

    [Test]
    public void The_API_refuses_resources_on_ephemeral_containers() =>
        RuleVerifier<SetResourceLimits>.VerifyKubernetes(Manifests.Workload("v1", "ReplicationController", "name: debug\nimage: web:1", "ephemeralContainers"));

    [Test]
    public void A_limit_is_its_own_request() => RuleVerifier<SetResourceLimits>.VerifyKubernetes(
        Manifests.Deployment("name: web\nresources: { limits: { cpu: 1, memory: 64Mi } }"), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void By_default_neither_CPU_limits_nor_init_containers_are_asked_for()
    {
        var manifest = Manifests.Workload("batch/v1", "Job", "name: wait\nimage: web:1", "initContainers")
            + "---\n" + Manifests.Deployment("name: web\nresources: { requests: { cpu: 1 }, limits: { memory: 1Gi } }");

        var result = Linter.Lint([new SourceDocument("web.yaml", manifest)], new LintOptions { Rules = [new SetResourceLimits(), new SetCpuLimit()] });

        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public void A_peers_id_brings_only_what_that_peer_would_say()
    {
        var manifest = Manifests.Deployment("name: web\nresources: { limits: { memory: 1Gi } }");

        Assert.That(Lint(manifest, "polaris/cpuRequestsMissing"), Has.Length.EqualTo(1));
        Assert.That(Lint(manifest, "polaris/memoryLimitsMissing"), Is.Empty);

        static Diagnostic[] Lint(string text, string selector) =>
            [.. Linter.Lint([new SourceDocument("web.yaml", text)], new LintOptions { Rules = [new SetResourceLimits()], Select = [selector] }).Diagnostics];
    }
}

public sealed class SetCpuLimitTests
{
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is set")]
    [TestCase("name: web\n[|resources|]: { limits: { memory: 1Gi } }", TestName = "Only memory")]
    [TestCase("name: web\n[|resources|]: { requests: { cpu: 1 } }", TestName = "A request is no limit")]
    [TestCase("name: web\nresources: { limits: { cpu: 1 } }", TestName = "A limit")]
    [TestCase("name: web\nresources: { limits: { cpu: \"{{ .Values.cpu }}\" } }", TestName = "A limit from a template")]
    [TestCase("name: web\nresources: ${RESOURCES}", TestName = "Resources from a variable")]
    public void Container(string container) => RuleVerifier<SetCpuLimit>.VerifyKubernetes(Manifests.Deployment(container));
}

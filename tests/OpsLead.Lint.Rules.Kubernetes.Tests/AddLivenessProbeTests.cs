using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AddLivenessProbeTests
{
    [TestCase("name: [|web|]\nimage: web:1\nports: [ { containerPort: 80 } ]", TestName = "A port and no probe")]
    [TestCase("name: [|web|]\nimage: web:1", TestName = "No port, when asked for")]
    [TestCase("name: web\nlivenessProbe: { exec: { command: [ alive ] } }", TestName = "A probe")]
    [TestCase("name: web\nlivenessProbe: '{{ .Values.probe }}'", TestName = "A probe from a template")]
    public void Container(string container) => RuleVerifier<AddLivenessProbe>.VerifyKubernetes(Manifests.Deployment(container));

    [Test]
    public void A_readiness_probe_is_none() =>
        RuleVerifier<AddLivenessProbe>.VerifyKubernetes(Manifests.Deployment("name: [|web|]\nreadinessProbe: { httpGet: { port: 80 } }"));

    [Test]
    public void Sidecars_and_init_containers_are_excused() =>
        RuleVerifier<AddLivenessProbe>.VerifyKubernetes(Manifests.Workload("apps/v1", "Deployment", "name: mesh\nrestartPolicy: Always", "initContainers"));

    [TestCase("Deployment", "ports: [ { containerPort: 80 } ]", ExpectedResult = 1)]
    [TestCase("Deployment", "ports: [ { containerPort: 9000, name: http } ]", ExpectedResult = 1)]
    [TestCase("Deployment", "ports: [ { containerPort: 5432 } ]", ExpectedResult = 0)]
    [TestCase("Deployment", "ports: [ { containerPort: 80 } ]\nreadinessProbe: { tcpSocket: { port: 80 } }", ExpectedResult = 0)]
    [TestCase("Deployment", "image: web:1", ExpectedResult = 0)]
    [TestCase("Job", "ports: [ { containerPort: 80 } ]", ExpectedResult = 0)]
    public int By_default_only_servers_of_HTTP_without_any_probe_are_reported(string kind, string line) =>
        Linter.Lint([new SourceDocument("web.yaml", Manifests.Workload("apps/v1", kind, "name: web\n" + line))], new LintOptions { Rules = [new AddLivenessProbe()] }).Diagnostics.Length;
}

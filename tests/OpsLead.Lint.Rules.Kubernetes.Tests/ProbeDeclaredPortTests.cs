using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ProbeDeclaredPortTests
{
    [TestCase("name: web\nports: [{ containerPort: 80 }]\nlivenessProbe:\n  httpGet: { port: [|81|] }", TestName = "Another number")]
    [TestCase("name: web\nports: [{ containerPort: 80, name: http }]\nreadinessProbe:\n  tcpSocket: { port: [|web|] }", TestName = "No such name")]
    [TestCase("name: web\nstartupProbe:\n  grpc:\n    port: [|5000|]", TestName = "Nothing is declared, when asked for")]
    [TestCase("name: web\nports: [{ containerPort: 53, protocol: UDP }]\nlivenessProbe: { tcpSocket: { port: [|53|] } }", TestName = "UDP is no TCP")]
    [TestCase("name: web\nports: [{ containerPort: 80, name: http }]\nlivenessProbe: { httpGet: { port: http } }", TestName = "By name")]
    [TestCase("name: web\nports: [{ containerPort: 80 }]\nlivenessProbe: { httpGet: { port: 80 } }", TestName = "By number")]
    [TestCase("name: web\nlivenessProbe: { exec: { command: [\"true\"] } }", TestName = "No port is asked")]
    [TestCase("name: web\nports: [{ containerPort: \"{{ .x }}\" }]\nlivenessProbe: { httpGet: { port: 80 } }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<ProbeDeclaredPort>.VerifyKubernetes(Manifests.Deployment(container));
}

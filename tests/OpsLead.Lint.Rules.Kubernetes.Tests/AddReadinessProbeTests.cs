using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AddReadinessProbeTests
{
    [TestCase("name: [|web|]\nimage: web:1\nports: [ { containerPort: 80 } ]", TestName = "A port and no probe")]
    [TestCase("name: [|web|]\nreadinessProbe:", TestName = "A probe without content")]
    [TestCase("[|image|]: web:1\nports: [ { containerPort: 80 } ]", TestName = "Without a name the first key is at fault")]
    [TestCase("name: web\nreadinessProbe: { httpGet: { port: 80 } }", TestName = "A probe")]
    [TestCase("name: web\nreadinessProbe: ${PROBE}", TestName = "A probe from a variable")]
    public void Container(string container) => RuleVerifier<AddReadinessProbe>.VerifyKubernetes(Manifests.Deployment(container));

    [Test]
    public void Init_containers_have_no_probe() =>
        RuleVerifier<AddReadinessProbe>.VerifyKubernetes(Manifests.Workload("apps/v1", "Deployment", "name: wait\nimage: web:1", "initContainers"));

    [TestCase("Deployment", "containerPort: 80", "web", "web.yaml", ExpectedResult = 1, TestName = "A Service sends traffic to a port")]
    [TestCase("Deployment", "containerPort: 80", "api", "web.yaml", ExpectedResult = 0, TestName = "A Service sends traffic elsewhere")]
    [TestCase("Deployment", "", "web", "web.yaml", ExpectedResult = 0, TestName = "No port is declared")]
    [TestCase("Job", "containerPort: 80", "web", "web.yaml", ExpectedResult = 0, TestName = "A Job ends by itself")]
    [TestCase("Deployment", "containerPort: 80", "web", "tests/web.yaml", ExpectedResult = 0, TestName = "A test's pod")]
    public int By_default_only_what_gets_traffic_is_reported(string kind, string port, string app, string path)
    {
        var ports = port.Length == 0 ? "" : $", ports: [{{ {port} }}]";
        var text = $"apiVersion: {(kind == "Job" ? "batch" : "apps")}/v1\nkind: {kind}\nmetadata: {{ name: web }}\n"
            + $"spec: {{ template: {{ metadata: {{ labels: {{ app: web }} }}, spec: {{ containers: [{{ name: web{ports} }}] }} }} }}\n---\n"
            + $"apiVersion: v1\nkind: Service\nmetadata: {{ name: web }}\nspec: {{ selector: {{ app: {app} }}, ports: [{{ port: 80 }}] }}\n";
        return Linter.Lint([new SourceDocument(path, text)], new LintOptions { Rules = [new AddReadinessProbe()] }).Diagnostics.Length;
    }

    [TestCase("app: web", 1, TestName = "A Service sends traffic")]
    [TestCase("app: api", 0, TestName = "No Service sends traffic")]
    public void Kube_score_asks_where_a_Service_sends_traffic(string selector, int findings)
    {
        var text = "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: web }] }\n---\n"
            + $"apiVersion: v1\nkind: Service\nmetadata: {{ name: web }}\nspec: {{ selector: {{ {selector} }} }}\n";
        var result = Linter.Lint([new SourceDocument("web.yaml", text)], new LintOptions { Rules = [new AddReadinessProbe()], Select = ["kube-score/pod-probes"] });

        Assert.That(result.Diagnostics, Has.Length.EqualTo(findings));
    }
}

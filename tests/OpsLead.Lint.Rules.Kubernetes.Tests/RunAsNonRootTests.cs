using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RunAsNonRootTests
{
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { runAsUser: [|0|] }", TestName = "Root")]
    [TestCase("name: web\nsecurityContext: { runAsUser: [|0|], runAsNonRoot: true }", TestName = "Root although it must not")]
    [TestCase("name: web\nsecurityContext: { runAsNonRoot: [|false|] }", TestName = "Root is welcome")]
    [TestCase("name: web\nsecurityContext: { runAsNonRoot: true, runAsGroup: [|0|] }", TestName = "The group of root")]
    [TestCase("name: web\nsecurityContext: { runAsUser: [|7|] }", TestName = "A user nobody checks")]
    [TestCase("name: web\nsecurityContext: { runAsNonRoot: true }", TestName = "Not root")]
    [TestCase("name: web\nsecurityContext: { runAsNonRoot: \"{{ .Values.x }}\" }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: { runAsUser: $USER_ID }", TestName = "A user from a variable")]
    public void Container(string container) => RuleVerifier<RunAsNonRoot>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("securityContext: { runAsNonRoot: false }", ExpectedResult = 1, TestName = "Root is asked for")]
    [TestCase("image: web:1", ExpectedResult = 0, TestName = "Nothing is said, so the image decides")]
    public int By_default_only_what_is_said_is_reported(string line) =>
        Linter.Lint([new SourceDocument("web.yaml", Manifests.Deployment("name: web\n" + line))], new LintOptions { Rules = [new RunAsNonRoot()] }).Diagnostics.Length;

    [TestCase("securityContext: { runAsNonRoot: true }\ncontainers:\n  - name: web", TestName = "The pod says so")]
    [TestCase("securityContext: { runAsNonRoot: true }\ncontainers:\n  - name: web\n    securityContext: { runAsNonRoot: [|false|] }", TestName = "The container overrides the pod")]
    [TestCase("os: { name: windows }\ncontainers:\n  - name: web", TestName = "Windows has no root")]
    public void Pod(string spec) => RuleVerifier<RunAsNonRoot>.VerifyKubernetes(Manifests.Pod(spec));
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetSeccompProfileTests
{
    [TestCase("name: web\nsecurityContext: { seccompProfile: { type: [|Unconfined|] } }", TestName = "Unconfined")]
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { [|seccompProfile|]: {} }", TestName = "A profile without a type")]
    [TestCase("name: web\nsecurityContext: { seccompProfile: { type: [|Localhost|] } }", TestName = "A file of the node")]
    [TestCase("name: web\nsecurityContext: { seccompProfile: { type: RuntimeDefault } }", TestName = "The default of the runtime")]
    [TestCase("name: web\nsecurityContext: { seccompProfile: { type: \"{{ .Values.x }}\" } }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("securityContext: { seccompProfile: { type: RuntimeDefault } }\ncontainers:\n  - name: web", TestName = "The pod has one")]
    [TestCase("securityContext: { seccompProfile: { type: [|Unconfined|] } }\ncontainers:\n  - name: one\n  - name: two", TestName = "The pod is at fault once")]
    public void Pod(string spec) => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(Manifests.Pod(spec));

    [TestCase("runtime/default", false, TestName = "The runtime's own by annotation")]
    [TestCase("localhost/web.json", false, TestName = "A file of the node by annotation")]
    [TestCase("unconfined", true, TestName = "None by annotation")]
    [TestCase("{{ .Values.profile }}", false, TestName = "A template by annotation")]
    public void Annotation(string profile, bool fires) => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    seccomp.security.alpha.kubernetes.io/pod: {(fires ? $"[|{profile}|]" : $"\"{profile}\"")}\n"
            + "spec:\n  containers:\n    - name: web\n");

    [Test]
    public void A_type_that_does_not_exist() => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(Manifests.Pod("securityContext: { seccompProfile: { type: [|custom|] } }\ncontainers:\n  - name: web"));
}

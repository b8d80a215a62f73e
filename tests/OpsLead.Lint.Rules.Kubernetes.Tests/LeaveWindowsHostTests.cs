using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveWindowsHostTests
{
    [TestCase("name: web\nsecurityContext: { windowsOptions: { hostProcess: [|true|] } }", TestName = "A container")]
    [TestCase("name: web\nsecurityContext: { windowsOptions: { runAsUserName: x, hostProcess: [|True|] } }", TestName = "Beside another")]
    [TestCase("name: web\nsecurityContext: { windowsOptions: { hostProcess: false } }", TestName = "Explicitly not")]
    [TestCase("name: web\nsecurityContext: { windowsOptions: { hostProcess: \"{{ .Values.x }}\" } }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: {}", TestName = "Nothing is said")]
    public void Container(string container) => RuleVerifier<LeaveWindowsHost>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("securityContext: { windowsOptions: { hostProcess: [|true|] } }\ncontainers: []", TestName = "The pod")]
    public void Pod(string spec) => RuleVerifier<LeaveWindowsHost>.VerifyKubernetes(Manifests.Pod(spec));
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LetRolloutProgressTests
{
    [TestCase("strategy:\n  rollingUpdate:\n    maxUnavailable: 0\n    maxSurge: [|0|]", TestName = "Both zero")]
    [TestCase("strategy: { rollingUpdate: { maxSurge: [|0%|], maxUnavailable: 0% } }", TestName = "In percent")]
    [TestCase("strategy:\n  type: RollingUpdate\n  rollingUpdate: { maxSurge: [|\"0%\"|], maxUnavailable: 0 }", TestName = "Mixed")]
    [TestCase("strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }", TestName = "One may be added")]
    [TestCase("strategy: { rollingUpdate: { maxSurge: 0 } }", TestName = "The other is a quarter")]
    [TestCase("strategy: { rollingUpdate: { maxSurge: \"{{ .x }}\", maxUnavailable: 0 } }", TestName = "A template")]
    public void Deployment(string spec) => RuleVerifier<LetRolloutProgress>.VerifyKubernetes(Manifests.DeploymentSpec(spec));

    [TestCase("apps/v1", "DaemonSet", "updateStrategy: { rollingUpdate: { maxSurge: [|0|], maxUnavailable: 0 } }", TestName = "A DaemonSet")]
    [TestCase("argoproj.io/v1alpha1", "Rollout", "strategy: { canary: { maxSurge: [|0|], maxUnavailable: 0 } }", TestName = "A Rollout")]
    [TestCase("example.com/v1", "Rollout", "strategy: { canary: { maxSurge: 0, maxUnavailable: 0 } }", TestName = "Another Rollout")]
    public void Others(string version, string kind, string spec) =>
        RuleVerifier<LetRolloutProgress>.VerifyKubernetes($"apiVersion: {version}\nkind: {kind}\nmetadata: {{ name: web }}\nspec:\n  {spec}\n");
}

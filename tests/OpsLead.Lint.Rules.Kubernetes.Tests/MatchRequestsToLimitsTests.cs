using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MatchRequestsToLimitsTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: [|2|], memory: 1Gi }, limits: { cpu: 1000m, memory: 1Gi } }\n", TestName = "Above the limit")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: 1, memory: [|512Mi|] }, limits: { cpu: 1, memory: 1Gi } }\n", TestName = "Below the limit when asked for")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: [|1|], memory: [|1Gi|] } }\n", TestName = "No limit when asked for")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: 1, memory: 1Gi, ephemeral-storage: [|2Gi|] }, limits: { cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi } }\n", TestName = "Storage")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }\n", TestName = "The same")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: 0.5, memory: 1024Mi }, limits: { cpu: 500m, memory: 1Gi } }\n", TestName = "The same by value")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      resources: { requests: { cpu: \"{{ .Values.cpu }}\", memory: \"{{ .Values.memory }}\" }, limits: { cpu: 1, memory: 1Gi } }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<MatchRequestsToLimits>.VerifyKubernetes(manifest);

    [Test]
    public void By_default_only_what_the_API_server_refuses_is_said() =>
        RuleVerifier<MatchRequestsToLimits>.VerifyKubernetes(
            "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, resources: { requests: { cpu: 1, memory: [|2Gi|] }, limits: { cpu: 2, memory: 1Gi } } }] }\n",
            options: RuleVerifierOptions.AsShipped);
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UpdateInStepsTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  strategy: { type: [|Recreate|] }\n", TestName = "Recreated")]
    [TestCase("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\nspec: { updateStrategy: { type: [|OnDelete|] } }\n", TestName = "Replaced when deleted")]
    [TestCase("apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nmetadata: { name: web }\nspec: { strategy: { type: [|Custom|] } }\n", TestName = "An OpenShift one")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  strategy: { type: RollingUpdate }\n", TestName = "Rolling")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n", TestName = "Not set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  strategy: { type: \"{{ .Values.strategy }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<UpdateInSteps>.VerifyKubernetes(manifest);

    [TestCase("max_pods_unavailable", "10", "strategy: { rollingUpdate: { maxUnavailable: [|11|] } }", TestName = "Too many may go")]
    [TestCase("max_pods_unavailable", "10", "strategy: { rollingUpdate: { maxUnavailable: [|10%|] } }", TestName = "A part instead of a number")]
    [TestCase("min_surge", "10%", "strategy: { rollingUpdate: { maxSurge: [|5%|] } }", TestName = "Too few come")]
    [TestCase("max_surge", "2", "strategy: { [|rollingUpdate|]: {} }", TestName = "The surge is not set")]
    [TestCase("max_surge", "40%", "strategy: { rollingUpdate: { maxSurge: 40% } }", TestName = "As many as may come")]
    [TestCase("strategy_type_pattern", "Recreate", "strategy: { type: Recreate }", TestName = "Another strategy is allowed")]
    [TestCase("max_surge", "2", "strategy: { rollingUpdate: { maxSurge: \"{{ .Values.surge }}\" } }", TestName = "The surge comes from a template")]
    public void Bounds(string option, string value, string spec) =>
        RuleVerifier<UpdateInSteps>.VerifyKubernetes(
            $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: web }}\nspec:\n  {spec}\n",
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}

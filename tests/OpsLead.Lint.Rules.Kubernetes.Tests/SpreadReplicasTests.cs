using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SpreadReplicasTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n", TestName = "Nothing")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { [|podAntiAffinity|]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: shop } } }] } }\n", TestName = "Other pods")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { [|podAntiAffinity|]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: example.com/rack, labelSelector: { matchLabels: { app: web } } }] } }\n", TestName = "Another topology")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: one }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { [|podAntiAffinity|]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, namespaces: [two], labelSelector: { matchLabels: { app: web } } }] } }\n", TestName = "Another namespace")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { [|podAntiAffinity|]: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname }] } }\n", TestName = "No selector")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { replicas: 2 }\n", TestName = "No template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }\n", TestName = "Required")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchExpressions: [{ key: app, operator: Exists }] } } }] } }\n", TestName = "Preferred")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]\n", TestName = "A spread constraint")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n", TestName = "One replica")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: \"{{ .Values.replicas }}\"\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n", TestName = "Replicas from a template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: \"{{ .Values.key }}\", labelSelector: { matchLabels: { app: web } } }] } }\n", TestName = "A key from a template")]
    public void Manifest(string manifest) => RuleVerifier<SpreadReplicas>.VerifyKubernetes(manifest);

    [TestCase("min_replicas", "4", 0, TestName = "From four pods on")]
    [TestCase("topology_key", "^example\\.com/", 1, TestName = "Over racks")]
    public void Options(string option, string value, int findings)
    {
        const string Manifest = "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: []\n"
            + "      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]\n";
        RuleVerifier<SpreadReplicas>.VerifyKubernetes(
            findings == 0 ? Manifest : Manifest.Replace("name: web }", "name: [|web|] }", StringComparison.Ordinal),
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
    }
}

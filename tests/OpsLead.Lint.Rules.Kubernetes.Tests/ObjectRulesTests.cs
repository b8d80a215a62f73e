using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class CompleteLimitRangeTests
{
    [TestCase("[|spec|]: {}", TestName = "No limits")]
    [TestCase("[|spec|]:\n  limits:\n    - type: Container\n      default: { memory: 1Gi }", TestName = "Only a default")]
    [TestCase("[|spec|]:\n  limits:\n    - { type: Pod, max: { cpu: 2 }, min: { cpu: 1 } }\n    - { type: Container, default: { cpu: 2 }, defaultRequest: { cpu: 1 } }", TestName = "Each entry has a part")]
    [TestCase("spec:\n  limits:\n    - { type: Container, max: { cpu: 2 }, min: { cpu: 1 }, default: { cpu: 2 }, defaultRequest: { cpu: 1 } }", TestName = "All of it")]
    [TestCase("spec:\n  limits: ${LIMITS}", TestName = "Limits from a variable")]
    [TestCase("spec: \"{{ .Values.limits }}\"", TestName = "A spec from a template")]
    public void Range(string text) => RuleVerifier<CompleteLimitRange>.VerifyKubernetes("apiVersion: v1\nkind: LimitRange\nmetadata: { name: web }\n" + text + "\n");
}

public sealed class CompleteResourceQuotaTests
{
    [TestCase("[|spec|]: {}", TestName = "Nothing is bounded")]
    [TestCase("spec:\n  [|hard|]: { requests.cpu: 1, requests.memory: 1Gi, limits.memory: 1Gi }", TestName = "No limit of the processor")]
    [TestCase("spec:\n  [|hard|]:\n    pods: \"10\"", TestName = "Only objects")]
    [TestCase("spec:\n  hard: { requests.cpu: 1, requests.memory: 1Gi, limits.cpu: 1, limits.memory: 1Gi }", TestName = "All four")]
    [TestCase("spec:\n  hard: { cpu: 1, memory: 1Gi, limits.cpu: 1, limits.memory: 1Gi }", TestName = "The old names")]
    [TestCase("spec:\n  hard: ${HARD}", TestName = "Bounds from a variable")]
    public void Quota(string text) => RuleVerifier<CompleteResourceQuota>.VerifyKubernetes("apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: web }\n" + text + "\n");
}

public sealed class KeepSecretsOutOfConfigMapsTests
{
    [TestCase("  SMTP_PASSWORD: [|not-a-real-passw0rd|]\n", TestName = "A password")]
    [TestCase("  shop: Host=db.internal;Username=shop;Password=[|not-a-real-passw0rd|]\n", TestName = "A connection string")]
    [TestCase("  app.properties: |\n    # smtp.password=none\n    shop.name=web\n    smtp.password=[|not-a-real-passw0rd|]\n", TestName = "A line of a file")]
    [TestCase("  app.yaml: |\n    smtp:\n      password: [|\"not-a-real-passw0rd\"|]\n", TestName = "A line of a YAML file, quotes left out")]
    [TestCase("  SMTP_PASSWORD: \"{{ .Values.password }}\"\n", TestName = "A template")]
    [TestCase("  app.env: |\n    SMTP_PASSWORD=${SMTP_PASSWORD}\n    REDIS_PASSWORD=\n", TestName = "Lines that refer to a variable, or are empty")]
    [TestCase("  PASSWORD_FILE: /run/secrets/password\n  TOKEN_TTL: \"5\"\n", TestName = "What only sounds like one")]
    [TestCase("  greeting: hello\n", TestName = "Configuration")]
    public void As_shipped(string data) => RuleVerifier<KeepSecretsOutOfConfigMaps>.VerifyKubernetes(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n" + data.Replace("[|\"not-a-real-passw0rd\"|]", "\"[|not-a-real-passw0rd|]\"", StringComparison.Ordinal),
        options: RuleVerifierOptions.AsShipped);

    [TestCase("  TOKEN_TTL: [|\"5\"|]\n", "polaris/sensitiveConfigmapContent", TestName = "A name alone")]
    [TestCase("  env: REDIS_PASSWORD=[|abcd1234|]\n", "trivy/KSV-0109", TestName = "An assignment in a value")]
    [TestCase("  [|username|]: test\n", "trivy/KSV-01010", TestName = "An account")]
    [TestCase("  color.good: blue\n", "trivy/KSV-01010", TestName = "Neither")]
    public void On_demand(string data, string alias) => RuleVerifier<KeepSecretsOutOfConfigMaps>.VerifyKubernetes(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n" + data, options: new RuleVerifierOptions { Select = [alias] });
}

public sealed class ServeIngressOverTlsTests
{
    private const string Head = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\n";

    [TestCase("[|spec|]:\n  defaultBackend: { service: { name: web, port: { number: 80 } } }\n", TestName = "No TLS")]
    [TestCase("spec:\n  [|tls|]: []\n", TestName = "An empty list")]
    [TestCase("spec:\n  [|tls|]:\n  rules: []\n", TestName = "Nothing after the key")]
    [TestCase("spec:\n  tls:\n    - secretName: web\n", TestName = "TLS")]
    [TestCase("spec:\n  tls: ${TLS}\n", TestName = "TLS from a variable")]
    [TestCase("spec: \"{{ .Values.ingress }}\"\n", TestName = "A spec from a template")]
    public void Ingress(string text) => RuleVerifier<ServeIngressOverTls>.VerifyKubernetes(Head + text);
}

public sealed class RemoveExternalAddressesTests
{
    private const string Head = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\n";

    [TestCase("spec:\n  externalIPs:\n    - [|198.51.100.7|]\n", TestName = "An address")]
    [TestCase("spec: { externalIPs: [[|198.51.100.7|], [|\"198.51.100.8\"|]] }\n", TestName = "Two addresses")]
    [TestCase("spec: { externalIPs: [[|198.51.100.7|]], type: ClusterIP }\n", TestName = "Whatever the type")]
    [TestCase("spec: { externalIPs: [] }\n", TestName = "An empty list")]
    [TestCase("spec: { externalIPs: [\"{{ .Values.address }}\"] }\n", TestName = "An address from a template")]
    [TestCase("spec: { type: ExternalName, externalName: example.com }\n", TestName = "A name, by default")]
    public void As_shipped(string text) => RuleVerifier<RemoveExternalAddresses>.VerifyKubernetes(Head + text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_name_on_demand() => RuleVerifier<RemoveExternalAddresses>.VerifyKubernetes(Head + "spec: { type: ExternalName, externalName: [|example.com|] }\n");
}

public sealed class LeaveKubeSystemTests
{
    [TestCase("metadata: { name: web, namespace: [|kube-system|] }\nspec: { containers: [] }\n", TestName = "A workload")]
    [TestCase("metadata: { name: web, namespace: [|\"kube-system\"|], labels: { tier: control-plane } }\nspec: { containers: [] }\n", TestName = "A label alone")]
    [TestCase("metadata: { name: web, namespace: [|kube-system|], labels: { tier: backend, component: etcd } }\nspec: { priorityClassName: system-node-critical }\n", TestName = "Another tier")]
    [TestCase("metadata: { name: etcd, namespace: kube-system, labels: { tier: control-plane, component: etcd } }\nspec: { priorityClassName: system-node-critical }\n", TestName = "The control plane")]
    [TestCase("metadata: { name: web, namespace: shop }\nspec: { containers: [] }\n", TestName = "Another namespace")]
    [TestCase("metadata: { name: web, namespace: \"{{ .Release.Namespace }}\" }\nspec: { containers: [] }\n", TestName = "A namespace from a template")]
    public void Pod(string text) => RuleVerifier<LeaveKubeSystem>.VerifyKubernetes("apiVersion: v1\nkind: Pod\n" + text);
}

public sealed class ReplaceRemovedVolumeTypeTests
{
    [TestCase("volumes:\n  - name: data\n    [|glusterfs|]: { endpoints: a, path: b }", TestName = "A driver that left")]
    [TestCase("volumes: [{ name: data, [|gitRepo|]: { repository: \"https://git.example/a.git\" } }]", TestName = "A type that is switched off")]
    [TestCase("volumes: [{ [|cephfs|]: { monitors: [a] } }]", TestName = "A volume without a name")]
    [TestCase("volumes: [{ name: data, nfs: { server: a, path: b } }]", TestName = "A type that works, by default")]
    [TestCase("volumes: [{ name: data, emptyDir: {} }]", TestName = "A type that stays")]
    [TestCase("volumes: ${VOLUMES}", TestName = "Volumes from a variable")]
    public void As_shipped(string spec) => RuleVerifier<ReplaceRemovedVolumeType>.VerifyKubernetes(Manifests.Pod(spec), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void A_type_that_works_on_demand() => RuleVerifier<ReplaceRemovedVolumeType>.VerifyKubernetes(Manifests.Pod("volumes: [{ name: data, [|nfs|]: { server: a, path: b } }]"));
}

public sealed class AvoidHostAliasesTests
{
    [TestCase("[|hostAliases|]:\n  - ip: 192.0.2.10\n    hostnames: [a]", TestName = "An alias")]
    [TestCase("[|hostAliases|]: [{ ip: 192.0.2.10, hostnames: [a] }]", TestName = "In a line")]
    [TestCase("containers: []\n\"[|hostAliases|]\": [{ ip: \"${IP}\", hostnames: [a] }]", TestName = "An address from a variable is an alias all the same")]
    [TestCase("hostAliases: []", TestName = "An empty list")]
    [TestCase("hostAliases: ${ALIASES}", TestName = "Aliases from a variable")]
    [TestCase("containers: []", TestName = "None")]
    public void Pod(string spec) => RuleVerifier<AvoidHostAliases>.VerifyKubernetes(Manifests.Pod(spec.Replace("\"[|hostAliases|]\"", "[|\"hostAliases\"|]", StringComparison.Ordinal)));
}

public sealed class RemoveAbandonedSoftwareTests
{
    [TestCase("name: tiller\nimage: [|ghcr.io/helm/tiller:v2.17.0|]", TestName = "Tiller")]
    [TestCase("name: it\nimage: [|\"tiller\"|]", TestName = "Tiller from Docker Hub")]
    [TestCase("name: it\nimage: [|registry.example/tiller:v2|]\nargs: [--listen=localhost:44134]", TestName = "Tiller behind its pod")]
    [TestCase("name: it\nimage: web:1\nenv: [{ name: GITSYNC_GIT, value: git }]", TestName = "Git-sync, by default")]
    [TestCase("name: it\nimage: kubernetes-dashboard:1", TestName = "The dashboard, by default")]
    [TestCase("name: it\nimage: \"{{ .Values.tiller }}\"", TestName = "An image from a template")]
    public void As_shipped(string container) => RuleVerifier<RemoveAbandonedSoftware>.VerifyKubernetes(Manifests.Deployment(container), options: RuleVerifierOptions.AsShipped);

    [TestCase("name: it\nimage: [|tiller:v2|]", "checkov/CKV_K8S_45", TestName = "Tiller that listens to all")]
    [TestCase("name: it\nimage: tiller:v2\nargs: [\"--listen=127.0.0.1:1\"]", "checkov/CKV_K8S_45", TestName = "Tiller that listens to its pod")]
    [TestCase("name: it\nimage: [|kubernetesui/kubernetes-dashboard:1|]", "checkov/CKV_K8S_33", TestName = "The dashboard")]
    [TestCase("name: it\nenv: [{ name: [|GITSYNC_GIT|], value: git }]", "checkov/CKV_K8S_159", TestName = "Git-sync")]
    public void On_demand(string container, string alias) =>
        RuleVerifier<RemoveAbandonedSoftware>.VerifyKubernetes(Manifests.Deployment(container), options: new RuleVerifierOptions { Select = [alias] });

    [TestCase("metadata: { name: [|tiller-deploy|] }\nspec: { ports: [{ port: 44134 }] }\n", TestName = "By its name")]
    [TestCase("metadata: { name: [|it|] }\nspec: { selector: { app: helm, name: tiller } }\n", TestName = "By what it selects")]
    [TestCase("metadata: { name: web }\nspec: { selector: { app: helm } }\n", TestName = "Another Service")]
    public void Service(string text) => RuleVerifier<RemoveAbandonedSoftware>.VerifyKubernetes("apiVersion: v1\nkind: Service\n" + text);

    [Test]
    public void A_workload_named_like_it_on_demand() => RuleVerifier<RemoveAbandonedSoftware>.VerifyKubernetes(
        Manifests.Deployment("name: it\nimage: web:1").Replace("name: web\n", "name: [|app-tiller|]\n", StringComparison.Ordinal));
}

public sealed class SetSecurityContextTests
{
    [TestCase("containers: [{ name: [|web|] }]", true, TestName = "Neither")]
    [TestCase("containers: [{ name: web, securityContext: { runAsUser: 7 } }]", true, TestName = "Only the container")]
    [TestCase("securityContext: {}\ncontainers: [{ name: [|web|], securityContext: {} }]", true, TestName = "Both empty")]
    [TestCase("securityContext: { runAsUser: 7 }\ncontainers: [{ name: web, securityContext: { runAsUser: 7 } }]", false, TestName = "Both")]
    [TestCase("securityContext: ${CONTEXT}\ncontainers: [{ name: web, securityContext: \"${CONTEXT}\" }]", false, TestName = "From variables")]
    [TestCase("securityContext: { runAsUser: 7 }\nephemeralContainers: [{ name: debug }]", false, TestName = "A container for debugging")]
    public void Pod(string spec, bool pod) =>
        RuleVerifier<SetSecurityContext>.VerifyKubernetes(pod ? Manifests.Pod(spec).Replace("spec:", "[|spec|]:", StringComparison.Ordinal) : Manifests.Pod(spec));
}

public sealed class MatchInstanceLabelTests
{
    [TestCase("metadata:\n  name: [|web|]\n", TestName = "No label")]
    [TestCase("metadata: { name: web, labels: { app.kubernetes.io/instance: [|shop|] } }\n", TestName = "Another name")]
    [TestCase("metadata: { name: web, labels: { app.kubernetes.io/instance: [|\"Web\"|] } }\n", TestName = "Another case")]
    [TestCase("metadata: { name: web, labels: { app.kubernetes.io/instance: web } }\n", TestName = "The name")]
    [TestCase("metadata: { name: web, labels: { app.kubernetes.io/instance: \"{{ .Release.Name }}\" } }\n", TestName = "A label from a template")]
    [TestCase("metadata: { generateName: web- }\n", TestName = "A name that the API server gives")]
    public void Pod(string metadata) => RuleVerifier<MatchInstanceLabel>.VerifyKubernetes("apiVersion: v1\nkind: Pod\n" + metadata + "spec: { containers: [] }\n");
}

public sealed class TrustImageRegistryTests
{
    [TestCase("name: web\nimage: [|images.example.net/web:1|]", TestName = "A registry nobody knows")]
    [TestCase("name: web\nimage: [|evilgcr.io/web:1|]", TestName = "A name that only ends like one")]
    [TestCase("name: web\nimage: [|\"localhost:5000/web\"|]", TestName = "A machine of one's own")]
    [TestCase("name: web\nimage: eu.gcr.io/shop/web:1", TestName = "Below a trusted domain")]
    [TestCase("name: web\nimage: shop/web:1", TestName = "Docker Hub")]
    [TestCase("name: web\nimage: \"{{ .Values.registry }}/web:1\"", TestName = "A registry from a template")]
    public void Container(string container) => RuleVerifier<TrustImageRegistry>.VerifyKubernetes(Manifests.Deployment(container));

    [Test]
    public void A_house_lists_its_own() => RuleVerifier<TrustImageRegistry>.VerifyKubernetes(
        Manifests.Deployment("name: web\nimage: registry.example/web:1") + "---\n" + Manifests.Deployment("name: web\nimage: [|ghcr.io/shop/web:1|]"),
        options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("registries", "registry.example") });
}

public sealed class EndRepositoryPrefixTests
{
    private const string Head = "apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sAllowedRepos\nmetadata: { name: ours }\nspec:\n  parameters:\n    repos: ";

    [TestCase("[[|ubuntu|]]\n", TestName = "The name of an image")]
    [TestCase("[registry.example/, [|registry.example|]]\n", TestName = "A host without an end")]
    [TestCase("\n      - [|\"shop\"|]\n", TestName = "An account, in quotes")]
    [TestCase("[shop/]\n", TestName = "An account with its slash")]
    [TestCase("[\"web:\"]\n", TestName = "An image with its colon")]
    [TestCase("[\"{{ .Values.repository }}\"]\n", TestName = "A prefix from a template")]
    public void Repositories(string list) => RuleVerifier<EndRepositoryPrefix>.VerifyKubernetes(Head + list);
}

public sealed class GiveNetworkPolicySelectorTests
{
    private const string Head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\n";

    [TestCase("[|spec|]:\n  ingress:\n    - from:\n        - {}\n", TestName = "A peer that is nobody")]
    [TestCase("[|spec|]: {}\n", TestName = "Nothing")]
    [TestCase("[|spec|]: { egress: [{ ports: [{ port: 53 }] }] }\n", TestName = "Ports alone")]
    [TestCase("spec: { podSelector: {} }\n", TestName = "All pods")]
    [TestCase("spec: { ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }] }\n", TestName = "A peer")]
    [TestCase("spec: \"{{ .Values.policy }}\"\n", TestName = "A spec from a template")]
    public void Policy(string text) => RuleVerifier<GiveNetworkPolicySelector>.VerifyKubernetes(Head + text);
}

public sealed class SpreadPodsTests
{
    [TestCase("template:\n  [|spec|]:\n    containers: []", TestName = "Nothing is said")]
    [TestCase("template: { spec: { [|topologySpreadConstraints|]: [], containers: [] } }", TestName = "An empty list")]
    [TestCase("replicas: 1\ntemplate: { [|spec|]: { affinity: {}, containers: [] } }", TestName = "Another way to say it")]
    [TestCase("template: { spec: { topologySpreadConstraints: [{ maxSkew: 1 }], containers: [] } }", TestName = "A constraint")]
    [TestCase("template: { spec: { topologySpreadConstraints: \"${SPREAD}\", containers: [] } }", TestName = "Constraints from a variable")]
    public void Deployment(string spec) => RuleVerifier<SpreadPods>.VerifyKubernetes(Manifests.DeploymentSpec(spec));

    [Test]
    public void A_pod_alone_has_nobody_to_keep_away_from() => RuleVerifier<SpreadPods>.VerifyKubernetes(Manifests.Pod("containers: []"));
}

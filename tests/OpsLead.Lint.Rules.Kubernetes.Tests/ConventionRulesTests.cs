using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class NameNamespaceTests
{
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: [|default|] }\n", TestName = "The namespace default")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [|web|]\n", TestName = "No namespace")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: [|'default'|]\n", TestName = "In quotes")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\n", TestName = "A namespace of its own")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: \"{{ .Release.Namespace }}\" }\n", TestName = "A namespace from a template")]
    [TestCase("apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n", TestName = "An object of the cluster")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: kubernetes, namespace: default }\n", TestName = "What every cluster has there")]
    public void Manifest(string manifest) => RuleVerifier<NameNamespace>.VerifyKubernetes(manifest);
}

public sealed class PullImageAlwaysTests
{
    [TestCase("name: web\nimage: web:1\nimagePullPolicy: [|IfNotPresent|]", TestName = "What the node has")]
    [TestCase("name: web\nimage: web:1\nimagePullPolicy: [|\"Never\"|]", TestName = "Never, in quotes")]
    [TestCase("name: web\nimage: [|web:1|]", TestName = "A fixed tag and nothing said")]
    [TestCase("name: web\nimage: web:1\nimagePullPolicy: Always", TestName = "Always")]
    [TestCase("name: web\nimage: web:1\nimagePullPolicy: \"{{ .Values.policy }}\"", TestName = "A policy from a template")]
    [TestCase("name: web\nimage: ${IMAGE}\nimagePullPolicy: Never", TestName = "An image from a variable")]
    public void Container(string container) => RuleVerifier<PullImageAlways>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("name: web\nimage: web", "checkov/CKV_K8S_15", TestName = "Without a tag the default is Always")]
    [TestCase("name: web\nimage: [|web|]", "polaris/pullPolicyNotAlways", TestName = "One peer wants it written")]
    [TestCase("name: web\nimage: web@sha256:0123\nimagePullPolicy: IfNotPresent", "checkov/CKV_K8S_15", TestName = "A digest says the same")]
    [TestCase("name: web\nimage: web:latest", "kube-score/container-image-pull-policy", TestName = "Latest is always pulled")]
    public void On_demand(string container, string alias) =>
        RuleVerifier<PullImageAlways>.VerifyKubernetes(Manifests.Deployment(container), options: new RuleVerifierOptions { Select = [alias] });
}

public sealed class MountSecretsAsFilesTests
{
    [TestCase("name: web\nenv:\n  - name: TOKEN\n    valueFrom:\n      [|secretKeyRef|]: { name: web, key: token }", TestName = "A key")]
    [TestCase("name: web\nenvFrom:\n  - [|secretRef|]:\n      name: web", TestName = "All keys")]
    [TestCase("name: web\nenv: [{ name: A, valueFrom: { [|secretKeyRef|]: { name: web, key: a } } }, { name: B, value: b }]", TestName = "One of two")]
    [TestCase("name: web\nenv:\n  - name: TOKEN\n    valueFrom:\n      configMapKeyRef: { name: web, key: token }", TestName = "A ConfigMap")]
    [TestCase("name: web\nenvFrom:\n  - configMapRef:\n      name: web", TestName = "All of a ConfigMap")]
    [TestCase("name: web\nenvFrom:\n  - secretRef:\n      name: \"{{ .Values.secret }}\"", TestName = "A Secret from a template")]
    public void Container(string container) => RuleVerifier<MountSecretsAsFiles>.VerifyKubernetes(Manifests.Deployment(container));
}

public sealed class LeavePrivilegedPortsTests
{
    [TestCase("name: web\nports:\n  - containerPort: [|80|]", TestName = "HTTP")]
    [TestCase("name: web\nports: [{ containerPort: 8080 }, { containerPort: [|443|], name: https }]", TestName = "One of two")]
    [TestCase("name: web\nports: [{ containerPort: [|1023|] }]", TestName = "The last one")]
    [TestCase("name: web\nports: [{ containerPort: 1024 }]", TestName = "The first that everybody may have")]
    [TestCase("name: web\nports: [{ containerPort: $PORT }]", TestName = "A port from a variable")]
    [TestCase("name: web", TestName = "No ports")]
    public void Container(string container) => RuleVerifier<LeavePrivilegedPorts>.VerifyKubernetes(Manifests.Deployment(container));
}

public sealed class SetPriorityClassTests
{
    [TestCase("containers: []", "polaris/priorityClassNotSet", true, TestName = "Nothing is said")]
    [TestCase("priorityClassName: \"\"\ncontainers: []", "kube-linter/priority-class-name", false, TestName = "An empty name is none")]
    [TestCase("priorityClassName: high\ncontainers: []", "polaris/priorityClassNotSet", false, TestName = "A class")]
    [TestCase("priorityClassName: \"{{ .Values.priority }}\"\ncontainers: []", "kube-linter/priority-class-name", false, TestName = "A class from a template")]
    [TestCase("priorityClassName: system-node-critical\ncontainers: []", "kube-linter/priority-class-name", false, TestName = "A class that is agreed on")]
    public void Pod(string spec, string alias, bool fires) => RuleVerifier<SetPriorityClass>.VerifyKubernetes(
        fires ? Manifests.Pod(spec).Replace("spec:", "[|spec|]:", StringComparison.Ordinal) : Manifests.Pod(spec), options: new RuleVerifierOptions { Select = [alias] });

    [Test]
    public void A_class_that_nobody_agreed_on() => RuleVerifier<SetPriorityClass>.VerifyKubernetes(Manifests.Pod("priorityClassName: [|high|]\ncontainers: []"));
}

public sealed class KeepLimitsInRangeTests
{
    [TestCase("resources: { limits: { cpu: [|0.05|] } }", TestName = "Too little of the processor")]
    [TestCase("resources: { limits: { memory: [|104857599|] } }", TestName = "A byte too few")]
    [TestCase("resources:\n  limits:\n    memory: [|\"64Gi\"|]\n    cpu: [|8|]", TestName = "Too much of both")]
    [TestCase("resources: { limits: { cpu: 1500m, memory: 104857600 } }", TestName = "Within the range")]
    [TestCase("resources: { limits: { cpu: \"{{ .Values.cpu }}\", memory: lots } }", TestName = "From a template, or no quantity")]
    [TestCase("resources: { requests: { cpu: 1m } }", TestName = "A request is no limit")]
    public void Container(string resources) => RuleVerifier<KeepLimitsInRange>.VerifyKubernetes(Manifests.Deployment("name: web\n" + resources));

    [Test]
    public void A_bound_may_be_lifted() => RuleVerifier<KeepLimitsInRange>.VerifyKubernetes(
        Manifests.Deployment("name: web\nresources: { limits: { memory: 1Ti, cpu: [|2|] } }"),
        options: new RuleVerifierOptions
        {
            Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("max_memory", "").Add("max_cpu", "1"),
        });
}

using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>What another linter's templates forbid by their parameters.</summary>
public sealed class ForbiddenByAgreementTests
{
    [TestCase("[|5005|]", "", TestName = "A debugger's port")]
    [TestCase("8080", "", TestName = "A port of the program")]
    [TestCase("\"{{ .Values.port }}\"", "", TestName = "A port from a template")]
    [TestCase("[|53|], protocol: UDP", "port=53;protocol=UDP", TestName = "A port of UDP")]
    [TestCase("53", "port=53;protocol=UDP", TestName = "The same port of TCP")]
    [TestCase("[|22|]", "port=22;protocol=", TestName = "No protocol means TCP")]
    public void Port(string port, string forbidden) =>
        RuleVerifier<CloseForbiddenPort>.VerifyKubernetes(Container($"ports: [{{ containerPort: {port} }}]"), options: With("forbidden", forbidden));

    [TestCase("name: NODE_TLS_REJECT_UNAUTHORIZED, value: [|\"0\"|]", "", TestName = "A check of certificates that is off")]
    [TestCase("name: NODE_TLS_REJECT_UNAUTHORIZED, value: \"1\"", "", TestName = "A check of certificates that is on")]
    [TestCase("name: DEBUG_LEVEL, value: [|all|]", "name=^DEBUG;value=.+", TestName = "A name and any value")]
    [TestCase("name: DEBUG_LEVEL, value: \"\"", "name=^DEBUG;value=.+", TestName = "A name without a value")]
    [TestCase("name: [|DEBUG_LEVEL|], valueFrom: { configMapKeyRef: { name: a, key: b } }", "^DEBUG", TestName = "A name alone")]
    [TestCase("name: DEBUG_LEVEL, value: \"{{ .Values.level }}\"", "name=^DEBUG;value=.+", TestName = "A value from a template")]
    public void Variable(string variable, string forbidden) =>
        RuleVerifier<RemoveForbiddenVariable>.VerifyKubernetes(Container($"env: [{{ {variable} }}]"), options: With("forbidden", forbidden));

    [TestCase("apiVersion: v1\nkind: [|Pod|]\nmetadata: { name: web }\n", "", TestName = "A Pod alone")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n", "", TestName = "A workload")]
    [TestCase("apiVersion: example.com/v1\nkind: Pod\nmetadata: { name: web }\n", "", TestName = "A kind of another group")]
    [TestCase("apiVersion: apps/v1beta2\nkind: [|DaemonSet|]\nmetadata: { name: web }\n", "group=^apps$;version=^v1beta", TestName = "A version")]
    [TestCase("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\n", "group=^apps$;version=^v1beta", TestName = "Another version")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, annotations: { helm.sh/hook: test } }\n", "", TestName = "A test of a release")]
    public void Kind(string manifest, string forbidden) => RuleVerifier<AvoidForbiddenKind>.VerifyKubernetes(manifest, options: With("forbidden", forbidden));

    [TestCase("[|shop/web:1.4-SNAPSHOT|]", "blocked", "-SNAPSHOT$", TestName = "An image that is blocked")]
    [TestCase("shop/web:1.4", "blocked", "-SNAPSHOT$", TestName = "An image that is not blocked")]
    [TestCase("[|web:1.4|]", "allowed", "^registry\\.example/", TestName = "An image that is not allowed")]
    [TestCase("registry.example/web:1.4", "allowed", "^registry\\.example/", TestName = "An image that is allowed")]
    [TestCase("[|registry.example/web:latest|]", "allowed", "^registry\\.example/", TestName = "A tag that moves, allowed or not")]
    public void Image(string image, string option, string value) => RuleVerifier<PinImageTag>.VerifyKubernetes(
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\nspec: {{ containers: [{{ name: web, image: \"{image}\" }}] }}\n"
            .Replace("\"[|", "[|", StringComparison.Ordinal).Replace("|]\"", "|]", StringComparison.Ordinal),
        options: With(option, value));

    [TestCase("resources: { requests: { cpu: [|5m|] } }", "forbidden_cpu", "requirementsType=request;lowerBoundMillis=0;upperBoundMillis=9", TestName = "A request within")]
    [TestCase("resources: { requests: { cpu: 100m } }", "forbidden_cpu", "requirementsType=request;lowerBoundMillis=0;upperBoundMillis=9", TestName = "A request beyond")]
    [TestCase("name: [|web|]", "forbidden_cpu", "requirementsType=request;lowerBoundMillis=0;upperBoundMillis=0", TestName = "A request that is not set")]
    [TestCase("resources: { limits: { memory: [|8Gi|] } }", "forbidden_memory", "requirementsType=limit;lowerBoundMB=4096", TestName = "A limit without an upper bound")]
    [TestCase("resources: { limits: { memory: [|512Mi|] } }", "forbidden_memory", "requirementsType=limit;lowerBoundMB=512;upperBoundMB=1024", TestName = "Bounds belong to the range")]
    [TestCase("resources: { limits: { memory: \"{{ .Values.memory }}\" } }", "forbidden_memory", "requirementsType=limit", TestName = "A limit from a template")]
    public void Range(string text, string option, string value) => RuleVerifier<KeepLimitsInRange>.VerifyKubernetes(
        text.StartsWith("name", StringComparison.Ordinal) ? Container("image: shop/web:1").Replace("name: web, image", text + ", image", StringComparison.Ordinal) : Container(text),
        options: With(option, value) with { Options = With(option, value).Options.Add("min_cpu", "").Add("max_memory", "") });

    [TestCase("name: [|kernel.shmmax|]", "kernel.shm", TestName = "A sysctl that the kubelet refuses")]
    [TestCase("name: [|net.ipv4.tcp_syncookies|]", "net.", TestName = "A safe one that is refused here")]
    public void Sysctl(string sysctl, string refused) => RuleVerifier<UseSafeSysctls>.VerifyKubernetes(
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\nspec: {{ securityContext: {{ sysctls: [{{ {sysctl}, value: \"1\" }}] }}, containers: [{{ name: web }}] }}\n",
        options: With("refused", refused) with { Select = ["kube-linter/unsafe-sysctls"] });

    private static string Container(string rest) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: shop }}\nspec: {{ template: {{ spec: {{ containers: [{{ name: web, {rest} }}] }} }} }}\n";

    private static RuleVerifierOptions With(string option, string value) =>
        value.Length == 0 ? new RuleVerifierOptions() : new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add(option, value) };
}

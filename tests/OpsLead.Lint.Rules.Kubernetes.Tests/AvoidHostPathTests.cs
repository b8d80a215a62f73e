using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AvoidHostPathTests
{
    [TestCase("volumes:\n  - name: root\n    hostPath: { path: [|/|] }", TestName = "The whole node")]
    [TestCase("volumes:\n  - { name: etc, hostPath: { path: [|\"/etc/\"|] } }", TestName = "With a slash")]
    [TestCase("volumes:\n  - name: data\n    hostPath:\n      path: [|/srv/data|]\n      type: Directory", TestName = "Any directory when asked for")]
    [TestCase("volumes:\n  - name: data\n    emptyDir: {}", TestName = "An emptyDir")]
    [TestCase("volumes:\n  - name: data\n    hostPath: { path: \"{{ .Values.path }}\" }", TestName = "A template")]
    [TestCase("volumes: []", TestName = "No volume")]
    public void Pod(string spec) => RuleVerifier<AvoidHostPath>.VerifyKubernetes(Manifests.Pod(spec));

    [TestCase("/data/web", "[|/data/web|]", TestName = "A directory of ones own choice")]
    [TestCase("/srv", "[|/data/web|]", TestName = "Another directory when asked for")]
    public void Directories(string pattern, string path) =>
        RuleVerifier<AvoidHostPath>.VerifyKubernetes(
            $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\nspec: {{ containers: [{{ name: web, volumeMounts: [{{ name: data, mountPath: /data }}] }}], volumes: [{{ name: data, hostPath: {{ path: {path} }} }}] }}\n",
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("directories", pattern) });
}

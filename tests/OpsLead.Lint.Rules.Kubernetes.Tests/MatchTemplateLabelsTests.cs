using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MatchTemplateLabelsTests
{
    [TestCase("selector:\n  matchLabels:\n    [|app: web|]\ntemplate:\n  metadata:\n    labels: { app: shop }\n  spec: { containers: [] }", TestName = "Another value")]
    [TestCase("selector: { matchLabels: { [|app: web|] } }\ntemplate:\n  metadata:\n    labels: { tier: front }\n  spec: { containers: [] }", TestName = "No such label")]
    [TestCase("selector: { matchLabels: { [|app: web|], [|tier: front|] } }\ntemplate:\n  spec: { containers: [] }", TestName = "No labels at all")]
    [TestCase("selector: { matchLabels: { app: web } }\ntemplate:\n  metadata: { labels: { app: web, tier: front } }\n  spec: { containers: [] }", TestName = "More labels than asked for")]
    [TestCase("selector: { matchLabels: { app: \"{{ .Values.x }}\" } }\ntemplate:\n  metadata: { labels: { app: web } }\n  spec: { containers: [] }", TestName = "A template")]
    [TestCase("template:\n  metadata: { labels: { app: web } }\n  spec: { containers: [] }", TestName = "No selector")]
    public void Deployment(string spec) => RuleVerifier<MatchTemplateLabels>.VerifyKubernetes(Manifests.DeploymentSpec(spec));

    [TestCase("{ key: [|app|], operator: NotIn, values: [web] }", TestName = "An expression that leaves its own pods out")]
    [TestCase("{ key: [|part|], operator: Exists }", TestName = "A label that must be there")]
    [TestCase("{ key: app, operator: In, values: [web, api] }", TestName = "An expression that finds them")]
    [TestCase("{ key: app, operator: In, values: [\"{{ .Values.app }}\"] }", TestName = "An expression from a template")]
    public void Expression(string expression) =>
        RuleVerifier<MatchTemplateLabels>.VerifyKubernetes(
            $"apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{ name: web }}\nspec: {{ selector: {{ matchExpressions: [{expression}] }}, template: {{ metadata: {{ labels: {{ app: web }} }} }} }}\n");
}

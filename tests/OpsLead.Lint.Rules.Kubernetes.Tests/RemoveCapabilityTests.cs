using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RemoveCapabilityTests
{
    [TestCase("name: web\nsecurityContext:\n  capabilities:\n    add:\n      - [|SYS_ADMIN|]", TestName = "Nearly root")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [[|\"ALL\"|], [|CHOWN|]] } }", TestName = "Each is reported")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [[|cap_net_raw|]] } }", TestName = "With prefix in lower case")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [SYS_ADMIN] } }", TestName = "Dropped is fine")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [] } }", TestName = "Nothing is added")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [\"{{ .Values.x }}\"] } }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<RemoveCapability>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("KILL", "add: [[|kill|]], [|drop|]: [CHOWN]", TestName = "Added and not dropped")]
    [TestCase("KILL", "drop: [ALL]", TestName = "All are dropped")]
    [TestCase("all", "[|drop|]: [CHOWN]", TestName = "All must be dropped")]
    [TestCase("KILL", "drop: [kill]", TestName = "It is dropped")]
    public void Forbidden(string forbidden, string capabilities) =>
        RuleVerifier<RemoveCapability>.VerifyKubernetes(
            $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\nspec: {{ containers: [{{ name: web, securityContext: {{ capabilities: {{ {capabilities} }} }} }}] }}\n",
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("forbidden", forbidden) });
}

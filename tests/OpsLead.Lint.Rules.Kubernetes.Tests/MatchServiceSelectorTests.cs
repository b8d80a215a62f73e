using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MatchServiceSelectorTests
{
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  [|selector|]:\n    app: shop\n  ports:\n    - port: 80\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: registry.example/shop/web:1.4.2\n", TestName = "Another label")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: one\nspec:\n  [|selector|]:\n    app: web\n  ports:\n    - port: 80\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: two\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: registry.example/shop/web:1.4.2\n", TestName = "Another namespace")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  [|selector|]:\n    app: web\n  ports:\n    - port: 80\n", TestName = "No pods at all when asked for")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: registry.example/shop/web:1.4.2\n", TestName = "It selects the pod")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: one\nspec:\n  [|selector|]:\n    app: web\n  ports:\n    - port: 80\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: web\n      image: registry.example/shop/web:1.4.2\n", TestName = "A namespace that is not written is default when asked for")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: shop\n  ports:\n    - port: 80\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: \"{{ .Values.app }}\"\nspec:\n  containers:\n    - name: web\n      image: registry.example/shop/web:1.4.2\n", TestName = "Labels from a template")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: ExternalName, externalName: example.com }\n", TestName = "A name elsewhere")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: [|web|] }\nspec: { ports: [{ port: 80 }] }\n", TestName = "No selector when asked for")]
    public void Manifest(string manifest) => RuleVerifier<MatchServiceSelector>.VerifyKubernetes(manifest);

    [Test]
    public void By_default_a_neighbour_must_find_its_pods_here()
    {
        const string Lonely = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n";
        const string Neighbour = "---\napiVersion: v1\nkind: Service\nmetadata: { name: shop }\nspec: { selector: { app: shop } }\n"
            + "---\napiVersion: v1\nkind: Pod\nmetadata: { name: shop, labels: { app: shop } }\nspec: { containers: [] }\n";

        Assert.That(Lint(Lonely), Is.Zero);
        Assert.That(Lint(Lonely + Neighbour), Is.EqualTo(1));
        Assert.That(Lint(Lonely + Neighbour + "---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: front, labels: { app: web } }\nspec: { containers: [] }\n"), Is.Zero);

        static int Lint(string text) => Linter.Lint([new SourceDocument("web.yaml", text)], new LintOptions { Rules = [new MatchServiceSelector()] }).Diagnostics.Length;
    }

    [Test]
    public void Labels_that_something_adds_later_are_left_out() =>
        RuleVerifier<MatchServiceSelector>.VerifyKubernetes(
            "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web, env: staging } }\n"
                + "---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n",
            options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("ignored_labels", "env, tier") });
}

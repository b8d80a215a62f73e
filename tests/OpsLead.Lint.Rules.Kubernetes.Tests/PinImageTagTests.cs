using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class PinImageTagTests
{
    [TestCase("name: web\nimage: [|nginx|]", TestName = "No tag is latest")]
    [TestCase("name: web\nimage: [|registry.example:5000/shop/web|]", TestName = "A port is no tag")]
    [TestCase("name: web\nimage: [|nginx:latest|]", TestName = "Latest moves")]
    [TestCase("name: web\nimage: [|\"nginx:latest\"|]", TestName = "Quoted")]
    [TestCase("name: web\nimage: >-\n  nginx:1.27", TestName = "A folded scalar has a tag")]
    [TestCase("name: web\nimage: nginx:1.27", TestName = "A version")]
    [TestCase("name: web\nimage: nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", TestName = "A digest")]
    [TestCase("name: web\nimage: nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", TestName = "A digest beside latest")]
    [TestCase("name: web\nimage: ${IMAGE}", TestName = "A variable")]
    [TestCase("name: web\nimage: '{{ .Values.image }}'", TestName = "A template")]
    [TestCase("name: web", TestName = "No image at all")]
    public void Container(string container) => RuleVerifier<PinImageTag>.VerifyKubernetes(Manifests.Deployment(container));

    [Test]
    public void Init_containers_and_items_of_a_list_count() => RuleVerifier<PinImageTag>.VerifyKubernetes(
        """
        apiVersion: v1
        kind: List
        items:
          - apiVersion: batch/v1
            kind: CronJob
            metadata: { name: sweep }
            spec:
              jobTemplate:
                spec:
                  template:
                    spec:
                      initContainers:
                        - { name: wait, image: [|busybox|] }
                      containers:
                        - { name: sweep, image: shop/sweep:1.0 }
        """);

    [Test]
    public void A_value_behind_an_alias_is_reported_where_it_is_written() => RuleVerifier<PinImageTag>.VerifyKubernetes(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          annotations:
            image: &image [|nginx|]
        spec:
          containers:
            - name: web
              image: *image
        """);

    [Test]
    public void A_custom_resource_that_lists_containers_runs_pods() =>
        RuleVerifier<PinImageTag>.VerifyKubernetes(Manifests.Workload("example.com/v1", "Rollout", "name: web\nimage: [|nginx|]"));

    [TestCase("newTag: 1.4.2", ExpectedResult = 0, TestName = "A kustomization sets the tag")]
    [TestCase("digest: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ExpectedResult = 0, TestName = "A kustomization sets the digest")]
    [TestCase("newTag: latest", ExpectedResult = 1, TestName = "A kustomization sets a tag that moves")]
    [TestCase("newName: shop/web", ExpectedResult = 1, TestName = "A kustomization renames the image alone")]
    public int By_default_what_a_kustomization_sets_is_a_placeholder(string set)
    {
        var kustomization = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../base]\nimages:\n  - name: web\n    " + set + "\n";
        var pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: web }] }\n";
        return Linter.Lint(
            [new SourceDocument("base/web.yaml", pod), new SourceDocument("prod/kustomization.yaml", kustomization)], new LintOptions { Rules = [new PinImageTag()] }).Diagnostics.Length;
    }
}

namespace OpsLead.Lint.Tests.Kubernetes;

public sealed class KubernetesLookalikesTests
{
    [TestCase("kustomize.config.k8s.io/v1beta1", "Kustomization")]
    [TestCase("kind.x-k8s.io/v1alpha4", "Cluster")]
    [TestCase("kubeadm.k8s.io/v1beta4", "InitConfiguration")]
    [TestCase("skaffold/v4beta11", "Config")]
    [TestCase("openslo/v1", "SLO")]
    [TestCase("v1", "Config", Description = "A kubeconfig")]
    public void A_tools_own_file_is_no_object(string apiVersion, string kind) => Assert.That(Visits(apiVersion, kind), Is.False);

    [TestCase("v1", "ConfigMap")]
    [TestCase("apps/v1", "Deployment")]
    [TestCase("extensions/v1beta1", "Ingress")]
    [TestCase("kustomize.toolkit.fluxcd.io/v1", "Kustomization", Description = "Flux's, not kustomize's")]
    [TestCase("flagger.app/v1beta1", "Canary")]
    [TestCase("example.com/v1", "Config")]
    public void Whatever_an_API_server_may_serve_is_one(string apiVersion, string kind) => Assert.That(Visits(apiVersion, kind), Is.True);

    private static bool Visits(string apiVersion, string kind)
    {
        var rule = new Seen();
        _ = Linter.Lint([new SourceDocument("x.yaml", $"apiVersion: {apiVersion}\nkind: {kind}\n")], new LintOptions { Rules = [rule] });
        return rule.Count == 1;
    }

    private sealed class Seen : KubernetesRule
    {
        public int Count { get; private set; }

        public override RuleDescriptor Descriptor { get; } = new("OPL1999", "See objects", "Saw '{0}'. Go on.", RuleCategory.Correctness, RuleSeverity.Note);

        public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(_ => Count++);
    }
}

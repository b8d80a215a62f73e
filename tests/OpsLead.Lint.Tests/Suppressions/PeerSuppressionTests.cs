namespace OpsLead.Lint.Tests.Suppressions;

public sealed class PeerSuppressionTests
{
    [TestCase("ignore-check.kube-linter.io/latest-tag: known", "kube-linter", "known")]
    [TestCase("kube-linter.io/ignore-all: legacy", "kube-linter", "legacy")]
    [TestCase("kube-score/ignore: pod-probes, container-image-tag", "kube-score", null)]
    [TestCase("polaris.fairwinds.com/tagNotSpecified-exempt: 'true'", "polaris", null)]
    [TestCase("polaris.fairwinds.com/exempt: 'true'", "polaris", null)]
    [TestCase("checkov.io/skip1: CKV_K8S_14=frozen", "checkov", "frozen")]
    public void An_annotation_silences_what_its_tool_would_have_said(string annotation, string peer, string? reason)
    {
        var suppressed = Lint($"apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    {annotation}\nspec:\n  containers:\n    - image: nginx\n").Suppressed;

        Assert.That(suppressed.Select(static diagnostic => diagnostic.Suppression), Is.EqualTo(new[] { new Suppression(peer, reason) }));
    }

    [TestCase("ignore-check.kube-linter.io/other-check: known")]
    [TestCase("kube-score/ignore: pod-probes")]
    [TestCase("polaris.fairwinds.com/tagNotSpecified-exempt: 'false'")]
    [TestCase("checkov.io/skip1: CKV_K8S_1=frozen")]
    public void An_annotation_about_another_check_silences_nothing(string annotation) => Assert.That(
        Lint($"apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    {annotation}\nspec:\n  containers:\n    - image: nginx\n").Diagnostics,
        Has.Length.EqualTo(1));

    [Test]
    public void An_annotation_holds_for_its_own_object_only() => Assert.That(
        Lint(
            """
            apiVersion: v1
            kind: Pod
            metadata: { annotations: { kube-linter.io/ignore-all: legacy } }
            spec: { containers: [ { image: nginx } ] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: { name: other }
            spec: { containers: [ { image: nginx } ] }
            """).Diagnostics.Single().Location.LineSpan.Start.Line,
        Is.EqualTo(8));

    [TestCase("# checkov:skip=CKV_K8S_14:frozen\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx\n")]
    [TestCase("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    # trivy:ignore:AVD-KSV-0013\n    - image: nginx\n")]
    [TestCase("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx # trivy:ignore:KSV013\n")]
    public void A_comment_silences_what_its_tool_would_have_said(string manifest) => Assert.That(Lint(manifest).Diagnostics, Is.Empty);

    [TestCase("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    # trivy:ignore:KSV-0001\n    - image: nginx\n")]
    [TestCase("apiVersion: v1\nkind: Pod\nspec:\n  # trivy:ignore:KSV-0013\n  restartPolicy: Always\n  containers:\n    - image: nginx\n")]
    public void A_comment_elsewhere_or_about_another_check_silences_nothing(string manifest) => Assert.That(Lint(manifest).Diagnostics, Has.Length.EqualTo(1));

    [Test]
    public void A_comment_of_zizmor_holds_for_its_line()
    {
        const string Workflow = "on: push\njobs:\n  test:\n    steps:\n      - uses: a/b@v1 # zizmor: ignore[unpinned-uses] trusted\n      - uses: c/d@v1\n";

        var result = Lint(Workflow, ".github/workflows/ci.yml");

        Assert.That(result.Diagnostics.Single().Location.LineSpan.Start.Line, Is.EqualTo(5));
        Assert.That(result.Suppressed.Single().Suppression, Is.EqualTo(new Suppression("zizmor", "trusted")));
    }

    [Test]
    public void They_can_be_turned_off() => Assert.That(
        Linter.Lint(
            [new SourceDocument("web.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx # trivy:ignore:KSV-0013\n")],
            new LintOptions { Rules = [new ReportImage()], HonorsPeerSuppressions = false }).Diagnostics,
        Has.Length.EqualTo(1));

    private static LintResult Lint(string text, string path = "web.yaml") =>
        Linter.Lint([new SourceDocument(path, text)], new LintOptions { Rules = [new ReportImage(), new ReportAction()] });

    private sealed class ReportImage : KubernetesRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL1901", "Tag it", "Image '{0}' has no tag. Tag it.", RuleCategory.Reliability, RuleSeverity.Warning)
        {
            Aliases = ["kube-linter/latest-tag", "kube-score/container-image-tag", "polaris/tagNotSpecified", "trivy/KSV-0013", "checkov/CKV_K8S_14"],
        };

        public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c => c.Report(c.Node.ImageText.Span, c.Node.ImageText.Value));
    }

    private sealed class ReportAction : WorkflowRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL4901", "Pin it", "Action '{0}' is not pinned. Pin it.", RuleCategory.Security, RuleSeverity.Warning)
        {
            Aliases = ["zizmor/unpinned-uses"],
        };

        public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c => c.Report(c.Node.Uses!.Span, c.Node.Uses.Text));
    }
}

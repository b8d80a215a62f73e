namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds images without a tag, or with one that moves.</summary>
internal sealed class PinImageTag : KubernetesRule
{
    private const string Blocked = "blocked";
    private const string Allowed = "allowed";
    private const string KubeLinter = "kube-linter/latest-tag";
    private const string Block = "The image '{0}' is one of those that 'blocked' describes. Use one that is agreed on.";
    private const string NotAllowed = "The image '{0}' is none of those that 'allowed' describes. Use one that is agreed on.";
    private const string MovingTag = "The tag '{1}' of image '{0}' moves. Pin a version or a digest, so that every node and every rollback runs the same bytes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1001",
        "Pin the image tag",
        "Image '{0}' has no tag, so it is 'latest' of whatever day the node pulls it. Pin a version or a digest.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Practice = Practice.Automation,
        Aliases = [KubeLinter, "kube-score/container-image-tag", "polaris/tagNotSpecified", "trivy/KSV-0013", "checkov/CKV_K8S_14"],
        Options =
        [
            new RuleOption(Blocked, RuleOptionType.StringList, "", "Regular expressions of images that nobody may run, such as '-SNAPSHOT$'; a digest excuses none of them.")
            {
                PeerSettings = ["kube-linter/latest-tag.blockList"],
            },
            new RuleOption(Allowed, RuleOptionType.StringList, "", "Regular expressions of the images that may run; empty for all.")
            {
                PeerSettings = ["kube-linter/latest-tag.allowList"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Image is not { IsKnown: true, Value: { Repository.Length: > 0 } image } fact)
        {
            return;
        }

        if (image is { Digest: null, Tag: null or "" or "latest" } && KustomizeOverlays.Get(c.Workspace).PinsImage(c.Document.Path, image.FullName, needsDigest: false))
        {
            return;
        }

        if (image is { Digest: null, Tag: null })
        {
            c.Report(fact.Span, new DiagnosticDetails { IsOptIn = KustomizeImages.Sets(c.Workspace, image.FullName) }, image.Text);
        }
        else if (image is { Digest: null, Tag: "" or "latest" })
        {
            c.Report(fact.Span, new DiagnosticDetails { MessageFormat = MovingTag, IsOptIn = KustomizeImages.Sets(c.Workspace, image.FullName) }, image.Text, image.Tag);
        }
        else if (PatternList.IsMatch(c.GetOption(Blocked), image.Text))
        {
            c.Report(fact.Span, new DiagnosticDetails { MessageFormat = Block, Aliases = [KubeLinter] }, image.Text);
        }
        else if (c.GetOption(Allowed) is { Length: > 0 } allowed && !PatternList.IsMatch(allowed, image.Text))
        {
            c.Report(fact.Span, new DiagnosticDetails { MessageFormat = NotAllowed, Aliases = [KubeLinter] }, image.Text);
        }
    });
}

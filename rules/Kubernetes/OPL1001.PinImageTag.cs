namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds images without a tag, or with one that moves.</summary>
internal sealed class PinImageTag : KubernetesRule
{
    private const string MovingTag = "The tag '{1}' of image '{0}' moves. Pin a version or a digest, so that every node and every rollback runs the same bytes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1001",
        "Pin the image tag",
        "Image '{0}' has no tag, so it is 'latest' of whatever day the node pulls it. Pin a version or a digest.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Aliases = ["kube-linter/latest-tag", "kube-score/container-image-tag", "polaris/tagNotSpecified", "trivy/KSV-0013", "checkov/CKV_K8S_14"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Image is not { IsKnown: true, Value: { Digest: null, Repository.Length: > 0 } image } fact)
        {
            return;
        }

        if (image.Tag is null)
        {
            c.Report(fact.Span, image.Text);
        }
        else if (image.Tag is "" or "latest")
        {
            c.Report(fact.Span, new DiagnosticDetails { MessageFormat = MovingTag }, image.Text, image.Tag);
        }
    });
}

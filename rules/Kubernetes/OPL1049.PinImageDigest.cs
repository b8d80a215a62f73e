namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds images that are not named by digest.</summary>
internal sealed class PinImageDigest : KubernetesRule
{
    private const string NoTag = "Image '{0}' has neither a tag nor a digest, so it is whatever its registry calls 'latest'. Add the digest.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1049",
        "Pin the image by digest",
        "Image '{0}' is named by a tag, which its registry may move. Add the digest.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Without a tool that keeps digests current they grow old, and old images are the greater risk.
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [494],
        Aliases = ["checkov/CKV_K8S_43"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Image is { IsKnown: true, Value: { Digest: null, Repository.Length: > 0 } image } fact
            && !KustomizeOverlays.Get(c.Workspace).PinsImage(c.Document.Path, image.FullName, needsDigest: true))
        {
            c.Report(fact.Span, new DiagnosticDetails { MessageFormat = image.Tag is null ? NoTag : null }, image.Text);
        }
    });
}

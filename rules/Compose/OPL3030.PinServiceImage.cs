using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds images of services without a tag, or with one that moves.</summary>
internal sealed class PinServiceImage : ComposeRule
{
    private const string Moving = "The tag '{1}' of the image '{0}' moves. Pin a version or a digest, so that every machine runs the same bytes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3030",
        "Pin the image of the service",
        "The image '{0}' has no tag, so each machine runs 'latest' of the day it pulled. Pin a version or a digest.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Automation,
        Aliases = ["dclint/service-image-require-explicit-tag"],
        Options =
        [
            new RuleOption(
                "prohibited_tags",
                RuleOptionType.StringList,
                "latest,stable,edge,test,nightly,dev,beta,canary,lts",
                "Tags that count as moving where the rule, or a peer's, is selected by name; by default only 'latest' does.")
            {
                PeerSettings = ["dclint/service-image-require-explicit-tag.prohibitedTags", "dclint/prohibitedTags"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (!c.Node.Mapping.TryGetScalar("image", out var scalar) || scalar.IsNull
            || ComposeInterpolation.Expand(scalar.Value) is not { IsComplete: true, HasDefault: false } expanded
            || ImageReference.Parse(expanded.Text) is not { Digest: null, Repository.Length: > 0 } image)
        {
            return;
        }

        var tags = c.GetOption("prohibited_tags") ?? "";
        if (image.Tag is null or "" || IsListed(tags, image.Tag))
        {
            // What is built here gets its name from here; the tag is the build's business.
            var isBuilt = c.Node.Mapping.TryGetValue("build", out _);
            var details = new DiagnosticDetails
        {
            IsOptIn = isBuilt || image.Tag is not (null or "" or "latest"),
            MessageFormat = image.Tag is null or "" ? null : Moving,

            // On a developer's machine the harm is an afternoon.
            Severity = c.Node.File.IsForDevelopment ? RuleSeverity.Note : null,
        };
            c.Report(scalar.Span, details, image.Text, image.Tag ?? "");
        }
    });

    private static bool IsListed(string tags, string tag)
    {
        foreach (var range in tags.AsSpan().Split(','))
        {
            if (tags.AsSpan(range).Trim().Equals(tag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds base images without a tag, or with one that moves.</summary>
internal sealed class PinBaseImage : DockerRule
{
    private const string MovingTag = "The tag '{1}' of the base image '{0}' moves. Pin a version or a digest, so that every build starts from the same bytes.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2001",
        "Pin the base image",
        "The base image '{0}' has no tag, so each build takes 'latest' of its day. Pin a version or a digest.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Practice = Practice.Automation,
        Aliases = ["hadolint/DL3006", "hadolint/DL3007", "trivy/DS-0001", "checkov/CKV_DOCKER_7"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(Check, DockerInstructionKind.From);

    private static void Check(NodeContext<DockerInstructionNode> c)
    {
        if (c.Node.Instruction is not FromInstruction { Image: { } word, Stage: { } stage })
        {
            return;
        }

        // Without a value for its variables Trivy takes the reference as it is then; to us it is unknown.
        var isOptIn = stage.BaseKind == DockerStageBaseKind.Unknown;
        var name = isOptIn && word.Text[0] != '$' ? c.Node.File.Syntax.GetScope(c.Node.Instruction).ExpandDefaults(word).Text
            : stage.BaseKind == DockerStageBaseKind.Image ? stage.BaseName : null;
        if (name is null || ImageReference.Parse(name) is not { Digest: null, Repository.Length: > 0 } image || image.Tag is not (null or "latest"))
        {
            return;
        }

        var details = new DiagnosticDetails { Aliases = isOptIn ? ["trivy/DS-0001"] : GetAliases(word.Text, image), IsOptIn = isOptIn };
        if (image.Tag is null)
        {
            c.Report(word.Span, details, name);
        }
        else
        {
            c.Report(word.Span, details with { MessageFormat = MovingTag }, name, image.Tag);
        }
    }

    // hadolint knows no values of variables.
    private static ImmutableArray<string> GetAliases(string written, ImageReference image) =>
        written.Contains('$', StringComparison.Ordinal) ? ["trivy/DS-0001", "checkov/CKV_DOCKER_7"]
        : [image.Tag is null ? "hadolint/DL3006" : "hadolint/DL3007", "trivy/DS-0001", "checkov/CKV_DOCKER_7"];
}

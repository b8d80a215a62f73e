using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds copies from a stage that is not there yet.</summary>
internal sealed class CopyFromEarlierStage : DockerRule
{
    private const string Self = "The stage '{0}' copies from itself. Name an earlier stage, or leave '--from' out.";
    private const string NoStage = "'{0}' is no stage of this file, so it is pulled as an image without a tag. Name a stage, or pin the image.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2015",
        "Copy from an earlier stage",
        "'{0}' is no stage before this one, and the builder refuses it. Name a stage that is defined above.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Aliases = ["hadolint/DL3022", "hadolint/DL3023", "trivy/DS-0006"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        foreach (var reference in c.Node.Stage.References)
        {
            if (reference.Kind == DockerStageReferenceKind.CopyFrom)
            {
                CheckCopy(c, reference);
            }
            else if (reference is { Kind: DockerStageReferenceKind.MountFrom, Target: { } target } && target.Index >= c.Node.Stage.Index)
            {
                // The names in mounts are the same, but a number names an image there.
                var details = new DiagnosticDetails { MessageFormat = target == c.Node.Stage ? Self : null, Aliases = [] };
                c.Report(reference.Word.Span, details, reference.Word.Text);
            }
        }
    });

    private static void CheckCopy(NodeContext<DockerStageNode> c, DockerStageReference reference)
    {
        var from = reference.Word;
        if (from.Text.Length == 0 || from.Text.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        var stages = c.Node.File.Syntax.Stages;
        var isNumber = int.TryParse(from.Text, out var index);
        var target = isNumber ? (uint)index < (uint)stages.Count && stages[index].From is not null ? stages[index] : null : reference.Target;
        if (target is null)
        {
            if (isNumber || from.Text.AsSpan().IndexOfAny(':', '@') < 0)
            {
                var isRefused = isNumber && stages is [{ From: not null }, ..];
                var details = new DiagnosticDetails { MessageFormat = isNumber ? null : NoStage, Aliases = ["hadolint/DL3022"], IsOptIn = !isRefused };
                c.Report(from.Span, details, from.Text);
            }
        }
        else if (target == c.Node.Stage)
        {
            c.Report(from.Span, new DiagnosticDetails { MessageFormat = Self, Aliases = ["hadolint/DL3023", "trivy/DS-0006"] }, from.Text);
        }
        else if (target.Index > c.Node.Stage.Index)
        {
            c.Report(from.Span, new DiagnosticDetails { Aliases = ["hadolint/DL3022"] }, from.Text);
        }
    }
}

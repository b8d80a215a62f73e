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
    public override void Initialize(DockerContext context)
    {
        context.RegisterInstructionAction(CheckCopy, DockerInstructionKind.Copy);
        context.RegisterStageAction(CheckMounts);
    }

    // The names in mounts are the same, but a number names an image there.
    private static void CheckMounts(NodeContext<DockerStageNode> c)
    {
        foreach (var reference in c.Node.Stage.References)
        {
            if (reference is { Kind: DockerStageReferenceKind.MountFrom, Target: { } target } && target.Index >= c.Node.Stage.Index)
            {
                c.Report(reference.Word.Span, new DiagnosticDetails { MessageFormat = target == c.Node.Stage ? Self : null, Aliases = [] },
                    reference.Word.Text);
            }
        }
    }

    private static void CheckCopy(NodeContext<DockerInstructionNode> c)
    {
        if (c.Node.Instruction is not CopyInstruction { From: { Text.Length: > 0 } from } || from.Text.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        var stages = c.Node.File.Syntax.Stages;
        var stage = c.Node.Stage;
        var target = int.TryParse(from.Text, out var index)
            ? (uint)index < (uint)stages.Count && stages[index].From is not null ? stages[index] : null
            : stages.LastOrDefault(candidate => candidate.Name is not null && candidate.Name.Equals(from.Text, StringComparison.OrdinalIgnoreCase));
        if (target is null)
        {
            var isNumber = int.TryParse(from.Text, out _);
            if (isNumber || from.Text.AsSpan().IndexOfAny(':', '@') < 0)
            {
                var isRefused = isNumber && stages is [{ From: not null }, ..];
                c.Report(from.Span, new DiagnosticDetails { MessageFormat = isNumber ? null : NoStage, Aliases = ["hadolint/DL3022"], IsOptIn = !isRefused },
                    from.Text);
            }
        }
        else if (target == stage)
        {
            c.Report(from.Span, new DiagnosticDetails { MessageFormat = Self, Aliases = ["hadolint/DL3023", "trivy/DS-0006"] }, from.Text);
        }
        else if (stage is not null && target.Index > stage.Index)
        {
            c.Report(from.Span, new DiagnosticDetails { Aliases = ["hadolint/DL3022"] }, from.Text);
        }
    }
}

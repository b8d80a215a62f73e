using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds CMD, ENTRYPOINT and HEALTHCHECK that a later one of the same stage makes void.</summary>
internal sealed class RemoveOverriddenInstruction : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2009",
        "Remove overridden instructions",
        "This '{0}' has no effect, since a later one of the stage replaces it. Remove it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases =
        [
            "buildkit/MultipleInstructionsDisallowed", "hadolint/DL4003", "hadolint/DL4004", "hadolint/DL3012", "trivy/DS-0007", "trivy/DS-0016",
            "trivy/DS-0023",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        Check(c, DockerInstructionKind.Cmd, ["buildkit/MultipleInstructionsDisallowed", "hadolint/DL4003", "trivy/DS-0016"]);
        Check(c, DockerInstructionKind.Entrypoint, ["buildkit/MultipleInstructionsDisallowed", "hadolint/DL4004", "trivy/DS-0007"]);
        Check(c, DockerInstructionKind.Healthcheck, ["buildkit/MultipleInstructionsDisallowed", "hadolint/DL3012", "trivy/DS-0023"]);
    });

    private static void Check(NodeContext<DockerStageNode> c, DockerInstructionKind kind, ImmutableArray<string> aliases)
    {
        DockerInstruction? previous = null;
        foreach (var instruction in c.Node.Stage.Instructions)
        {
            if (instruction.Kind != kind)
            {
                continue;
            }

            if (previous is not null)
            {
                c.Report(previous.Keyword.Span, new DiagnosticDetails
                {
                    Aliases = aliases,
                    Fix = Remove(c.Text, previous),
                    Related = [new RelatedSpan(instruction.Keyword.Span, "The one that counts")],
                }, previous.Name);
            }

            previous = instruction;
        }
    }

    private static CodeFix Remove(SourceText text, DockerInstruction instruction)
    {
        var next = text.GetLineIndex(instruction.Span.End) + 1;
        var end = next < text.LineCount ? text.GetLineStart(next) : text.Length;
        return CodeFix.Replace("Remove the instruction without effect", TextSpan.FromBounds(text.GetLineStart(text.GetLineIndex(instruction.Span.Start)), end),
            "");
    }
}

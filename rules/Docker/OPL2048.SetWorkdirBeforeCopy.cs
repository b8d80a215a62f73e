using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds relative targets of COPY in stages that set no WORKDIR.</summary>
internal sealed class SetWorkdirBeforeCopy : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2048",
        "Set WORKDIR before relative targets",
        "The target '{0}' is relative to wherever the base image ends. Set WORKDIR before, or begin the target with '/'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Aliases = ["hadolint/DL3045"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        var seen = new HashSet<DockerStage>();
        file.RegisterInstructionAction(c =>
        {
            if (c.Node.Stage is { } stage)
            {
                seen.Add(stage);
            }
        }, DockerInstructionKind.Workdir);
        file.RegisterInstructionAction(c => Check(c, seen), DockerInstructionKind.Copy);
    });

    private static void Check(NodeContext<DockerInstructionNode> c, HashSet<DockerStage> seen)
    {
        if (c.Node.Instruction is not CopyInstruction { Destination: { } target } || IsAbsolute(c.Node, target) 
            || (c.Node.Stage is { } stage && (seen.Contains(stage) || stage.Parent?.GetLast(DockerInstructionKind.Workdir) is not null)))
        {
            return;
        }

        // What an unknown base image sets may well be meant: the Node and Go images document theirs.
        var image = Dockerfile.GetBaseImage(c.Node.Stage);
        c.Report(target.Span,
            new DiagnosticDetails { IsOptIn = !(image.IsAbsent || (image.IsKnown && BaseImages.SetsNoVariables(image.Value))) || target.Text is "." or "./" },
                target.Text);
    }

    private static bool IsAbsolute(DockerInstructionNode node, DockerWord target)
    {
        var text = (node.Expand(target) is { IsKnown: true } known ? known.Value : target.Text).AsSpan().Trim("\"'");
        return text.IsEmpty || text[0] is '/' or '\\' or '$' || (text.Length > 1 && char.IsAsciiLetter(text[0]) && text[1] == ':');
    }
}

using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds commands for a shell in images that have none.</summary>
internal sealed class UseExecFormWithoutShell : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2067",
        "Use the exec form where there is no shell",
        "'{0}' needs a shell, and the image '{1}' has none, so it fails. Write the command as a JSON array, or do the work in an earlier stage.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Supersedes = ["OPL2010"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        var shells = new Dictionary<DockerStage, bool>();
        file.RegisterInstructionAction(
            c => Check(c, shells), DockerInstructionKind.Run, DockerInstructionKind.Cmd, DockerInstructionKind.Entrypoint, DockerInstructionKind.Healthcheck);
    });

    private static void Check(NodeContext<DockerInstructionNode> c, Dictionary<DockerStage, bool> shells)
    {
        var instruction = c.Node.Instruction;
        if (instruction.Outer is not null || c.Node.Stage is not { } stage
            || Dockerfile.GetCommandLine(instruction) is not { IsJson: false, IsEmpty: false } line
            || Dockerfile.FindShell(instruction) is not null || Dockerfile.GetBaseImage(stage) is not { IsKnown: true } image
                || BaseImages.HasShell(image.Value) != false || BringsShell(stage, shells))
        {
            return;
        }

        var span = instruction is RunInstruction run ? c.Node.File.GetScript(run) is { EffectiveCommands: [var first, ..] }
            ? first.GetFileSpan(first.NameWord.Span) : line.Source.Span : line.Source.Span;
        c.Report(span, instruction.Name, image.Value.Text);
    }

    // The stages a stage is built on stand before it; one that was asked for has its answer.
    private static bool BringsShell(DockerStage stage, Dictionary<DockerStage, bool> shells)
    {
        for (var ancestor = stage; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (!shells.TryGetValue(ancestor, out var brings))
            {
                shells.Add(ancestor, brings = ancestor.Instructions.Any(BringsShell));
            }

            if (brings)
            {
                return true;
            }
        }

        return false;
    }

    private static bool BringsShell(DockerInstruction instruction) =>
        instruction is FileTransferInstruction { Destination: { } target } transfer
        && (target.Text.Trim('"') is "/" or "/bin" or "/bin/" || target.Text.Contains("sh", StringComparison.Ordinal)
            || transfer.Sources.Any(static source =>
                source.Text.Contains("busybox", StringComparison.Ordinal) || source.Text.EndsWith("sh", StringComparison.Ordinal)));
}

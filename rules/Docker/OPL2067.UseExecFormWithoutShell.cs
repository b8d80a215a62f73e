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
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var instruction = c.Node.Instruction;
        if (instruction.Outer is not null || c.Node.Stage is not { } stage
            || Dockerfile.GetCommandLine(instruction) is not { IsJson: false, IsEmpty: false } line
            || Dockerfile.FindShell(instruction) is not null || Dockerfile.GetBaseImage(stage) is not { IsKnown: true } image
                || BaseImages.HasShell(image.Value) != false || BringsShell(stage))
        {
            return;
        }

        var span = instruction is RunInstruction run ? c.Node.File.GetScript(run) is { EffectiveCommands: [var first, ..] }
            ? first.GetFileSpan(first.NameWord.Span) : line.Source.Span : line.Source.Span;
        c.Report(span, instruction.Name, image.Value.Text);
    }, DockerInstructionKind.Run, DockerInstructionKind.Cmd, DockerInstructionKind.Entrypoint, DockerInstructionKind.Healthcheck);

    private static bool BringsShell(DockerStage stage) => stage.GetSelfAndAncestors().Any(static ancestor => ancestor.Instructions.Any(static instruction =>
        instruction is FileTransferInstruction { Destination: { } target } transfer
        && (target.Text.Trim('"') is "/" or "/bin" or "/bin/" || target.Text.Contains("sh", StringComparison.Ordinal)
            || transfer.Sources.Any(static source =>
                source.Text.Contains("busybox", StringComparison.Ordinal) || source.Text.EndsWith("sh", StringComparison.Ordinal)))));
}

using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds arrays that are no JSON, so that their brackets become part of a command or a path.</summary>
internal sealed class WriteValidArray : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2071",
        "Write arrays as valid JSON",
        "The array of '{0}' is no valid JSON, so its brackets and quotes are taken as they stand. Use double quotes, and no trailing comma.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        TextSpan? span = c.Node.Instruction switch
        {
            // [ is also a command: a test has a blank after it, and no comma.
            RunInstruction { Command: { LooksLikeJson: true } line } when IsArray(line.Source.AsSpan()) => GetWord(line.Source),
            FileTransferInstruction { LooksLikeJson: true } transfer => transfer.Arguments.Span,
            VolumeInstruction { LooksLikeJson: true } volume => volume.Arguments.Span,
            _ => null,
        };
        if (span is { } found)
        {
            c.Report(found, c.Node.Instruction.Name);
        }
    }, DockerInstructionKind.Run, DockerInstructionKind.Copy, DockerInstructionKind.Add, DockerInstructionKind.Volume);

    private static bool IsArray(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[1] is '"' or '\'' && text.Contains(',') && !text.Contains("]]", StringComparison.Ordinal);

    // With its bracket the first word is the name of a strange command.
    private static TextSpan GetWord(DockerText text) => text.GetSpan(0, text.AsSpan().IndexOfAny(" \t") is > 0 and var end ? end : text.Length);
}

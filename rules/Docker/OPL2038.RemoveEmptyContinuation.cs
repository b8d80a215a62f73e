namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds blank lines inside an instruction.</summary>
internal sealed class RemoveEmptyContinuation : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2038",
        "Remove blank lines inside an instruction",
        "The blank line inside '{0}' does not end the instruction and becomes an error in a later syntax. Remove it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["buildkit/NoEmptyContinuation"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var lines = c.Node.Instruction.EmptyContinuationLines;
        if (lines.Count > 0 && c.Node.Instruction.Outer is null)
        {
            c.Report(lines[0], new DiagnosticDetails
            {
                Fix = new CodeFix("Remove the blank lines", FixSafety.Safe, [.. lines.Select(static line => new TextEdit(line, ""))]),
            }, c.Node.Instruction.Name);
        }
    });
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds instructions before the first FROM.</summary>
internal sealed class BeginWithFrom : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2046",
        "Begin with FROM",
        "'{0}' stands before the first FROM, where only ARG may. Move it into a stage.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3061"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        foreach (var error in c.Node.Syntax.Errors)
        {
            if (error.Kind == DockerfileErrorKind.InstructionBeforeFrom)
            {
                c.Report(error.Span, c.Text.Text.Substring(error.Span.Start, error.Span.Length));
            }
        }
    });
}

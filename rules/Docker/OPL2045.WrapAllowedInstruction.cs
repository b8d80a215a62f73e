using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds ONBUILD around what it must not hold.</summary>
internal sealed class WrapAllowedInstruction : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2045",
        "Wrap only what ONBUILD may hold",
        "ONBUILD must not hold '{0}', so the build fails. Remove it.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3043"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        foreach (var error in c.Node.Syntax.Errors)
        {
            if (error.Kind == DockerfileErrorKind.BadOnbuild)
            {
                c.Report(error.Span, c.Text.Text.Substring(error.Span.Start, error.Span.Length));
            }
        }
    });
}

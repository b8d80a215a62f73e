using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds protocols of EXPOSE in capitals.</summary>
internal sealed class LowercaseProtocol : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2035",
        "Write the protocol in lower case",
        "The protocol '{0}' is not in lower case, as images record it. Write '{1}'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["buildkit/ExposeProtoCasing"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        foreach (var port in ((ExposeInstruction)c.Node.Instruction).Ports)
        {
            if (port is { First: not null, Protocol: { } protocol } && protocol.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0)
            {
                var lower = protocol.Text.ToLowerInvariant();
                c.Report(protocol.Span, new DiagnosticDetails { Fix = protocol.IsVerbatim ? CodeFix.Replace($"Write '{lower}'", protocol.Span, lower) : null },
                    protocol.Text, lower);
            }
        }
    }, DockerInstructionKind.Expose);
}

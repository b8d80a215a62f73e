using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds published ports that Compose cannot read.</summary>
internal sealed class FixPublishedPort : ComposeRule
{
    private const string Backwards = "The range '{0}' of the service '{1}' runs backwards, so Compose refuses the file. Begin with the lower port.";
    private const string NoPort = "'{0}' of the service '{1}' is no port, so Compose refuses the file. Ports end at 65535.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3048",
        "Publish as many ports as the container has",
        "'{0}' of the host are published for '{2}' of the service '{1}', and Compose refuses ranges of different lengths. Make them equal.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            if (Check(c, port.Published) && Check(c, port.Target) && port is { Published.IsKnown: true, Target.IsKnown: true }
                && port.Published.Value.Count != port.Target.Value.Count && port.Target.Value.Count > 1)
            {
                // For one port of the container, Docker takes a free one of the range.
                c.Report(port.Published.Span, port.Published.Value.ToString(), c.Node.Name, port.Target.Value.ToString());
            }
        }
    });

    private static bool Check(NodeContext<ComposeService> c, Fact<ComposePortRange> range)
    {
        var format = !range.IsKnown ? null
            : range.Value.Count < 1 ? Backwards
            : range.Value.Last > 65535 ? NoPort
            : null;
        if (format is not null)
        {
            c.Report(range.Span, new DiagnosticDetails { MessageFormat = format }, range.Value.ToString(), c.Node.Name);
        }

        return format is null;
    }
}

using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds published ports out of order.</summary>
internal sealed class SortServicePorts : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3040",
        "Sort the ports of the service",
        "The port '{0}' of the service '{1}' stands after '{2}', out of order. Sort the ports by number.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/service-ports-alphabetical-order"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        ComposePortRange? last = null;
        foreach (var port in c.Node.Ports)
        {
            var published = port.Published.IsAbsent ? port.Target : port.Published;
            if (!published.IsKnown)
            {
                continue;
            }

            if (last is { } before && published.Value.First < before.First)
            {
                c.Report(port.Span, new DiagnosticDetails { Fix = SortedList.CreateFix(c.Text, c.Node.Mapping, "ports", CompareItems) }, published.Value.ToString(), c.Node.Name, before.ToString());
            }
            else
            {
                last = published.Value;
            }
        }
    });

    private static int CompareItems(YamlScalar left, YamlScalar right) => GetNumber(left).CompareTo(GetNumber(right));

    private static int GetNumber(YamlScalar scalar) => ComposePort.Parse(scalar) is var port && (port.Published.IsAbsent ? port.Target : port.Published) is { IsKnown: true } published
        ? published.Value.First
        : 0;
}

using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds limits that are too small to work with, or too large to mean anything.</summary>
internal sealed class KeepLimitsInRange : KubernetesRule
{
    private const string Large = "The limit '{0}' of '{1}' is more than '{2}', which few nodes have left. Ask for what it uses, or raise the bound for this folder.";

    private static readonly ImmutableArray<(string Resource, string Minimum, string Maximum)> Bounds =
        [("cpu", "min_cpu", "max_cpu"), ("memory", "min_memory", "max_memory")];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1128",
        "Keep limits within a range",
        "The limit '{0}' of '{1}' is less than '{2}', with which hardly a program starts. Raise it, or lower the bound for this folder.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // What is sensible is the house's to say.
        IsEnabledByDefault = false,
        Practice = Practice.ResourceLimits,
        Aliases = ["polaris/resourceRange"],
        Options =
        [
            new RuleOption("min_cpu", RuleOptionType.String, "100m", "The least limit of the processor; empty for none."),
            new RuleOption("max_cpu", RuleOptionType.String, "4", "The greatest limit of the processor; empty for none."),
            new RuleOption("min_memory", RuleOptionType.String, "100Mi", "The least limit of memory; empty for none."),
            new RuleOption("max_memory", RuleOptionType.String, "6Gi", "The greatest limit of memory; empty for none."),
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var limits = YamlFacts.GetMapping(c.Node.Resources, "limits");
        foreach (var (resource, minimum, maximum) in Bounds)
        {
            var limit = YamlFacts.GetString(limits, resource);
            if (!limit.IsKnown)
            {
                continue;
            }

            if (c.GetOption(minimum) is { Length: > 0 } least && KubernetesQuantity.Compare(limit.Value, least) < 0)
            {
                c.Report(limit.Span, limit.Value, resource, least);
            }
            else if (c.GetOption(maximum) is { Length: > 0 } greatest && KubernetesQuantity.Compare(limit.Value, greatest) > 0)
            {
                c.Report(limit.Span, new DiagnosticDetails { MessageFormat = Large }, limit.Value, resource, greatest);
            }
        }
    });
}

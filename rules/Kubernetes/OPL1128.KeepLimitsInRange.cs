using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds limits that are too small to work with, or too large to mean anything.</summary>
internal sealed class KeepLimitsInRange : KubernetesRule
{
    private const string Large = "The limit '{0}' of '{1}' is more than '{2}', which few nodes have left. Ask for what it uses, or raise the bound for this folder.";

    private const string Forbidden = "The {2} '{0}' of '{1}' is in a range that is not to be used. Choose one outside of it.";
    private const string ForbiddenUnset = "Container '{0}' sets no {2} of '{1}', which counts as zero and is in a range that is not to be used. Set one.";

    // A megabyte of kube-linter's is 1,048,576 bytes.
    private static readonly ImmutableArray<(string Resource, string Option, string Lower, string Upper, string Unit, string Alias)> ForbiddenRanges =
    [
        ("cpu", "forbidden_cpu", "lowerBoundMillis", "upperBoundMillis", "m", "kube-linter/cpu-requirements"),
        ("memory", "forbidden_memory", "lowerBoundMB", "upperBoundMB", "Mi", "kube-linter/memory-requirements"),
    ];

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
        Aliases = ["polaris/resourceRange", "kube-linter/cpu-requirements", "kube-linter/memory-requirements"],
        Options =
        [
            new RuleOption("min_cpu", RuleOptionType.String, "100m", "The least limit of the processor; empty for none."),
            new RuleOption("max_cpu", RuleOptionType.String, "4", "The greatest limit of the processor; empty for none."),
            new RuleOption("min_memory", RuleOptionType.String, "100Mi", "The least limit of memory; empty for none."),
            new RuleOption("max_memory", RuleOptionType.String, "6Gi", "The greatest limit of memory; empty for none."),
            new RuleOption("forbidden_cpu", RuleOptionType.StringList, "",
                "Ranges of the processor that are not to be used: 'requirementsType=request;lowerBoundMillis=0;upperBoundMillis=9' of requests up to 9m, none included.")
            {
                PeerSettings = ["kube-linter/cpu-requirements"],
            },
            new RuleOption("forbidden_memory", RuleOptionType.StringList, "",
                "Ranges of memory that are not to be used: 'requirementsType=limit;lowerBoundMB=4096' of limits from 4Gi on.")
            {
                PeerSettings = ["kube-linter/memory-requirements"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        CheckForbidden(c);
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
                c.Report(limit.Span, new DiagnosticDetails { Aliases = ["polaris/resourceRange"] }, limit.Value, resource, least);
            }
            else if (c.GetOption(maximum) is { Length: > 0 } greatest && KubernetesQuantity.Compare(limit.Value, greatest) > 0)
            {
                c.Report(limit.Span, new DiagnosticDetails { MessageFormat = Large, Aliases = ["polaris/resourceRange"] }, limit.Value, resource, greatest);
            }
        }
    });

    private static void CheckForbidden(NodeContext<Container> c)
    {
        foreach (var (resource, option, lower, upper, unit, alias) in ForbiddenRanges)
        {
            foreach (var range in ParameterList.Read(c.GetOption(option), "requirementsType"))
            {
                var type = range.GetValueOrDefault("requirementsType") ?? "any";
                foreach (var (group, word) in new[] { ("requests", "request"), ("limits", "limit") })
                {
                    var value = YamlFacts.GetString(YamlFacts.GetMapping(c.Node.Resources, group), resource);
                    if (!value.IsUnknown && (type.Equals(word, StringComparison.OrdinalIgnoreCase) || type.Equals("any", StringComparison.OrdinalIgnoreCase))
                        && IsWithin(value.IsKnown ? value.Value : "0", range.GetValueOrDefault(lower) ?? "0", range.GetValueOrDefault(upper), unit))
                    {
                        c.Report(
                            value.Span,
                            new DiagnosticDetails { MessageFormat = value.IsKnown ? Forbidden : ForbiddenUnset, Aliases = [alias] },
                            value.IsKnown ? value.Value : c.Node.DisplayName,
                            resource,
                            word);
                    }
                }
            }
        }
    }

    // Both bounds belong to the range; without an upper one it has no end.
    private static bool IsWithin(string value, string lower, string? upper, string unit) =>
        KubernetesQuantity.Compare(value, lower + unit) >= 0 && (string.IsNullOrEmpty(upper) || KubernetesQuantity.Compare(value, upper + unit) <= 0);
}

using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds labels whose value the API server refuses.</summary>
internal sealed class UseLegalLabelValues : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1079",
        "Use legal label values",
        "The value '{0}' of label '{1}' is refused by the API server. Use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, "
            + "or make it an annotation.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-score/label-values"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        Check(c, YamlFacts.GetMapping(c.Node.Metadata, "labels"));
        if (c.Node.PodTemplate is { } pod && c.Node.Kind != "Pod")
        {
            Check(c, YamlFacts.GetMapping(pod.Metadata, "labels"));
        }
    });

    private static void Check(NodeContext<KubernetesObject> c, Fact<YamlMapping> labels)
    {
        if (!labels.IsKnown)
        {
            return;
        }

        foreach (ref readonly var entry in labels.Value.Entries)
        {
            if (entry.Key is YamlScalar key && entry.Value.Resolve() is YamlScalar { IsNull: false } value && !YamlFacts.IsTemplated(value.Value) && !IsLegal(value.Value))
            {
                c.Report(value.Span, value.Value, key.Value);
            }
        }
    }

    // API machinery, validation.IsValidLabelValue.
    private static bool IsLegal(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.Length > 63 || !char.IsAsciiLetterOrDigit(value[0]) || !char.IsAsciiLetterOrDigit(value[^1]))
        {
            return false;
        }

        foreach (var character in value)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}

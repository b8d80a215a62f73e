using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds keys that are written twice in one mapping of a manifest.</summary>
internal sealed class RemoveDuplicateKey : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1156",
        "Remove the duplicate key",
        "The key '{0}' stands twice in one mapping, so one of the two is refused or lost. Keep one.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        foreach (var duplicate in c.Node.DuplicateKeys)
        {
            if (duplicate.Key.Resolve() is not YamlScalar { Value: var key } || YamlFacts.IsTemplated(key))
            {
                continue;
            }

            var first = FindFirst(duplicate.Key, key);
            var details = first is null ? new DiagnosticDetails() : new DiagnosticDetails { Related = [new RelatedSpan(first.Span, "It stands here first")] };
            c.Report(duplicate.Key.Span, details, key);
        }
    });

    private static YamlNode? FindFirst(YamlNode key, string name)
    {
        foreach (ref readonly var entry in ((YamlMapping)key.Parent!).Entries)
        {
            if (entry.Key.Resolve() is YamlScalar { Value: var value } && value == name)
            {
                return entry.Key;
            }
        }

        return null;
    }
}

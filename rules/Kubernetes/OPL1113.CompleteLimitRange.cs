using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds LimitRanges that leave containers without bounds.</summary>
internal sealed class CompleteLimitRange : KubernetesRule
{
    private static readonly string[] Bounds = ["type", "max", "min", "default", "defaultRequest"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1113",
        "Complete the limit range",
        "No entry of '{0}' sets 'max', 'min', 'default' and 'defaultRequest' together, so some containers have no bounds. Complete the one for containers.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // A range that only gives defaults, or only caps, may be all that is wanted.
        IsEnabledByDefault = false,
        Practice = Practice.ResourceLimits,
        Aliases = ["trivy/KSV-0039"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var spec = c.Node.Spec;
        if (c.Node.ApiVersion != "v1" || spec.IsUnknown)
        {
            return;
        }

        var limits = spec.IsKnown ? YamlFacts.GetItems(spec.Value, "limits") : [];
        if (spec.IsKnown && spec.Value.TryGetValue("limits", out var node) && node.Resolve() is not YamlSequence)
        {
            return;
        }

        foreach (var limit in limits)
        {
            if (limit.IsOpen || Bounds.All(key => limit.TryGetValue(key, out _)))
            {
                return;
            }
        }

        c.Report(spec.Span, c.Node.DisplayName);
    }, "LimitRange");
}

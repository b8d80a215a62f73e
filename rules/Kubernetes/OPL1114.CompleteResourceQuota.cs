namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds quotas that bound neither processor nor memory, or only one side of them.</summary>
internal sealed class CompleteResourceQuota : KubernetesRule
{
    private static readonly string[] Resources = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1114",
        "Complete the resource quota",
        "The quota '{0}' does not bound '{1}', so one namespace may take it all. Add it under 'hard'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // Quotas of objects, of one priority class or of memory alone are quotas too.
        IsEnabledByDefault = false,
        Practice = Practice.ResourceLimits,
        Aliases = ["trivy/KSV-0040"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var hard = YamlFacts.GetMapping(c.Node.Spec, "hard");
        foreach (var resource in c.Node.ApiVersion == "v1" ? Resources : [])
        {
            // `cpu` and `memory` are the old names of the requests.
            var old = resource.StartsWith("requests.", StringComparison.Ordinal) ? YamlFacts.GetString(hard, resource["requests.".Length..])
                : YamlFacts.GetString(hard, resource);
            if (YamlFacts.GetString(hard, resource).IsAbsent && old.IsAbsent)
            {
                c.Report(hard.Span, c.Node.DisplayName, resource);
                return;
            }
        }
    }, "ResourceQuota");
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Services whose selector finds no pods.</summary>
internal sealed class MatchServiceSelector : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1046",
        "Select pods that exist",
        "Service '{0}' selects '{1}', and no pod here has these labels. Select what the pods are labelled with.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-service", "kube-score/service-targets-pod"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workloads = c.GetFacts<WorkloadFact>();
        var services = c.GetFacts<ServiceFact>();
        var matches = services.Select(service => FindsPods(service, workloads)).ToArray();
        for (var i = 0; i < services.Count; i++)
        {
            if (matches[i] != false)
            {
                continue;
            }

            // Pods may come from elsewhere, from an operator or a chart. That they are all here shows where a neighbour finds its own.
            var service = services[i];
            var hasNeighbour = false;
            for (var j = 0; j < services.Count; j++)
            {
                hasNeighbour |= matches[j] == true && services[j].Document.Folder == service.Document.Folder;
            }

            var labels = string.Join(',', service.Selector.Value.Select(static pair => $"{pair.Key}={pair.Value}"));
            c.Report(
                service.Document,
                service.Selector.Span,
                new DiagnosticDetails { IsOptIn = !hasNeighbour || KubernetesReferences.IsComposed(c.Workspace, service.Document.Folder) },
                service.Name.IsKnown ? service.Name.Value : "(unnamed)",
                labels);
        }
    });

    private static bool? FindsPods(ServiceFact service, IReadOnlyList<WorkloadFact> workloads)
    {
        if (!service.Selector.IsKnown || service.Selector.Value.Count == 0 || service.Namespace.IsUnknown)
        {
            return null;
        }

        bool? result = false;
        foreach (var workload in workloads)
        {
            if (KubernetesReferences.MayShareNamespace(service.Namespace, workload.Namespace))
            {
                var isMatch = KubernetesReferences.Matches(service.Selector.Value, workload.Labels);
                if (isMatch == true)
                {
                    return true;
                }

                result = isMatch is null ? null : result;
            }
        }

        return result;
    }
}

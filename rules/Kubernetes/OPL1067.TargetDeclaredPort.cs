using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Services whose target port none of their pods declares.</summary>
internal sealed class TargetDeclaredPort : KubernetesRule
{
    private const string Number = "Service '{0}' sends to port '{1}', which no container of '{2}' declares. Use a port that it listens on.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1067",
        "Target a port that the pods declare",
        "Service '{0}' sends to the port named '{1}', and no container of '{2}' has one of that name, so nothing answers. Use the name of a container's port.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var service in c.GetFacts<ServiceFact>())
        {
            if (service.Selector is not { IsKnown: true, Value.IsEmpty: false })
            {
                continue;
            }

            var workloads = c.Kubernetes.Workloads.Find(service.Namespace, service.Selector.Value).Where(static workload => workload.IsLongRunning).ToArray();
            if (workloads.Length == 0 || !Array.TrueForAll(workloads, static workload => workload.ArePortsKnown))
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                // Without a target port it is the Service's own.
                var target = port.Target.IsAbsent ? port.Number : port.Target;
                if (!target.IsKnown || Array.Exists(workloads, workload => workload.Ports.Any(declared => IsSame(declared, target.Value))))
                {
                    continue;
                }

                var isNumber = int.TryParse(target.Value, out _);
                c.Report(
                    service.Document,
                    target.Span,
                    new DiagnosticDetails
                    {
                        // A number need not be declared to be reached.
                        IsOptIn = isNumber,
                        MessageFormat = isNumber ? Number : null,
                        RelatedDocuments = [new RelatedDocumentSpan(workloads[0].Document, workloads[0].Anchor, "The pods that the Service selects")],
                    },
                    service.Name.IsKnown ? service.Name.Value : "(unnamed)",
                    target.Value,
                    workloads[0].DisplayName);
            }
        }
    });

    private static bool IsSame(PortFact declared, string target) =>
        (declared.Name.IsKnown && declared.Name.Value == target) || (declared.Number.IsKnown && declared.Number.Value == target);
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds StatefulSets without the headless Service that names their pods.</summary>
internal sealed class GiveStatefulSetService : KubernetesRule
{
    private const string Unnamed = "'{0}' names no Service, so its pods have no names in DNS. Set 'serviceName' to a headless Service.";
    private const string NotHeadless = "Service '{0}' has an address of its own, so the pods of '{1}' have no names in DNS. Set its 'clusterIP' to 'None'.";
    private const string OtherPods = "Service '{0}' does not select the pods of '{1}', so they have no names in DNS. Select what they are labelled with.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1057",
        "Give a StatefulSet its headless Service",
        "Service '{0}' of '{1}' is not here, so its pods have no names in DNS. Add a headless Service of that name.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-score/statefulset-has-servicename"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var references = new DanglingReferences<WorkloadFact>(c.Kubernetes);
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.Kind != "StatefulSet" || workload.ServiceName.IsUnknown)
            {
                continue;
            }

            if (workload.ServiceName is not { IsKnown: true, Value.Length: > 0 } name)
            {
                // Since Kubernetes 1.33 the field may be left out: pods that nobody calls by name need no Service.
                c.Report(workload.Document, workload.Anchor, new DiagnosticDetails { IsOptIn = true, MessageFormat = Unnamed }, workload.DisplayName);
                continue;
            }

            var match = c.Kubernetes.Names.Match(workload.Document.Folder, "Service", workload.Namespace, name.Value);
            references.Add(workload, workload.Document, match);
            if (match == RelationMatch.Found && c.Kubernetes.Names.Find("Service", workload.Namespace, name.Value) is ServiceFact service)
            {
                CheckService(c, workload, name, service);
            }
        }

        foreach (var (workload, isOptIn) in references.GetMissing())
        {
            c.Report(workload.Document, workload.ServiceName.Span, new DiagnosticDetails { IsOptIn = isOptIn }, workload.ServiceName.Value, workload.DisplayName);
        }
    });

    private static void CheckService(WorkspaceAnalysisContext c, WorkloadFact workload, Fact<string> name, ServiceFact service)
    {
        var selects = service.Selector.IsKnown ? service.Selector.Value.Matches(workload.PodLabels) : service.Selector.IsUnknown ? null : false;
        var isHeadless = service.ClusterAddress.Is(static address => address == "None");
        var message = service.ClusterAddress.IsAbsent || isHeadless == false ? NotHeadless : selects == false ? OtherPods : null;
        if (message is not null)
        {
            c.Report(
                workload.Document,
                name.Span,
                new DiagnosticDetails
                {
                    // With an address the set works, and only the names of single pods are missing.
                    IsOptIn = message == NotHeadless,
                    MessageFormat = message,
                    RelatedDocuments = [new RelatedDocumentSpan(service.Document, service.Anchor, "The Service")],
                },
                name.Value,
                workload.DisplayName);
        }
    }
}

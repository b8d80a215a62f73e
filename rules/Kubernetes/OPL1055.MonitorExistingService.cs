using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds ServiceMonitors and PodMonitors that find nothing to scrape.</summary>
internal sealed class MonitorExistingService : KubernetesRule
{
    private const string Labels = "'{0}' looks for labels '{1}', which {2} has for its pods and not for itself. Give the Service the labels.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1055",
        "Monitor a Service that exists",
        "'{0}' looks for labels '{1}', and nothing here has them, so nothing is scraped. Use the labels of the Service itself.",
        RuleCategory.Observability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Observability,
        Aliases = ["kube-linter/dangling-servicemonitor"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var relations = c.Kubernetes;
        var references = new DanglingReferences<MonitorFact>(relations);
        foreach (var monitor in c.GetFacts<MonitorFact>())
        {
            var isService = monitor.Kind == "ServiceMonitor";
            if (monitor.Selector.IsUnknown || monitor.IsAnyNamespace is null || monitor.Namespaces.IsUnknown || monitor.Namespace.IsUnknown)
            {
                continue;
            }

            var hasSelector = monitor.Selector is { IsKnown: true, Value.IsEmpty: false };
            if (!hasSelector)
            {
                // Everything in the namespaces it names is a choice; everything in its own is what one gets by forgetting the labels.
                if (!monitor.Namespaces.IsKnown && monitor.IsAnyNamespace == false)
                {
                    c.Report(
                        monitor.Document, monitor.Selector.IsKnown ? monitor.Selector.Span : monitor.Anchor,
                        new DiagnosticDetails { IsOptIn = true, Aliases = isService ? default : [] }, monitor.DisplayName, "{}");
                }

                continue;
            }

            references.Add(monitor, monitor.Document, isService ? Match(relations.Services, monitor) : Match(relations.Workloads, monitor));
        }

        foreach (var (monitor, isOptIn) in references.GetMissing())
        {
            // Whoever writes the pods' labels here means the Service of these pods.
            var service = monitor.Kind == "ServiceMonitor" ? FindByPods(c, monitor) : null;
            c.Report(
                monitor.Document,
                monitor.Selector.Span,
                new DiagnosticDetails
                {
                    IsOptIn = isOptIn && service is null,
                    MessageFormat = service is null ? null : Labels,
                    Aliases = monitor.Kind == "ServiceMonitor" ? default : [],
                    RelatedDocuments = service is null ? [] : [new RelatedDocumentSpan(service.Document, service.Anchor, "The Service")],
                },
                monitor.DisplayName,
                monitor.Selector.Value.ToString(),
                service?.DisplayName ?? "");
        }
    });

    private static RelationMatch Match<TFact>(LabelIndex<TFact> index, MonitorFact monitor)
        where TFact : NamedObjectFact
    {
        var selector = monitor.Selector.Value;
        var folder = monitor.Document.Folder;
        if (monitor.IsAnyNamespace == true)
        {
            return index.FindEverywhere(selector).Any() ? RelationMatch.Found : index.Match(folder, Fact<string>.Absent(default), selector);
        }

        if (!monitor.Namespaces.IsKnown)
        {
            // A monitor without a namespace is applied next to what it watches.
            var match = index.Match(folder, monitor.Namespace, selector);
            return match == RelationMatch.Elsewhere && monitor.Namespace.IsAbsent ? RelationMatch.Found : match;
        }

        var result = RelationMatch.Missing;
        foreach (var name in monitor.Namespaces.Value)
        {
            var match = index.Match(folder, Fact<string>.Known(name, default), selector);
            if (match == RelationMatch.Found)
            {
                return match;
            }

            result = match == RelationMatch.Missing ? result : match;
        }

        return result;
    }

    private static ServiceFact? FindByPods(WorkspaceAnalysisContext c, MonitorFact monitor)
    {
        if (c.Kubernetes.IsComposed(monitor.Document.Folder))
        {
            return null;
        }

        foreach (var workload in c.Kubernetes.Workloads.Find(monitor.Namespace, monitor.Selector.Value))
        {
            foreach (var service in c.Kubernetes.GetServices(workload))
            {
                return service;
            }
        }

        return null;
    }
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Ingresses and routes whose requests go to a Service or a port that is not there.</summary>
internal sealed class RouteToExistingService : KubernetesRule
{
    private const string Port = "'{0}' sends requests to port '{1}' of Service '{2}', which has no such port. Name one of the Service's own ports, not a target port.";
    // The AWS Load Balancer Controller reads the action of such a backend from an annotation of the Ingress.
    private const string AnnotatedAction = "use-annotation";

    private const string Unnamed = "A backend of '{0}' names no Service in the form of its version, so nothing answers. Write 'service' with 'name' and 'port'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1050",
        "Route requests to a Service that exists",
        "'{0}' sends requests to Service '{1}', which is not here. Name the Service that answers them.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-ingress", "kube-score/ingress-targets-service"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var names = c.Kubernetes.Names;
        var references = new DanglingReferences<BackendFact>(c.Kubernetes);
        foreach (var backend in c.GetFacts<BackendFact>())
        {
            if (backend.Service.IsAbsent && backend.OwnerKind == "Ingress")
            {
                c.Report(backend.Document, backend.Service.Span, new DiagnosticDetails { MessageFormat = Unnamed }, backend.Owner);
            }
            else if (backend.Service.IsKnown && !(backend.PortName is { IsKnown: true, Value: AnnotatedAction }))
            {
                var match = names.Match(backend.Document.Folder, "Service", backend.Namespace, backend.Service.Value);
                references.Add(backend, backend.Document, match);
                if (match == RelationMatch.Found && names.Find("Service", backend.Namespace, backend.Service.Value) is ServiceFact service)
                {
                    CheckPort(c, backend, service);
                }
            }
        }

        foreach (var (backend, isOptIn) in references.GetMissing())
        {
            c.Report(backend.Document, backend.Service.Span, new DiagnosticDetails { IsOptIn = isOptIn }, backend.Owner, backend.Service.Value);
        }
    });

    private static void CheckPort(WorkspaceAnalysisContext c, BackendFact backend, ServiceFact service)
    {
        var port = backend.PortName.IsKnown ? backend.PortName : backend.PortNumber;
        if (!port.IsKnown || !service.ArePortsKnown
            || service.Ports.Any(declared => backend.PortName.IsKnown ? IsSame(declared.Name, port.Value) : IsSame(declared.Number, port.Value)))
        {
            return;
        }

        c.Report(
            backend.Document,
            port.Span,
            new DiagnosticDetails
            {
                MessageFormat = Port,
                RelatedDocuments = [new RelatedDocumentSpan(service.Document, service.Anchor, "The Service")],
            },
            backend.Owner,
            port.Value,
            backend.Service.Value);
    }

    private static bool IsSame(Fact<string> declared, string value) => declared.IsKnown && declared.Value == value;
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds hosts and paths that two Ingresses claim.</summary>
internal sealed class SeparateIngressPaths : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1068",
        "Claim a host and path once",
        "'{0}' is claimed by Ingress '{1}' too, and it is the controller that decides which one answers. Keep one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var first = new Dictionary<(string Folder, string Class, string Host, string Path, string Type), IngressPathFact>();
        foreach (var path in c.GetFacts<IngressPathFact>())
        {
            if (path.Host.IsUnknown || path.Path.IsUnknown || path.PathType.IsUnknown || path.IngressClass.IsUnknown || !path.Owner.IsKnown || path.Namespace.IsUnknown)
            {
                continue;
            }

            // Another folder is another environment.
            var host = path.Host.IsKnown ? path.Host.Value : "*";
            var text = path.Path.IsKnown ? path.Path.Value : "/";
            var key = (path.Document.Folder, path.IngressClass.IsKnown ? path.IngressClass.Value : "", host, text, path.PathType.IsKnown ? path.PathType.Value : "");
            if (first.TryAdd(key, path))
            {
                continue;
            }

            var other = first[key];
            if (other.Owner.Value == path.Owner.Value && other.Document != path.Document)
            {
                // The same object twice is a variant of one file.
                continue;
            }

            c.Report(
                path.Document,
                path.Span,
                new DiagnosticDetails
                {
                    // Without a host each may have a load balancer of its own.
                    IsOptIn = path.Host.IsAbsent,
                    RelatedDocuments = [new RelatedDocumentSpan(other.Document, other.Span, "The first claim")],
                },
                host + text,
                other.Owner.Value);
        }
    });
}

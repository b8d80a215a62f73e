using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds autoscalers of workloads that are not there.</summary>
internal sealed class ScaleExistingWorkload : KubernetesRule
{
    private const string Nothing = "'{0}' names nothing to scale, so it does nothing. Name the workload it is for.";
    private const string Version = "The autoscaler scales '{0}' of another version than the one here. Write the version that the workload has.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1048",
        "Scale a workload that exists",
        "The autoscaler scales '{0}', and there is no such object here. Name the workload it is for.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-horizontalpodautoscaler", "kube-score/horizontalpodautoscaler-has-target"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var names = c.Kubernetes.Names;
        var references = new DanglingReferences<AutoscalerFact>(c.Kubernetes);
        foreach (var autoscaler in c.GetFacts<AutoscalerFact>())
        {
            if (autoscaler is { TargetKind.IsAbsent: true, TargetName.IsAbsent: true })
            {
                // The API server refuses it; what validates manifests says so.
                c.Report(autoscaler.Document, autoscaler.TargetName.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Nothing }, autoscaler.DisplayName);
            }

            // Whatever else has a scale subresource is a custom resource, and its pods are its operator's business.
            if (autoscaler is { TargetKind.IsKnown: true, TargetName.IsKnown: true }
                && autoscaler.TargetKind.Value is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController")
            {
                var match = names.Match(autoscaler.Document.Folder, autoscaler.TargetKind.Value, autoscaler.Namespace, autoscaler.TargetName.Value);
                references.Add(autoscaler, autoscaler.Document, match);
                if (match == RelationMatch.Found)
                {
                    CheckVersion(c, autoscaler, names.Find(autoscaler.TargetKind.Value, autoscaler.Namespace, autoscaler.TargetName.Value)!);
                }
            }
        }

        foreach (var (autoscaler, isOptIn) in references.GetMissing())
        {
            c.Report(
                autoscaler.Document, autoscaler.TargetName.Span, new DiagnosticDetails { IsOptIn = isOptIn },
                $"{autoscaler.TargetKind.Value}/{autoscaler.TargetName.Value}");
        }
    });

    private static void CheckVersion(WorkspaceAnalysisContext c, AutoscalerFact autoscaler, NamedObjectFact target)
    {
        var version = autoscaler.TargetVersion;
        if (!version.IsKnown)
        {
            return;
        }

        var slash = version.Value.LastIndexOf('/');
        if ((slash < 0 ? "" : version.Value[..slash]) != target.Group)
        {
            c.Report(
                autoscaler.Document, version.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Version },
                $"{autoscaler.TargetKind.Value}/{autoscaler.TargetName.Value}");
        }
    }
}

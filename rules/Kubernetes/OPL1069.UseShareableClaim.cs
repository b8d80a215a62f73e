using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Deployments whose pods share a claim that only one node can mount.</summary>
internal sealed class UseShareableClaim : KubernetesRule
{
    private const string Rolling = "The claim '{0}' can be mounted by one node only, and the rolling update of '{1}' starts the new pod before the old one is gone, so it "
        + "may wait for ever. Set the strategy to 'Recreate'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1069",
        "Use a claim that the pods can share",
        "The claim '{0}' can be mounted by one node only, and '{1}' runs '{2}' pods, so those on other nodes never start. Use a StatefulSet, or a claim with 'ReadWriteMany'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var mount in c.GetFacts<ClaimMountFact>())
        {
            var workload = mount.Workload;
            if (!workload.IsReplicated || workload.Kind == "StatefulSet" || workload.Replicas.IsUnknown || workload.Strategy.IsUnknown
                || c.Kubernetes.Names.Find("PersistentVolumeClaim", workload.Namespace, mount.Claim.Value) is not ClaimFact { AccessModes.IsKnown: true } claim
                || !claim.AccessModes.Value.All(static mode => mode is "ReadWriteOnce" or "ReadWriteOncePod"))
            {
                continue;
            }

            var count = workload.Replicas.IsKnown ? workload.Replicas.Value : 1;
            var isRolling = workload.Kind is "Deployment" && workload.Strategy is not { IsKnown: true, Value: "Recreate" };
            if (count > 1 || (isRolling && count == 1))
            {
                c.Report(
                    workload.Document,
                    mount.Claim.Span,
                    new DiagnosticDetails
                    {
                        MessageFormat = count > 1 ? null : Rolling,
                        RelatedDocuments = [new RelatedDocumentSpan(claim.Document, claim.Anchor, "The claim")],
                    },
                    mount.Claim.Value,
                    workload.DisplayName,
                    $"{count}");
            }
        }
    });
}

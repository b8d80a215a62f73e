using System.Globalization;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Deployments of so few pods that one drained node is an outage.</summary>
internal sealed class RunMoreReplicas : KubernetesRule
{
    private const string MinReplicas = "min_replicas";
    private const string Unset = "'{0}' sets no 'replicas', so it runs one pod, and a drained node is an outage. Set '{1}' or more.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1063",
        "Run more replicas",
        "'{0}' runs '{1}' pods, so a drained node is an outage. Run '{2}' or more.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/minimum-three-replicas", "kube-linter/minimum-replicas", "kube-score/deployment-replicas", "polaris/deploymentMissingReplicas"],
        Options = [new RuleOption(MinReplicas, RuleOptionType.Integer, "3", "The fewest replicas for kube-linter's aliases; the rule itself asks for 2.")
        {
            PeerSettings = ["kube-linter/minimum-replicas.minReplicas"],
        }],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.Kind is not ("Deployment" or "DeploymentConfig" or "Rollout") || workload.Replicas.IsUnknown
                || !long.TryParse(c.GetOption(workload.Document, MinReplicas), NumberStyles.None, CultureInfo.InvariantCulture, out var fewest))
            {
                continue;
            }

            var count = workload.Replicas.IsKnown ? workload.Replicas.Value : workload.Kind == "DeploymentConfig" ? 0 : 1;
            var isScaled = c.Kubernetes.GetAutoscalers(workload).Any();
            var aliases = new List<string>();
            if (workload.Name.IsKnown && KustomizeOverlays.Get(c.Workspace).SetsReplicas(workload.Document.Path, workload.Name.Value))
            {
                continue;
            }

            if (count < fewest)
            {
                aliases.AddRange(["kube-linter/minimum-three-replicas", "kube-linter/minimum-replicas"]);
            }

            if (count < 2 && workload.Kind == "Deployment")
            {
                aliases.Add("polaris/deploymentMissingReplicas");
                if (!isScaled && c.Kubernetes.GetServices(workload).Any())
                {
                    aliases.Add("kube-score/deployment-replicas");
                }
            }

            if (aliases.Count > 0)
            {
                c.Report(
                    workload.Document,
                    workload.Replicas.IsKnown ? workload.Replicas.Span : workload.Anchor,
                    new DiagnosticDetails { IsOptIn = isScaled || count >= 2, MessageFormat = workload.Replicas.IsAbsent ? Unset : null, Aliases = [.. aliases] },
                    workload.Replicas.IsAbsent ? [workload.DisplayName, "2"] : [workload.DisplayName, $"{count}", count >= 2 ? $"{fewest}" : "2"]);
            }
        }
    });
}

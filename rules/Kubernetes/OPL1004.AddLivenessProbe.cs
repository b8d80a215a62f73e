using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that nobody restarts when they hang.</summary>
internal sealed class AddLivenessProbe : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1004",
        "Add a liveness probe",
        "Container '{0}' has no 'livenessProbe', so a process that hangs stays until somebody notices. Probe an endpoint that asks no dependency.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // A probe that asks too much restarts what only was slow; who needs one knows it.
        IsEnabledByDefault = false,
        Practice = Practice.HealthChecks,
        Aliases = ["kube-linter/no-liveness-probe", "kube-linter/liveness-probe", "polaris/livenessProbeMissing", "checkov/CKV_K8S_8"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role != ContainerRole.Regular || !container.GetProbe("livenessProbe").IsAbsent)
        {
            return;
        }

        // kube-linter alone judges Jobs too; a Job that hangs has activeDeadlineSeconds.
        var owner = container.Pod.Owner;
        var counts = owner.IsLongRunning && owner.Kind != "Pod" && container.Mapping.TryGetValue("ports", out _);
        c.Report(
            container.Anchor,
            new DiagnosticDetails
            {
                IsOptIn = !counts,
                Aliases = owner.IsLongRunning ? default : ["kube-linter/no-liveness-probe", "kube-linter/liveness-probe"],
            },
            container.DisplayName);
    });

}

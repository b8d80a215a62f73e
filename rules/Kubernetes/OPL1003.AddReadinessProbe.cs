using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that get traffic before they can answer it.</summary>
internal sealed class AddReadinessProbe : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1003",
        "Add a readiness probe",
        "Container '{0}' has no 'readinessProbe', so a pod gets traffic as soon as its process exists. Probe an endpoint that says when it can serve.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
        Aliases = ["kube-linter/no-readiness-probe", "kube-score/pod-probes", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var pod = c.Node;

        // One probe decides whether the pod as a whole gets traffic, and a container without ports gets none.
        var hasProbe = pod.Containers.Any(static container => container.Role is ContainerRole.Regular or ContainerRole.Sidecar && !container.GetProbe("readinessProbe").IsAbsent);
        foreach (var container in pod.Containers)
        {
            if (container.Role == ContainerRole.Regular && container.GetProbe("readinessProbe").IsAbsent)
            {
                var counts = pod.Owner.IsLongRunning && !hasProbe && container.Mapping.TryGetValue("ports", out _);
                c.Report(container.Anchor, new DiagnosticDetails { IsOptIn = !counts, Aliases = GetAliases(pod, hasProbe) }, container.DisplayName);
            }
        }
    });

    // kube-score lets one probe of the pod do; kube-linter alone judges Jobs too.
    private static System.Collections.Immutable.ImmutableArray<string> GetAliases(PodTemplate pod, bool hasProbe) =>
        !pod.Owner.IsLongRunning ? ["kube-linter/no-readiness-probe"]
        : hasProbe ? ["kube-linter/no-readiness-probe", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"]
        : ["kube-linter/no-readiness-probe", "kube-score/pod-probes", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"];
}

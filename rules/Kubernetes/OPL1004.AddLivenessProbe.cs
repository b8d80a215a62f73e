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
        Reach = RuleReach.Production,
        Practice = Practice.HealthChecks,
        Aliases = ["kube-linter/no-liveness-probe", "kube-linter/liveness-probe", "polaris/livenessProbeMissing", "checkov/CKV_K8S_8"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role != ContainerRole.Regular || !container.GetProbe("livenessProbe").IsAbsent || KustomizePatches.Contains(c.Workspace, c.Document))
        {
            return;
        }

        // kube-linter alone judges Jobs too; a Job that hangs has activeDeadlineSeconds.
        var owner = container.Pod.Owner;

        // A database that hangs answers its port all the same, and one whose readiness is asked has somebody who thought about it: a server of
        // HTTP without any probe is what nobody looked at.
        var counts = owner.IsLongRunning && owner.Kind != "Pod" && container.GetProbe("readinessProbe").IsAbsent && container.GetProbe("startupProbe").IsAbsent && ServesHttp(container);
        c.Report(
            container.Anchor,
            new DiagnosticDetails
            {
                IsOptIn = !counts,
                Aliases = owner.IsLongRunning ? default : ["kube-linter/no-liveness-probe", "kube-linter/liveness-probe"],
            },
            container.DisplayName);
    });

    private static bool ServesHttp(Container container)
    {
        foreach (var port in container.Ports)
        {
            var name = YamlFacts.GetString(port, "name", port.Span);
            var number = YamlFacts.GetString(port, "containerPort", port.Span);
            if (name is { IsKnown: true } ? name.Value.StartsWith("http", StringComparison.Ordinal) || name.Value is "web" or "api" or "grpc"
                : number is { IsKnown: true, Value: "80" or "443" or "3000" or "5000" or "8000" or "8080" or "8443" })
            {
                return true;
            }
        }

        return false;
    }
}

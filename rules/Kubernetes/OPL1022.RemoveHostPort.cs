namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that take a port of the node.</summary>
internal sealed class RemoveHostPort : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1022",
        "Remove the host port",
        "The host port '{0}' lets only one such pod run per node, and no Service balances it. Remove 'hostPort' and use a Service.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases = ["polaris/hostPortSet", "trivy/KSV-0024", "checkov/CKV_K8S_26"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            if (YamlFacts.GetString(port, "hostPort", port.Span) is { IsKnown: true, Value: not "0" } hostPort)
            {
                c.Report(hostPort.Span, new DiagnosticDetails { IsOptIn = c.Node.Pod.Owner.Kind == "DaemonSet" }, hostPort.Value);
            }
        }
    });
}

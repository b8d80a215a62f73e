namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that offer SSH.</summary>
internal sealed class CloseSshPort : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1042",
        "Close the SSH port",
        "Container '{0}' declares port '{1}', which is SSH's. Take the server out of the image and use 'kubectl exec'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 4.0,
        Weaknesses = [668],
        Aliases = ["kube-linter/ssh-port"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            var protocol = YamlFacts.GetString(port, "protocol", port.Span);
            if (YamlFacts.GetString(port, "containerPort", port.Span) is { IsKnown: true, Value: "22" } number
                && (protocol.IsAbsent || protocol is { IsKnown: true, Value: "TCP" }))
            {
                c.Report(number.Span, c.Node.DisplayName, number.Value);
            }
        }
    });
}

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that listen where only root may.</summary>
internal sealed class LeavePrivilegedPorts : KubernetesRule
{
    private const int FirstUnprivileged = 1024;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1111",
        "Listen on an unprivileged port",
        "Container '{1}' listens on port '{0}', for which it needs root or a capability. Listen on one of 1024 or more, and let the Service map it.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Since containerd 1.7 and Docker 20.10 the network of a pod lets everybody bind any port.
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [250],
        Aliases = ["kube-linter/privileged-ports", "trivy/KSV-0117"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            if (YamlFacts.GetInteger(Fact<Syntax.Yaml.YamlMapping>.Known(port, port.Span), "containerPort") is { IsKnown: true,
                Value: > 0 and < FirstUnprivileged } number)
            {
                c.Report(number.Span, $"{number.Value}", c.Node.DisplayName);
            }
        }
    });
}

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that declare a port which is agreed not to be used.</summary>
internal sealed class CloseForbiddenPort : KubernetesRule
{
    private const string Forbidden = "forbidden";

    // What answers whoever asks, without a password or in the clear: Telnet, rsh, Docker, the read-only kubelet, debuggers of Java, Node.js and Delve.
    private const string Unprotected = "23,514,2375,10255,5005,9229,2345";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1172",
        "Close the forbidden port",
        "Container '{1}' declares port '{0}', which is not to be used. Take away what listens there, or let it listen elsewhere.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        // A number says little about who listens; the house knows its ports.
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [668],
        Aliases = ["kube-linter/ports"],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.StringList, Unprotected, "The ports that containers must not declare: '23', or 'port=53;protocol=UDP'. TCP where no protocol is said.")
            {
                PeerSettings = ["kube-linter/ports"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            var number = YamlFacts.GetString(port, "containerPort", port.Span);
            var protocol = YamlFacts.GetString(port, "protocol", port.Span);
            if (!number.IsKnown || protocol.IsUnknown)
            {
                continue;
            }

            if (ParameterList.Read(c.GetOption(Forbidden), "port").Any(parts => parts.GetValueOrDefault("port") == number.Value
                && (parts.GetValueOrDefault("protocol") is { Length: > 0 } given ? given : "TCP") == (protocol.IsKnown ? protocol.Value : "TCP")))
            {
                c.Report(number.Span, number.Value, c.Node.DisplayName);
            }
        }
    });
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds probes of ports that their container does not declare.</summary>
internal sealed class ProbeDeclaredPort : KubernetesRule
{
    private static readonly string[] Handlers = ["httpGet", "tcpSocket", "grpc"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1041",
        "Probe a port that the container has",
        "The probe asks port '{0}', which the container does not declare. Use a port it listens on.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.HealthChecks,
        Aliases = ["kube-linter/liveness-port", "kube-linter/readiness-port", "kube-linter/startup-port"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Role is ContainerRole.Init or ContainerRole.Ephemeral)
        {
            return;
        }

        Check(c, "livenessProbe", "kube-linter/liveness-port");
        Check(c, "readinessProbe", "kube-linter/readiness-port");
        Check(c, "startupProbe", "kube-linter/startup-port");
    });

    private static void Check(NodeContext<Container> c, string probe, string alias)
    {
        foreach (var handler in Handlers)
        {
            var port = YamlFacts.GetString(YamlFacts.GetMapping(c.Node.GetProbe(probe), handler), "port");
            if (!port.IsKnown)
            {
                continue;
            }

            var isDeclared = false;
            foreach (var declared in c.Node.Ports)
            {
                var number = YamlFacts.GetString(declared, "containerPort", declared.Span);
                var name = YamlFacts.GetString(declared, "name", declared.Span);
                var protocol = YamlFacts.GetString(declared, "protocol", declared.Span);
                if (number.IsUnknown || name.IsUnknown || protocol.IsUnknown)
                {
                    return;
                }

                isDeclared |= (protocol.IsAbsent || protocol.Value == "TCP")
                    && ((number.IsKnown && number.Value == port.Value) || (name.IsKnown && name.Value == port.Value));
            }

            // The kubelet can ask any number, and a port for health alone is often left undeclared; without the name of a port it asks nothing.
            var isNumber = int.TryParse(port.Value, out _);
            if (!isDeclared && !c.Node.Mapping.IsOpen)
            {
                c.Report(port.Span, new DiagnosticDetails { IsOptIn = isNumber, Aliases = [alias] }, port.Value);
            }
        }
    }
}

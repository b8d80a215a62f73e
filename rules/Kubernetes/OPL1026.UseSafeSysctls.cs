using System.Collections.Frozen;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds kernel parameters that reach beyond the pod.</summary>
internal sealed class UseSafeSysctls : KubernetesRule
{
    // Pod Security Standards, baseline, Kubernetes 1.36.
    private static readonly FrozenSet<string> Safe = FrozenSet.Create(
        StringComparer.Ordinal,
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
        "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");

    private const string Refused = "refused";
    private static readonly string[] KubeLinter = ["kube-linter/unsafe-sysctls"];
    private static readonly string[] Trivy = ["trivy/KSV-0026"];
    private static readonly string[] None = [];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1026",
        "Set only safe sysctls",
        "The sysctl '{0}' is not one that the kubelet allows, so the pod is refused, or changes its node. Remove it, or set it when the node is built.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases = ["kube-linter/unsafe-sysctls", "trivy/KSV-0026"],
        Options =
        [
            new RuleOption(Refused, RuleOptionType.StringList, "kernel.msg,kernel.sem,kernel.shm,fs.mqueue.,net.",
                "Beginnings of sysctls that are told under the name kube-linter/unsafe-sysctls though the kubelet allows them.")
            {
                PeerSettings = ["kube-linter/unsafe-sysctls.unsafeSysCtls"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        if (!c.Node.SecurityContext.IsKnown)
        {
            return;
        }

        foreach (var sysctl in YamlFacts.GetItems(c.Node.SecurityContext.Value, "sysctls"))
        {
            if (YamlFacts.GetString(sysctl, "name", sysctl.Span) is { IsKnown: true } name)
            {
                var isSafe = Safe.Contains(name.Value);
                var isKubeLinters = PatternList.Split(c.GetOption(Refused)).Any(prefix => name.Value.StartsWith(prefix, StringComparison.Ordinal));
                c.Report(name.Span, new DiagnosticDetails { IsOptIn = isSafe, Aliases = [.. isKubeLinters ? KubeLinter : [], .. isSafe ? None : Trivy] },
                    name.Value);
            }
        }
    });
}

using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that keep capabilities they were given unasked.</summary>
internal sealed class DropCapabilities : KubernetesRule
{
    private const string FixTitle = "Drop all capabilities";

    // What container runtimes give by default, and NET_ADMIN, as the peer has it.
    private static readonly string[] DefaultCapabilities =
    [
        "NET_ADMIN", "CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP", "SETPCAP", "NET_BIND_SERVICE",
            "SYS_CHROOT", "KILL", "AUDIT_WRITE",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1013",
        "Drop all capabilities",
        "Container '{0}' keeps the capabilities that the runtime gives to every container. Set 'capabilities.drop: [ALL]' and add back what it needs.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // The pod security standard 'restricted' asks for it; most clusters enforce 'baseline'.
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [250],
        Aliases =
        [
            "kube-linter/drop-net-raw-capability", "polaris/insecureCapabilities", "trivy/KSV-0003", "trivy/KSV-0004", "trivy/KSV-0106",
            "checkov/CKV_K8S_28", "checkov/CKV_K8S_37",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        var dropped = container.GetCapabilities("drop");
        if (dropped.IsUnknown || container.Role == ContainerRole.Ephemeral || container.Pod.IsWindows)
        {
            return;
        }

        var names = dropped.IsKnown ? dropped.Value.Select(static name => name.Value.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal) : [];
        if (names.Contains("ALL"))
        {
            return;
        }

        var aliases = ImmutableArray.CreateBuilder<string>();
        aliases.AddRange("trivy/KSV-0003", "trivy/KSV-0106", "checkov/CKV_K8S_37");
        if (!names.IsSupersetOf(DefaultCapabilities))
        {
            aliases.Add("polaris/insecureCapabilities");
        }

        if (!names.Contains("NET_RAW"))
        {
            aliases.Add("checkov/CKV_K8S_28");
            if (YamlFacts.GetMapping(container.SecurityContext, "capabilities").IsKnown)
            {
                aliases.Add("kube-linter/drop-net-raw-capability");
            }
        }

        if (dropped.IsAbsent)
        {
            aliases.Add("trivy/KSV-0004");
        }

        c.Report(dropped.Span, new DiagnosticDetails { Aliases = aliases.ToImmutable(), Fix = CreateFix(c, dropped) }, container.DisplayName);
    });

    private static CodeFix? CreateFix(NodeContext<Container> c, Fact<IReadOnlyList<YamlScalar>> dropped)
    {
        if (dropped.IsAbsent)
        {
            return YamlInsertion.CreateFix(FixTitle, FixSafety.Unsafe, c.Text, c.Node.Mapping, ["securityContext", "capabilities", "drop"], "[ALL]");
        }

        // In front of the first item, in either style.
        if (dropped.Value is not [var first, ..] || !YamlFacts.GetMapping(c.Node.SecurityContext, "capabilities").Value.TryGetSequence("drop", out var list))
        {
            return null;
        }

        var separator = list.IsFlow ? ", " : "\n" + new string(' ', c.Text.GetLinePosition(list.Span.Start).Character) + "- ";
        return new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(new TextSpan(first.Span.Start, 0), "ALL" + separator)]);
    }
}

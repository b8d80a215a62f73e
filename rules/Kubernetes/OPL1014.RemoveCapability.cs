using System.Collections.Frozen;
using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds capabilities that make a container a part of the node.</summary>
internal sealed class RemoveCapability : KubernetesRule
{
    private const string Forbidden = "forbidden";
    private const string Exceptions = "exceptions";
    private const string Template = "kube-linter/verify-container-capabilities";
    private const string NotDropped = "The capability '{0}' is not dropped by container '{1}', and it is one that must be. Add it to 'drop'.";

    // Each of these alone is enough to leave the container, by capabilities(7).
    private static readonly FrozenSet<string> Dangerous = FrozenSet.Create(
        StringComparer.Ordinal, "ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_BOOT", "NET_ADMIN", "DAC_READ_SEARCH", "BPF", "MAC_ADMIN",
            "MAC_OVERRIDE");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1014",
        "Remove the dangerous capability",
        "The capability '{0}' lets container '{1}' reach beyond its own walls. Remove it, or move what needs it to a pod of its own.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.5,
        Weaknesses = [250],
        Aliases =
        [
            "kube-linter/drop-net-raw-capability", "polaris/dangerousCapabilities", "trivy/KSV-0005", "trivy/KSV-0022", "trivy/KSV-0106", "trivy/KSV-0119",
            "trivy/KSV-0120", "checkov/CKV_K8S_25", "checkov/CKV_K8S_39", "kube-linter/verify-container-capabilities",
        ],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.StringList, "", "Further capabilities that must be dropped and not be added; 'all' for every one.")
            {
                PeerSettings = ["kube-linter/verify-container-capabilities.forbiddenCapabilities"],
            },
            new RuleOption(Exceptions, RuleOptionType.StringList, "", "Capabilities that may be added although all are forbidden.")
            {
                PeerSettings = ["kube-linter/verify-container-capabilities.exceptions"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        CheckForbidden(c);
        if (container.GetCapabilities("add") is not { IsKnown: true } added)
        {
            return;
        }

        foreach (var capability in added.Value)
        {
            var name = capability.Value.ToUpperInvariant();
            name = name.StartsWith("CAP_", StringComparison.Ordinal) ? name[4..] : name;
            var aliases = ImmutableArray.CreateBuilder<string>();
            aliases.AddRange("trivy/KSV-0022", "checkov/CKV_K8S_25");
            AddIf(name is "ALL" or "SYS_ADMIN" or "NET_ADMIN", "polaris/dangerousCapabilities");
            AddIf(name is "SYS_ADMIN", "trivy/KSV-0005");
            AddIf(name is "SYS_ADMIN", "checkov/CKV_K8S_39");
            AddIf(name is "SYS_MODULE", "trivy/KSV-0120");
            AddIf(name is "NET_RAW", "trivy/KSV-0119");
            AddIf(name is "NET_RAW", "kube-linter/drop-net-raw-capability");
            AddIf(name is not "NET_BIND_SERVICE", "trivy/KSV-0106");
            c.Report(capability.Span, new DiagnosticDetails { IsOptIn = !Dangerous.Contains(name), Aliases = aliases.ToImmutable() }, capability.Value,
                container.DisplayName);

            void AddIf(bool condition, string alias)
            {
                if (condition)
                {
                    aliases.Add(alias);
                }
            }
        }
    });

    // kube-linter's template: what is forbidden must not be added and must be dropped; a container that says nothing is passed over.
    private static void CheckForbidden(NodeContext<Container> c)
    {
        var forbidden = PatternList.Split(c.GetOption(Forbidden));
        var capabilities = YamlFacts.GetMapping(c.Node.SecurityContext, "capabilities");
        var added = c.Node.GetCapabilities("add");
        var dropped = c.Node.GetCapabilities("drop");
        if (forbidden.Count == 0 || !capabilities.IsKnown || added.IsUnknown || dropped.IsUnknown)
        {
            return;
        }

        var exceptions = PatternList.Split(c.GetOption(Exceptions));
        var isAll = Holds(forbidden, "ALL");
        foreach (var capability in added.IsKnown ? added.Value : [])
        {
            if (isAll ? !Holds(exceptions, capability.Value) : Holds(forbidden, capability.Value) || IsSame("ALL", capability.Value))
            {
                c.Report(capability.Span, new DiagnosticDetails { Aliases = [Template] }, capability.Value, c.Node.DisplayName);
            }
        }

        var drops = dropped.IsKnown ? dropped.Value : [];
        if (drops.Any(static capability => IsSame("ALL", capability.Value)))
        {
            return;
        }

        foreach (var name in isAll ? ["ALL"] : forbidden)
        {
            if (!drops.Any(capability => IsSame(name, capability.Value)))
            {
                c.Report(dropped.IsKnown ? dropped.Span : capabilities.Span, new DiagnosticDetails { MessageFormat = NotDropped, Aliases = [Template] }, name, c.Node.DisplayName);
            }
        }
    }

    private static bool Holds(IReadOnlyList<string> names, string name) => names.Any(item => IsSame(item, name));

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

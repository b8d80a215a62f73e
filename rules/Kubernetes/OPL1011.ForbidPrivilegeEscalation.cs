using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose processes may gain more privileges than they were started with.</summary>
internal sealed class ForbidPrivilegeEscalation : KubernetesRule
{
    private const string FixTitle = "Set 'allowPrivilegeEscalation: false'";
    private const string Contradiction = "Container '{0}' forbids privilege escalation and is as privileged as can be. Remove 'privileged' and the "
        + "capability SYS_ADMIN.";

    private static readonly ImmutableArray<string> KubeLinter = ["kube-linter/privilege-escalation-container"];
    private static readonly ImmutableArray<string> Peers = ["polaris/privilegeEscalationAllowed", "trivy/KSV-0001", "checkov/CKV_K8S_20"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1011",
        "Forbid privilege escalation",
        "Container '{0}' lets its processes gain privileges that it was not given. Set 'allowPrivilegeEscalation: false'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [250, 269],
        Aliases = ["kube-linter/privilege-escalation-container", "polaris/privilegeEscalationAllowed", "trivy/KSV-0001", "checkov/CKV_K8S_20"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        var allowed = YamlFacts.GetBoolean(container.SecurityContext, "allowPrivilegeEscalation");
        if (allowed is { IsKnown: true, Value: true })
        {
            c.Report(
                allowed.Span,
                new DiagnosticDetails { Fix = new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(allowed.Span, "false")]) },
                container.DisplayName);
        }
        else if (!allowed.IsUnknown && !container.Pod.IsWindows)
        {
            // Unset means allowed, yet most pods run well without a word of it; a privileged container escalates whatever is written.
            var isPrivileged = MayEscalateAnyway(container);
            if (allowed.IsAbsent)
            {
                // The API server refuses 'false' for what is privileged.
                var fix = isPrivileged ? null : YamlInsertion.CreateFix(
                    FixTitle, FixSafety.Unsafe, c.Text, container.Mapping, ["securityContext", "allowPrivilegeEscalation"], "false");
                c.Report(allowed.Span, new DiagnosticDetails { IsOptIn = true, Aliases = isPrivileged ? default : Peers, Fix = fix }, container.DisplayName);
            }
            else if (isPrivileged)
            {
                c.Report(allowed.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Contradiction, Aliases = KubeLinter }, container.DisplayName);
            }
        }
    });

    private static bool MayEscalateAnyway(Container container)
    {
        if (YamlFacts.GetBoolean(container.SecurityContext, "privileged") is { IsKnown: true, Value: true })
        {
            return true;
        }

        return container.GetCapabilities("add") is { IsKnown: true } added
            && added.Value.Any(static capability => capability.Value is "SYS_ADMIN" or "CAP_SYS_ADMIN");
    }
}

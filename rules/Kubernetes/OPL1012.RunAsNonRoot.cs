using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that run, or may run, as root.</summary>
internal sealed class RunAsNonRoot : KubernetesRule
{
    private const string FixTitle = "Set 'runAsNonRoot: true'";
    private const string Root = "The user '{0}' is root. Name another user, and set 'runAsNonRoot: true' so that the kubelet checks it.";
    private const string RootGroup = "The group '{0}' is root's, so files that only root's group may read are open. Name another group.";
    private const string Unchecked = "The user '{0}' is not root, yet nothing makes the kubelet check it. Set 'runAsNonRoot: true' as well.";

    private static readonly ImmutableArray<string> MayBeRoot =
        ["kube-linter/run-as-non-root", "polaris/runAsRootAllowed", "trivy/KSV-0012", "checkov/CKV_K8S_23"];
    private static readonly ImmutableArray<string> RootOnly = ["kube-linter/run-as-non-root", "trivy/KSV-0105"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1012",
        "Run as a user other than root",
        "Container '{0}' may run as root. Set 'runAsNonRoot: true', and a 'runAsUser' where the image names its user by name.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.0,
        Weaknesses = [250],
        Aliases = ["kube-linter/run-as-non-root", "polaris/runAsRootAllowed", "trivy/KSV-0012", "trivy/KSV-0105", "checkov/CKV_K8S_23"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role == ContainerRole.Ephemeral || container.Pod.IsWindows)
        {
            return;
        }

        var nonRoot = container.IsEffectiveSecurity("runAsNonRoot");
        var user = container.GetEffectiveSecurity("runAsUser");
        if (nonRoot.IsUnknown || user.IsUnknown)
        {
            return;
        }

        var isNonRoot = nonRoot is { IsKnown: true, Value: true };
        if (user is { IsKnown: true, Value: "0" })
        {
            c.Report(user.Span, new DiagnosticDetails { MessageFormat = Root, Aliases = isNonRoot ? RootOnly : default }, user.Value);
        }
        else if (!isNonRoot && user.IsAbsent)
        {
            var fix = nonRoot.IsKnown ? new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(nonRoot.Span, "true")])
                : YamlInsertion.CreateFix(FixTitle, FixSafety.Unsafe, c.Text, container.Mapping, ["securityContext", "runAsNonRoot"], "true");
            
            // Nothing said leaves it to the image, which the manifest does not show; what is said is said.
            c.Report(nonRoot.Span, new DiagnosticDetails { IsOptIn = nonRoot.IsAbsent, Aliases = MayBeRoot, Fix = fix }, container.DisplayName);
        }
        else if (!isNonRoot)
        {
            // A user other than 0 is enough; one peer wants the kubelet to check it all the same.
            var details = new DiagnosticDetails { IsOptIn = true, MessageFormat = Unchecked, Aliases = ["trivy/KSV-0012"], Fix = CreateCheck(c, nonRoot) };
            c.Report(user.Span, details, user.Value);
        }

        if (container.GetEffectiveSecurity("runAsGroup") is { IsKnown: true, Value: "0" } group)
        {
            c.Report(group.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = RootGroup, Aliases = ["kube-linter/run-as-non-root"] }, group.Value);
        }
    });

    // The user is not root already, so a check changes nothing; at the pod it also checks containers that say otherwise.
    private static CodeFix? CreateCheck(NodeContext<Container> c, Fact<bool> nonRoot)
    {
        if (nonRoot.IsKnown)
        {
            return new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(nonRoot.Span, "true")]);
        }

        var isOwn = YamlFacts.GetString(c.Node.SecurityContext, "runAsUser").IsKnown;
        var holder = isOwn ? c.Node.SecurityContext : c.Node.Pod.SecurityContext;
        return holder.IsKnown ? YamlInsertion.CreateFix(FixTitle, isOwn ? FixSafety.Safe : FixSafety.Unsafe, c.Text, holder.Value, ["runAsNonRoot"], "true")
            : null;
    }
}

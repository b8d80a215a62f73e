using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds OpenShift's security context constraints that allow privileged containers.</summary>
internal sealed class DenyPrivilegedContainers : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1088",
        "Deny privileged containers",
        "'{0}' lets whoever may use it run privileged containers, and with one take over the node. Set 'allowPrivilegedContainer: false'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [250],
        Aliases = ["kube-linter/scc-deny-privileged-container"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.Group is "security.openshift.io" or ""
                && YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Root, c.Node.KindSpan), "allowPrivilegedContainer") is { IsKnown: true, Value: true } allowed)
            {
                c.Report(allowed.Span, new DiagnosticDetails { Fix = new CodeFix("Deny privileged containers", FixSafety.Unsafe, [new TextEdit(allowed.Span, "false")]) }, c.Node.DisplayName);
            }
        },
        "SecurityContextConstraints");
}

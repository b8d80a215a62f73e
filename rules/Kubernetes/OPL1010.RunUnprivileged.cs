namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds privileged containers.</summary>
internal sealed class RunUnprivileged : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1010",
        "Run containers unprivileged",
        "Container '{0}' is privileged, so whoever gets into it owns the node. Remove 'privileged' and add the one capability it needs.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [250],
        Aliases =
        [
            "kube-linter/privileged-container", "kube-linter/privileged", "kube-score/container-security-context-privileged", "polaris/runAsPrivileged", "trivy/KSV-0017",
            "checkov/CKV_K8S_16",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (YamlFacts.GetBoolean(c.Node.SecurityContext, "privileged") is { IsKnown: true, Value: true } privileged)
        {
            c.Report(privileged.Span, c.Node.DisplayName);
        }
    });
}

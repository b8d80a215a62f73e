namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds rolling updates that may neither add a pod nor take one away.</summary>
internal sealed class LetRolloutProgress : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1040",
        "Let the rollout progress",
        "With 'maxUnavailable' at '{0}' and 'maxSurge' at '{1}' no pod may go or come, so the update is refused. Set one of them to 1 or more.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var strategy = YamlFacts.GetMapping(c.Node.Spec, c.Node.Kind == "DaemonSet" ? "updateStrategy" : "strategy");
        var update = YamlFacts.GetMapping(strategy, c.Node.Kind == "Rollout" ? "canary" : "rollingUpdate");
        if (c.Node.Group == (c.Node.Kind == "Rollout" ? "argoproj.io" : "apps")
            && YamlFacts.GetString(update, "maxUnavailable") is { IsKnown: true, Value: "0" or "0%" } maxUnavailable
            && YamlFacts.GetString(update, "maxSurge") is { IsKnown: true, Value: "0" or "0%" } maxSurge)
        {
            c.Report(maxSurge.Span, new DiagnosticDetails
            {
                Related = [new RelatedSpan(maxUnavailable.Span, "No pod may be taken away")],
                Fix = new CodeFix("Let one pod come", FixSafety.Unsafe, [new TextEdit(maxSurge.Span, "1")]),
            },
                maxUnavailable.Value, maxSurge.Value);
        }
    }, "Deployment", "DaemonSet", "Rollout");
}

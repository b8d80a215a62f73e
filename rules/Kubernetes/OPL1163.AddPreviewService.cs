
namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds blue-green rollouts whose new version cannot be reached before it gets all traffic.</summary>
internal sealed class AddPreviewService : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1163",
        "Add a preview Service",
        "The blue-green strategy of '{0}' has no 'previewService', so the new version cannot be tried before it gets all traffic. Add a Service for it.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Rollback,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "argoproj.io" || KustomizePatches.Contains(c.Workspace, c.Document)
            || YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.Spec, "strategy"), "blueGreen") is not { IsKnown: true } blueGreen)
        {
            return;
        }

        if (YamlFacts.GetString(blueGreen.Value, "previewService", blueGreen.Span) is { IsAbsent: true } preview)
        {
            c.Report(preview.Span, c.Node.DisplayName);
        }
    }, "Rollout");
}

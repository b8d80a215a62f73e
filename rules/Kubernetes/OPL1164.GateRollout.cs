using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds canaries of Argo Rollouts that nothing can stop: no analysis and no pause.</summary>
internal sealed class GateRollout : KubernetesRule
{
    private const string NoSteps = "The canary of '{0}' has no steps, so a new version replaces the old one at once. Add steps with weights, pauses and analyses.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1164",
        "Gate the rollout",
        "The canary of '{0}' has neither an analysis nor a pause, so it goes from step to step whatever happens. Add one of them.",
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
            || YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.Spec, "strategy"), "canary") is not { IsKnown: true } canary
            || canary.Value.IsOpen || canary.Value.TryGetValue("analysis", out _))
        {
            return;
        }

        if (!canary.Value.TryGetEntry("steps", out var entry) || entry.Value.Resolve() is YamlScalar { IsNull: true } or YamlSequence { Items.IsEmpty: true })
        {
            c.Report(canary.Span, new DiagnosticDetails { MessageFormat = NoSteps }, c.Node.DisplayName);
            return;
        }

        if (entry.Value.Resolve() is YamlSequence steps && !HasGate(steps))
        {
            c.Report(entry.Key.Span, c.Node.DisplayName);
        }
    }, "Rollout");

    private static bool HasGate(YamlSequence steps)
    {
        foreach (var item in steps.Items)
        {
            if (item.Resolve() is not YamlMapping step || step.IsOpen
                || step.TryGetValue("pause", out _) || step.TryGetValue("analysis", out _) || step.TryGetValue("experiment", out _) || step.TryGetValue("plugin", out _))
            {
                return true;
            }
        }

        return false;
    }
}

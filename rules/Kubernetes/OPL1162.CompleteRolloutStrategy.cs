using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds strategies that the controller of Argo Rollouts refuses: the object is accepted, and never rolls out.</summary>
/// <remarks>The controller's validation as Argo Rollouts' specification describes it, as of 2026-07.</remarks>
internal sealed class CompleteRolloutStrategy : KubernetesRule
{
    private const string Two = "The strategy of '{0}' has both 'canary' and 'blueGreen', so the controller refuses the Rollout. Keep one.";
    private const string None = "The strategy of '{0}' has neither 'canary' nor 'blueGreen', so the controller refuses the Rollout. Choose one.";
    private const string Same = "'{0}' and '{1}' name the same Service '{2}', so the controller refuses the Rollout. Give each version a Service of its own.";
    private const string Weight = "The weight '{0}' is not between 0 and 100, so the controller refuses the Rollout. Correct it.";
    private const string Step = "A step does one thing, and this one has '{0}' as well, so the controller refuses the Rollout. Make a step of each.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1162",
        "Complete the rollout's strategy",
        "'{0}' lacks '{1}', so the controller refuses the Rollout and nothing is rolled out. Name the Service.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Rollback,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "argoproj.io" || KustomizePatches.Contains(c.Workspace, c.Document) || YamlFacts.GetMapping(c.Node.Spec, "strategy") is not { IsKnown: true } strategy)
        {
            return;
        }

        var hasCanary = strategy.Value.TryGetEntry("canary", out _);
        var hasBlueGreen = strategy.Value.TryGetEntry("blueGreen", out var blueGreen);
        if (hasCanary && hasBlueGreen)
        {
            c.Report(blueGreen.Key.Span, new DiagnosticDetails { MessageFormat = Two }, c.Node.DisplayName);
        }
        else if (!hasCanary && !hasBlueGreen && !strategy.Value.IsOpen)
        {
            c.Report(strategy.Span, new DiagnosticDetails { MessageFormat = None }, c.Node.DisplayName);
        }

        if (YamlFacts.GetMapping(strategy.Value, "blueGreen", strategy.Span) is { IsKnown: true } green)
        {
            Require(c, green.Value, green.Span, "blueGreen", "activeService");
            Compare(c, green.Value, "activeService", "previewService");
        }

        if (YamlFacts.GetMapping(strategy.Value, "canary", strategy.Span) is { IsKnown: true } canary)
        {
            CheckCanary(c, canary);
        }
    }, "Rollout");

    private static void CheckCanary(NodeContext<KubernetesObject> c, Fact<YamlMapping> canary)
    {
        // Routers that change routes of their own need no Services: Istio's subsets, Traefik's, and plugins'.
        if (YamlFacts.GetMapping(canary.Value, "trafficRouting", canary.Span) is { IsKnown: true } routing
            && (routing.Value.TryGetValue("nginx", out _) || routing.Value.TryGetValue("alb", out _) || routing.Value.TryGetValue("smi", out _)))
        {
            Require(c, canary.Value, routing.Span, "canary", "canaryService");
            Require(c, canary.Value, routing.Span, "canary", "stableService");
        }

        Compare(c, canary.Value, "stableService", "canaryService");
        foreach (var step in YamlFacts.GetItems(canary.Value, "steps"))
        {
            CheckStep(c, step);

            if (YamlFacts.GetInteger(Fact<YamlMapping>.Known(step, step.Span), "setWeight") is { IsKnown: true, Value: < 0 or > 100 } weight)
            {
                c.Report(weight.Span, new DiagnosticDetails { MessageFormat = Weight }, $"{weight.Value}");
            }
        }
    }

    // Some things may go together: the controller counts these.
    private static void CheckStep(NodeContext<KubernetesObject> c, YamlMapping step)
    {
        var things = 0;
        foreach (ref readonly var entry in step.Entries)
        {
            if (entry.Key is YamlScalar { Value: "setWeight" or "pause" or "experiment" or "analysis" } key && ++things == 2)
            {
                c.Report(key.Span, new DiagnosticDetails { MessageFormat = Step }, key.Value);
            }
        }
    }

    private static void Require(NodeContext<KubernetesObject> c, YamlMapping mapping, TextSpan anchor, string owner, string key)
    {
        if (YamlFacts.GetString(mapping, key, anchor).IsAbsent)
        {
            c.Report(anchor, owner, key);
        }
    }

    private static void Compare(NodeContext<KubernetesObject> c, YamlMapping mapping, string key, string otherKey)
    {
        if (YamlFacts.GetString(mapping, key, default) is { IsKnown: true } name && YamlFacts.GetString(mapping, otherKey, default) is { IsKnown: true } other && name.Value == other.Value)
        {
            c.Report(other.Span, new DiagnosticDetails { MessageFormat = Same, Related = [new RelatedSpan(name.Span, "The other one")] }, key, otherKey, name.Value);
        }
    }
}

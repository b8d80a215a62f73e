using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds probes that kill a container, or give up a rollout, before it can have started.</summary>
internal sealed class LeaveTimeToStart : KubernetesRule
{
    private const string Deadline = "The startup probe of '{0}' allows '{1}' seconds, and the rollout is given up after '{2}'. Raise 'progressDeadlineSeconds' or allow less.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1074",
        "Leave the container time to start",
        "The liveness probe kills '{0}' after '{1}' seconds, and its readiness probe asks for the first time after '{2}', so it may never get there. Add a 'startupProbe'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var startup = c.Node.GetProbe("startupProbe");
        if (c.Node.Role is ContainerRole.Init or ContainerRole.Ephemeral || startup.IsUnknown)
        {
            return;
        }

        if (startup.IsKnown)
        {
            CheckDeadline(c, startup);
            return;
        }

        var liveness = c.Node.GetProbe("livenessProbe");
        var readiness = c.Node.GetProbe("readinessProbe");
        if (!liveness.IsKnown || !readiness.IsKnown || GetBudget(liveness) is not { } kill)
        {
            return;
        }

        var first = YamlFacts.GetInteger(readiness, "initialDelaySeconds");
        if (first.IsKnown && first.Value > kill)
        {
            c.Report(liveness.Span, new DiagnosticDetails { Related = [new RelatedSpan(first.Span, "The readiness probe waits for this long")] },
                c.Node.DisplayName, $"{kill}", $"{first.Value}");
        }
    });

    private static void CheckDeadline(NodeContext<Container> c, Fact<YamlMapping> startup)
    {
        // Absent means 600 (API reference, DeploymentSpec.progressDeadlineSeconds).
        var owner = c.Node.Pod.Owner;
        var deadline = YamlFacts.GetInteger(owner.Spec, "progressDeadlineSeconds");
        if (owner is not { Kind: "Deployment", Group: "apps" } || deadline.IsUnknown || GetBudget(startup) is not { } budget)
        {
            return;
        }

        var limit = deadline.IsKnown ? deadline.Value : 600;
        if (budget > limit)
        {
            c.Report(
                startup.Span,
                new DiagnosticDetails { MessageFormat = Deadline, Related = deadline.IsKnown ? [new RelatedSpan(deadline.Span, "The deadline of the rollout")] : [], Fix = CreateFix(c, deadline, budget + 60) },
                c.Node.DisplayName,
                $"{budget}",
                $"{limit}");
        }
    }

    private static CodeFix? CreateFix(NodeContext<Container> c, Fact<long> deadline, long seconds)
    {
        const string Title = "Let the rollout wait for the probe";
        return deadline.IsKnown ? new CodeFix(Title, FixSafety.Unsafe, [new TextEdit(deadline.Span, $"{seconds}")])
            : YamlInsertion.CreateFix(Title, FixSafety.Unsafe, c.Text, c.Node.Pod.Owner.Root, ["spec", "progressDeadlineSeconds"], $"{seconds}");
    }

    // Seconds until the probe has failed for good. Defaults: API reference, Probe.
    private static long? GetBudget(Fact<YamlMapping> probe)
    {
        var delay = YamlFacts.GetInteger(probe, "initialDelaySeconds");
        var period = YamlFacts.GetInteger(probe, "periodSeconds");
        var failures = YamlFacts.GetInteger(probe, "failureThreshold");
        if (delay.IsUnknown || period.IsUnknown || failures.IsUnknown)
        {
            return null;
        }

        var seconds = (delay.IsKnown ? delay.Value : 0, period.IsKnown ? period.Value : 10, failures.IsKnown ? failures.Value : 3);
        return seconds is (>= 0 and < 1_000_000, > 0 and < 1_000_000, > 0 and < 1_000_000) ? seconds.Item1 + (seconds.Item2 * seconds.Item3) : null;
    }
}

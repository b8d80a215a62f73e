using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds disruption budgets that let no pod go.</summary>
internal sealed class AllowDisruption : KubernetesRule
{
    private const string Missing = "'{0}' says neither 'minAvailable' nor 'maxUnavailable', so it lets no pod go. Say how many may be missing.";
    private const string AllOfThem = "'{0}' runs '{1}' pods at least, and the budget's 'minAvailable' of '{2}' keeps them all, so a node with one of them is never "
        + "drained. Run one more, or allow one to go.";

    private const string NoSelector = "'{0}' selects no pods, so its 'minAvailable' protects nothing. Select the pods it is for.";
    private const string MinAvailable = "kube-linter/pdb-min-available";
    private const string Polaris = "polaris/pdbMinAvailableGreaterThanHPAMinReplicas";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1038",
        "Let the budget allow a disruption",
        "The budget's '{0}' of '{1}' lets no pod go, so a node with one of them is never drained. Allow one, such as 'maxUnavailable: 1'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Aliases =
        [
            "kube-linter/pdb-max-unavailable", "kube-linter/pdb-min-available", "polaris/pdbDisruptionsIsZero",
            "polaris/pdbMinAvailableGreaterThanHPAMinReplicas", "kube-score/poddisruptionbudget-has-policy",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterManifestAction(CheckBudget, "PodDisruptionBudget");
        context.RegisterWorkspaceAction(static c =>
        {
            foreach (var budget in c.GetFacts<DisruptionBudgetFact>())
            {
                CheckReplicas(c, budget);
            }
        });
    }

    private static void CheckBudget(NodeContext<KubernetesObject> c)
    {
        // A budget in the core group, where there is none, says what it says all the same.
        if (c.Node.Group is not ("policy" or "") || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var maxUnavailable = YamlFacts.GetString(spec, "maxUnavailable");
        var minAvailable = YamlFacts.GetString(spec, "minAvailable");
        if (maxUnavailable is { IsKnown: true, Value: "0" or "0%" })
        {
            c.Report(maxUnavailable.Span, new DiagnosticDetails { Aliases = ["kube-linter/pdb-max-unavailable", "polaris/pdbDisruptionsIsZero"] },
                "maxUnavailable", maxUnavailable.Value);
        }

        if (minAvailable is { IsKnown: true, Value: "100%" })
        {
            c.Report(minAvailable.Span, new DiagnosticDetails { Aliases = [MinAvailable, "polaris/pdbDisruptionsIsZero"] }, "minAvailable", minAvailable.Value);
        }

        if (maxUnavailable.IsAbsent && minAvailable.IsAbsent)
        {
            c.Report(spec.Span, new DiagnosticDetails { MessageFormat = Missing, Aliases = ["kube-score/poddisruptionbudget-has-policy"] }, c.Node.DisplayName);
        }

        if (minAvailable is { IsKnown: true, Value: not "100%" } && YamlFacts.GetMapping(spec, "selector").IsAbsent)
        {
            c.Report(spec.Span, new DiagnosticDetails { MessageFormat = NoSelector, Aliases = [MinAvailable] }, c.Node.DisplayName);
        }
    }

    private static void CheckReplicas(WorkspaceAnalysisContext c, DisruptionBudgetFact budget)
    {
        if (!budget.MinAvailable.IsKnown || budget.MinAvailable.Value == "100%" || budget.Selector is not { IsKnown: true, Value.IsEmpty: false })
        {
            return;
        }

        foreach (var workload in c.Kubernetes.Workloads.Find(budget.Namespace, budget.Selector.Value))
        {
            if (!workload.IsReplicated || workload.Replicas.IsUnknown)
            {
                continue;
            }

            // An autoscaler decides where there is one; what it may go down to is what counts.
            var autoscaler = c.Kubernetes.GetAutoscalers(workload).FirstOrDefault();
            var minimum = autoscaler is null ? workload.Replicas : autoscaler.Minimum;
            if (minimum.IsUnknown)
            {
                continue;
            }

            var fewest = minimum.IsKnown ? minimum.Value : 1;
            var kept = KubernetesQuantity.ResolvePart(budget.MinAvailable.Value, Math.Max(fewest, 0), roundUp: true);
            if (kept is null || kept < fewest || (fewest == 0 && autoscaler is null))
            {
                continue;
            }

            var aliases = autoscaler is { Kind: "HorizontalPodAutoscaler" } && kept > fewest && workload.Kind == "Deployment"
                ? ImmutableArray.Create(MinAvailable, Polaris)
                : [MinAvailable];
            c.Report(
                budget.Document,
                budget.MinAvailable.Span,
                new DiagnosticDetails
                {
                    MessageFormat = AllOfThem,
                    Aliases = aliases,
                    RelatedDocuments = [new RelatedDocumentSpan(workload.Document, workload.Anchor, "The workload that the budget is for")],
                },
                workload.DisplayName,
                $"{fewest}",
                budget.MinAvailable.Value);
        }
    }
}

using System.Runtime.CompilerServices;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds disruption budgets for no pods, and pods with two budgets.</summary>
internal sealed class BudgetExistingPods : KubernetesRule
{
    private const string Twice = "'{0}' and '{1}' are both for the pods of '{2}', and the API server refuses to evict a pod with two budgets. Keep one.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1051",
        "Budget the disruption of pods that exist",
        "'{0}' selects '{1}', and no pod here has these labels. Select what the pods are labelled with.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workloads = c.Kubernetes.Workloads;
        var references = new DanglingReferences<DisruptionBudgetFact>(c.Kubernetes);
        var budgets = new ConditionalWeakTable<WorkloadFact, DisruptionBudgetFact>();
        foreach (var budget in c.GetFacts<DisruptionBudgetFact>())
        {
            if (budget.Selector is not { IsKnown: true, Value.IsEmpty: false })
            {
                continue;
            }

            references.Add(budget, budget.Document, workloads.Match(budget.Document.Folder, budget.Namespace, budget.Selector.Value));
            foreach (var workload in workloads.Find(budget.Namespace, budget.Selector.Value))
            {
                // A copy of one budget in another folder is another environment's.
                if (!budgets.TryGetValue(workload, out var first))
                {
                    budgets.Add(workload, budget);
                }
                else if (first.Name.IsKnown && budget.Name.IsKnown && first.Name.Value != budget.Name.Value && first.Document.Folder == budget.Document.Folder
                    && workload.Document.Folder == budget.Document.Folder)
                {
                    c.Report(
                        budget.Document,
                        budget.Selector.Span,
                        new DiagnosticDetails { MessageFormat = Twice, RelatedDocuments = [new RelatedDocumentSpan(first.Document, first.Anchor, "The first budget")] },
                        budget.DisplayName,
                        first.DisplayName,
                        workload.DisplayName);
                }
            }
        }

        foreach (var (budget, isOptIn) in references.GetMissing())
        {
            c.Report(budget.Document, budget.Selector.Span, new DiagnosticDetails { IsOptIn = isOptIn }, budget.DisplayName, budget.Selector.Value.ToString());
        }
    });
}

using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds checks that are required for a merge and do not always run.</summary>
internal sealed class LetRequiredChecksReport : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4108",
        "Let required checks report",
        "'{0}' keeps the check '{1}' from running for other files, and it is required: such a pull request waits for ever. Drop the filter and skip inside the job.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var required = c.GetFacts<RequiredCheckFact>();
        if (required.Count == 0)
        {
            return;
        }

        var checks = c.GetFacts<FilteredCheckFact>();
        foreach (var check in checks)
        {
            foreach (var requirement in required)
            {
                // Two workflows may share a check's name so that one of them always reports.
                if (requirement.Name == check.Name && !IsReportedElsewhere(checks, check))
                {
                    c.Report(
                        check.Document,
                        check.Span,
                        new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(requirement.Document, requirement.Span, "The check is required here")] },
                        check.Filter,
                        check.Name);
                    break;
                }
            }
        }
    });

    private static bool IsReportedElsewhere(IReadOnlyList<FilteredCheckFact> checks, FilteredCheckFact check) =>
        checks.Any(other => other.Name == check.Name && other.Filter != check.Filter && other.Document.Path != check.Document.Path);
}

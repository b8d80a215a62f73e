using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds calls of workflows that are not there, or that cannot be called.</summary>
internal sealed class CallReusableWorkflows : WorkflowRule
{
    private const string NotCallable = "The workflow '{0}' has no 'workflow_call' among its events. Add it there, or call another; GitHub refuses the run until then.";
    private const string Folder = ".github/workflows";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4096",
        "Call workflows that exist",
        "The workflow '{0}' is not in this repository. Correct the path, or commit the file; GitHub refuses the run until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/reusable-workflow-reference", "actionlint/workflow-call"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workflows = LocalFiles.GetWorkflows(c);
        foreach (var use in c.GetFacts<WorkflowUseFact>())
        {
            if (workflows.TryGetValue(use.Path, out var called))
            {
                if (!called.IsCallable)
                {
                    c.Report(use.Document, use.Span, new DiagnosticDetails { MessageFormat = NotCallable }, use.Path);
                }
            }
            else if (use.Document.Folder == Folder && !c.Workspace.TryGetDocument(use.Path, out _) && HasOthers(c.Workspace, use.Document))
            {
                c.Report(use.Document, use.Span, use.Path);
            }
        }
    });

    // With the caller alone nothing says what else there is.
    private static bool HasOthers(Workspace workspace, SourceDocument caller)
    {
        foreach (var document in workspace.Documents)
        {
            if (!ReferenceEquals(document, caller) && (document.Folder == Folder || document.Path.StartsWith(".github/actions/", StringComparison.Ordinal) || !document.Path.StartsWith(".github/", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}

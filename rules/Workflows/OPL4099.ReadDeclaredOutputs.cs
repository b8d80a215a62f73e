using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds outputs and secrets that the other file of the repository does not declare.</summary>
internal sealed class ReadDeclaredOutputs : WorkflowRule
{
    private const string Secret = "The secret '{0}' is not among those that this workflow takes from its callers, so it is always empty. Declare it under 'workflow_call'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4099",
        "Read outputs that the other file declares",
        "'{2}' declares no output '{0}', so '{1}' never has it. Correct the name, or declare it there.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        // What is read of other files comes to light when an expression is checked, whoever asks for it.
        context.RegisterExpressionAction(static c => _ = c.Node.TypeErrors);
        context.RegisterWorkspaceAction(Check);
    }

    private static void Check(WorkspaceAnalysisContext c)
    {
        var reads = c.GetFacts<DeferredReadFact>();
        if (reads.Count == 0)
        {
            return;
        }

        var actions = LocalFiles.GetActions(c);
        var workflows = LocalFiles.GetWorkflows(c);
        var inherits = c.GetFacts<WorkflowUseFact>().Where(static use => use.InheritsSecrets).Select(static use => use.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var read in reads)
        {
            switch (read.Kind)
            {
                case DeferredReadKind.ActionOutput when actions.TryGetValue(read.Path, out var action) && action.Outputs is { } outputs && !outputs.Contains(read.Name):
                case DeferredReadKind.WorkflowOutput when workflows.TryGetValue(read.Path, out var workflow) && workflow.Outputs is { } results && !results.Contains(read.Name):
                    c.Report(read.Document, read.Span, read.Name, read.Owner, read.Path);
                    break;
                case DeferredReadKind.Secret when !inherits.Contains(read.Path):
                    c.Report(read.Document, read.Span, new DiagnosticDetails { MessageFormat = Secret }, read.Name);
                    break;
            }
        }
    }
}

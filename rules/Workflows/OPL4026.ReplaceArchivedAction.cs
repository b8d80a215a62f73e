using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions and workflows of repositories that are archived.</summary>
internal sealed class ReplaceArchivedAction : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4026",
        "Replace the archived action",
        "'{0}' is archived: its owner mends nothing in it any more, security holes included. Replace it with a maintained one or a script.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 4.0,
        Weaknesses = [1104],
        Aliases = ["zizmor/archived-uses"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c => Check(c, c.Node.Uses));
        context.RegisterJobAction(static c => Check(c, c.Node.Call));
    }

    private static void Check<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is { Kind: ActionReferenceKind.Repository } && ArchivedActions.Names.Contains(uses.Name))
        {
            c.Report(uses.NameSpan, uses.Name);
        }
    }
}

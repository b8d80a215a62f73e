using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds local actions and workflows that are taken from whatever is checked out.</summary>
internal sealed class ReferToOwnCommit : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4038",
        "Refer to this commit",
        "'{0}' is read from the checkout, which any step may have changed. Write '{1}': it is this repository at this commit.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [829],
        Aliases = ["zizmor/self-repository"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c => Check(c, c.Node.Uses));
        context.RegisterJobAction(static c => Check(c, c.Node.Call));
    }

    private static void Check<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is { Kind: ActionReferenceKind.Local } && uses.Text.StartsWith("./", StringComparison.Ordinal))
        {
            var own = string.Concat("$", uses.Text.AsSpan(1));
            c.Report(uses.Span, new DiagnosticDetails { Fix = uses.Span.Length == uses.Text.Length ? CodeFix.Replace($"Write '{own}'", uses.Span, own) with { Safety = FixSafety.Unsafe } : null }, uses.Text, own);
        }
    }
}

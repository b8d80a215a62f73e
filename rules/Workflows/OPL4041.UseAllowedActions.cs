using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions that the team does not allow.</summary>
internal sealed class UseAllowedActions : WorkflowRule
{
    private const string Allowed = "allowed";
    private const string Denied = "denied";
    private const string IsDenied = "'{0}' is on the list of actions that may not be used. Use another one.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4041",
        "Use allowed actions",
        "'{0}' is not on the list of allowed actions. Use one that is, or have it added.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [829],
        Aliases = ["zizmor/forbidden-uses"],
        Options =
        [
            new RuleOption(Allowed, RuleOptionType.StringList, "", "Patterns of the only actions that may be used.") { PeerSettings = ["zizmor/forbidden-uses.allow"] },
            new RuleOption(Denied, RuleOptionType.StringList, "", "Patterns of actions that may not be used.") { PeerSettings = ["zizmor/forbidden-uses.deny"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c => Check(c, c.Node.Uses));
        context.RegisterJobAction(static c => Check(c, c.Node.Call));
    }

    private static void Check<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is not { Kind: ActionReferenceKind.Repository })
        {
            return;
        }

        if (c.GetOption(Allowed) is { Length: > 0 } allowed && !ActionPatterns.Contains(allowed, uses))
        {
            c.Report(uses.Span, uses.Text);
        }
        else if (c.GetOption(Denied) is { Length: > 0 } denied && ActionPatterns.Contains(denied, uses))
        {
            c.Report(uses.Span, new DiagnosticDetails { MessageFormat = IsDenied }, uses.Text);
        }
    }
}

using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions and reusable workflows by tag or branch.</summary>
internal sealed class PinAction : WorkflowRule
{
    private const string TrustedOwners = "trusted_owners";

    // Its workflows verify the tag they were called by and refuse a hash (the project's own README, 2026).
    private const string RefusesHash = "slsa-framework/slsa-github-generator";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4002",
        "Pin the action to a commit",
        "'{0}' follows '{1}', which its owner, or whoever takes the account over, can move to other code. Pin the full commit hash and keep the version in a comment.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 6.5,
        Weaknesses = [829, 1357],
        Aliases = ["zizmor/unpinned-uses"],
        Options =
        [
            new RuleOption(TrustedOwners, RuleOptionType.StringList, "actions,github", "Owners whose tags are trusted; theirs are reported only when the rule or its alias is selected."),
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
        if (uses is { Kind: ActionReferenceKind.Repository, Ref.Length: > 0, IsPinned: false })
        {
            c.Report(uses.RefSpan, new DiagnosticDetails { IsOptIn = uses.Name == RefusesHash || IsTrusted(c.GetOption(TrustedOwners), uses.Owner) }, uses.Text[..^(uses.Ref!.Length + 1)], uses.Ref);
        }
    }

    private static bool IsTrusted(string? owners, string owner)
    {
        foreach (var range in owners.AsSpan().Split(','))
        {
            if (owners.AsSpan()[range].Trim().Equals(owner, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions and reusable workflows by tag or branch.</summary>
internal sealed class PinAction : WorkflowRule
{
    private const string TrustedOwners = "trusted_owners";
    private const string Policies = "policies";
    private const string NoRef = "'{0}' names no version, so the default branch decides what runs. Write a version behind an '@'.";

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
            new RuleOption(Policies, RuleOptionType.StringList, "", "What is asked of which actions, each PATTERN=any, ref-pin or hash-pin; the pattern that says most counts.") { PeerSettings = ["zizmor/unpinned-uses.policies"] },
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
        if (uses is not { Kind: ActionReferenceKind.Repository, IsPinned: false })
        {
            return;
        }

        var policy = ActionPatterns.FindValue(c.GetOption(Policies), uses);
        if (uses.Ref is not { Length: > 0 })
        {
            // GitHub refuses a file with such a reference, which another rule says.
            if (policy is "ref-pin" or "hash-pin")
            {
                c.Report(uses.Span, new DiagnosticDetails { MessageFormat = NoRef }, uses.Text);
            }
        }
        else if (policy is not ("any" or "ref-pin"))
        {
            var isOptIn = policy is null && (uses.Name == RefusesHash || NameList.Contains(c.GetOption(TrustedOwners), uses.Owner));
            c.Report(uses.RefSpan, new DiagnosticDetails { IsOptIn = isOptIn }, uses.Text[..^(uses.Ref.Length + 1)], uses.Ref);
        }
    }
}

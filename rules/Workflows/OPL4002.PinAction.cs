using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Types;

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
        context.RegisterWorkspaceAction(static c =>
        {
            // Who may move a branch of the own repository may change this file as well. A workflow that has the name of the one it calls hands on to another repository's.
            var workflows = LocalFiles.GetWorkflows(c);
            var actions = LocalFiles.GetActions(c);
            foreach (var (document, uses) in c.GetFacts<GitHubFolderUseFact>())
            {
                var isOwn = actions.ContainsKey(uses.Path) || (document.Path != uses.Path && workflows.TryGetValue(uses.Path, out var called) && called.IsCallable);
                if (Judge(uses, c.GetOption(document, Policies), c.GetOption(document, TrustedOwners), isOwn) is { } found)
                {
                    c.Report(document, found.Span, found.Details, found.Name, found.Ref);
                }
            }
        });
    }

    private static void Check<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is { IsInGitHubFolder: false } && Judge(uses, c.GetOption(Policies), c.GetOption(TrustedOwners), isOwn: false) is { } found)
        {
            c.Report(found.Span, found.Details, found.Name, found.Ref);
        }
    }

    private static (TextSpan Span, DiagnosticDetails Details, string Name, string Ref)? Judge(ActionReference uses, string? policies, string? trustedOwners, bool isOwn)
    {
        if (uses is not { Kind: ActionReferenceKind.Repository, IsPinned: false })
        {
            return null;
        }

        var policy = ActionPatterns.FindValue(policies, uses);
        if (uses.Ref is not { Length: > 0 })
        {
            // GitHub refuses a file with such a reference, which another rule says.
            return policy is "ref-pin" or "hash-pin" ? (uses.Span, new DiagnosticDetails { MessageFormat = NoRef }, uses.Text, "") : null;
        }

        if (policy is "any" or "ref-pin")
        {
            return null;
        }

        var isOptIn = policy is null && (isOwn || uses.Name == RefusesHash || NameList.Contains(trustedOwners, uses.Owner));
        return (uses.RefSpan, new DiagnosticDetails { IsOptIn = isOptIn }, uses.Text[..^(uses.Ref.Length + 1)], uses.Ref);
    }
}

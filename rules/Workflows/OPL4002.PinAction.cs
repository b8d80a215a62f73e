using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions and reusable workflows by tag or branch.</summary>
internal sealed class PinAction : WorkflowRule
{
    private const string TrustedOwners = "trusted_owners";
    private const string Policies = "policies";
    private const string Hashes = "hashes";
    private const int MinOwnUses = 3;
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
            new RuleOption(Hashes, RuleOptionType.StringList, "", "The commits that the fix writes, each OWNER/REPOSITORY@REF=HASH: which commit a tag names today is nothing that the files say."),
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var uses = c.GetFacts<RepositoryUseFact>();
        var ownOwners = FindOwnOwners(uses);
        var workflows = LocalFiles.GetWorkflows(c);
        var actions = LocalFiles.GetActions(c);
        foreach (var (document, reference, _) in uses)
        {
            // Who may move a branch of the own repository may change this file as well. A workflow that has the name of the one it calls hands on to another repository's.
            var isOwn = ownOwners.Contains(reference.Owner) || (reference.Path.StartsWith(".github/", StringComparison.Ordinal)
                && (actions.ContainsKey(reference.Path) || (document.Path != reference.Path && workflows.TryGetValue(reference.Path, out var called) && called.IsCallable)));
            if (Judge(reference, c.GetOption(document, Policies), c.GetOption(document, TrustedOwners), isOwn) is { } found)
            {
                c.Report(document, found.Span, found.Details with { Fix = CreateFix(document, reference, c.GetOption(document, Hashes)) }, found.Name, found.Ref);
            }
        }
    });

    private static CodeFix? CreateFix(SourceDocument document, ActionReference uses, string? hashes)
    {
        if (uses.Ref is not { Length: > 0 } || FindHash(hashes, uses) is not { } hash)
        {
            return null;
        }

        var text = document.GetText();
        var end = Indentation.EndOfLine(text, uses.Span.End);
        var edits = new List<TextEdit> { new(uses.RefSpan, hash) };

        // The version goes into a comment where there is room for one; behind the text of a block scalar a comment would be text.
        if (text.Text[uses.Span.Start] is not ('>' or '|') && text.Text.AsSpan(uses.Span.End, end - uses.Span.End).IsWhiteSpace())
        {
            edits.Add(new TextEdit(new TextSpan(uses.Span.End, 0), " # " + uses.Ref));
        }

        return new CodeFix($"Pin '{uses.Ref}' to its commit", FixSafety.Safe, [.. edits]);
    }

    // The hash must be one: whatever else stands there would be written into every workflow.
    private static string? FindHash(string? hashes, ActionReference uses)
    {
        foreach (var entry in (hashes ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var at = entry.IndexOf('@', StringComparison.Ordinal);
            if (at > 0 && equals > at && entry.AsSpan(at + 1, equals - at - 1).SequenceEqual(uses.Ref) && entry.AsSpan(0, at).Equals(uses.Name, StringComparison.OrdinalIgnoreCase)
                && (uses with { Ref = entry[(equals + 1)..] }).IsPinned)
            {
                return entry[(equals + 1)..];
            }
        }

        return null;
    }

    // Of whom everything comes from a branch, reusable workflows among it, is the own organization: others are taken by their releases.
    private static HashSet<string> FindOwnOwners(IReadOnlyList<RepositoryUseFact> uses)
    {
        var counts = new Dictionary<string, (int Uses, bool IsCalled)>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, reference, isCall) in uses)
        {
            if (reference.IsPinned)
            {
                // A commit is pinned of anybody.
            }
            else if (reference.IsVersion)
            {
                others.Add(reference.Owner);
            }
            else
            {
                counts.TryGetValue(reference.Owner, out var count);
                counts[reference.Owner] = (count.Uses + 1, count.IsCalled || isCall);
            }
        }

        return [.. counts.Where(pair => pair.Value is { Uses: >= MinOwnUses, IsCalled: true } && !others.Contains(pair.Key)).Select(static pair => pair.Key)];
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

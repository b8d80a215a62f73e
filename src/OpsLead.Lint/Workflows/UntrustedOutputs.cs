namespace OpsLead.Lint.Workflows;

/// <summary>
/// Actions that give on as outputs what anybody wrote: a pull request's branch, an issue's body, the names of changed files. Source: the
/// actions' own metadata and documentation, November 2026.
/// </summary>
internal static class UntrustedOutputs
{
    private static readonly Dictionary<string, (string Source, string[] Outputs)> Actions = new(StringComparer.Ordinal)
    {
        ["xt0rted/pull-request-comment-branch"] = ("the pull request's branch", ["head_ref"]),
        ["eficode/resolve-pr-refs"] = ("the pull request's branch", ["head_ref"]),
        ["alessbell/pull-request-comment-branch"] = ("the pull request's branch", ["head_ref"]),
        ["potiuk/get-workflow-origin"] = ("the pull request's branch", ["sourceHeadBranch"]),
        ["peter-murray/issue-body-parser-action"] = ("the issue's body", ["payload"]),
        ["stefanbuck/github-issue-parser"] = ("the issue's body", ["jsonString"]),
        ["jitterbit/get-changed-files"] = ("the names of changed files", ["all", "added", "modified", "removed", "renamed", "added_modified"]),
        ["trilom/file-changes-action"] = ("the names of changed files", ["files", "files_added", "files_modified", "files_removed"]),
    };

    public static IReadOnlyDictionary<string, UntrustedOrigin>? Find(Step step)
    {
        if (step.Uses is not { Kind: ActionReferenceKind.Repository } uses || !Actions.TryGetValue(uses.Name, out var known))
        {
            return null;
        }

        var result = new Dictionary<string, UntrustedOrigin>(StringComparer.OrdinalIgnoreCase);
        foreach (var output in known.Outputs)
        {
            result[output] = new UntrustedOrigin(known.Source, [new RelatedSpan(uses.Span, "Read by this action")], IsInput: false);
        }

        return result;
    }
}

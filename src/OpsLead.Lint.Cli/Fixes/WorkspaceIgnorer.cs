using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>Writes ignore comments for the findings of workspaces.</summary>
/// <param name="reason">Why the findings stay.</param>
/// <param name="filter">Takes findings that are not to be ignored out of a result.</param>
internal sealed class WorkspaceIgnorer(string reason, Func<LintResult, LintResult> filter) : WorkspaceEditor
{
    private readonly List<UnwrittenSuppression> unwritten = [];

    /// <summary>How many findings a comment was written for.</summary>
    public int IgnoredCount { get; private set; }

    /// <summary>The findings that have no place for a comment.</summary>
    public IReadOnlyList<UnwrittenSuppression> Unwritten => unwritten;

    /// <inheritdoc/>
    public override LintResult Edit(Linter linter, Workspace workspace, LocatedWorkspace located)
    {
        var found = linter.Lint(workspace);
        var written = SuppressionWriter.Apply(linter, filter(found), reason);
        unwritten.AddRange(written.Unwritten);
        IgnoredCount += written.WrittenCount;
        if (written.Changes.IsEmpty)
        {
            return found;
        }

        var result = linter.Lint(written.Workspace);
        Add(located, written.Changes, found, result, found.Secrets);
        return result;
    }
}

using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>Fixes workspaces.</summary>
/// <param name="includeUnsafe">Whether fixes that may change behaviour are applied too.</param>
/// <param name="filter">Takes findings that are not to be fixed out of a result.</param>
internal sealed class WorkspaceFixer(bool includeUnsafe, Func<LintResult, LintResult> filter) : WorkspaceEditor
{
    private int fixedCount;

    /// <inheritdoc/>
    public override int FixedCount => fixedCount;

    /// <inheritdoc/>
    public override LintResult Edit(Linter linter, Workspace workspace, LocatedWorkspace located)
    {
        // What is to be hidden in a diff is what was found before any fix; the first round is asked on its way.
        LintResult? first = null;
        var result = FixEngine.Apply(linter, workspace, includeUnsafe, found =>
        {
            first ??= found;
            return filter(found);
        });
        fixedCount += result.AppliedCount;
        Add(located, result.Changes, first!, result.Result, result.Secrets);
        return result.Result;
    }
}

using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>Fixes workspaces in memory and gathers what is to be written.</summary>
/// <param name="includeUnsafe">Whether fixes that may change behaviour are applied too.</param>
/// <param name="filter">Takes known findings out of a result; null for none.</param>
internal sealed class WorkspaceFixer(bool includeUnsafe, Func<LintResult, LintResult>? filter)
{
    private readonly Dictionary<string, FileChange> changes = new(StringComparer.Ordinal);

    /// <summary>How many findings were fixed.</summary>
    public int FixedCount { get; private set; }

    /// <summary>The files that change, by the path that reports show.</summary>
    public IEnumerable<FileChange> Changes => changes.Values.OrderBy(static change => change.DisplayPath, StringComparer.Ordinal);

    /// <summary>Fixes a workspace.</summary>
    /// <param name="linter">The linter.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="located">Where its files are.</param>
    /// <returns>What is found once the fixes are applied.</returns>
    public LintResult Fix(Linter linter, Workspace workspace, LocatedWorkspace located)
    {
        // What is to be hidden in a diff is what was found before any fix; the first round is asked on its way.
        LintResult? first = null;
        var result = FixEngine.Apply(linter, workspace, includeUnsafe, found =>
        {
            first ??= found;
            return filter is null ? found : filter(found);
        });
        FixedCount += result.AppliedCount;
        if (result.Changes.IsEmpty)
        {
            return result.Result;
        }

        var files = new Dictionary<SourceDocument, string>();
        foreach (var (document, fullPath) in located.Documents)
        {
            files[document] = fullPath;
        }

        foreach (var change in result.Changes)
        {
            // A file given in two workspaces is fixed in the first; both see one text.
            var fullPath = files.GetValueOrDefault(change.Document.Origin);
            changes.TryAdd(fullPath ?? change.Document.DisplayPath, new FileChange(change.Document.DisplayPath, fullPath, located.Root, change.Before, change.After)
            {
                SecretsBefore = [.. GetSecrets(first!, change.Document), .. result.Secrets.GetSpans(change.Document), .. result.Secrets.Find(change.Before.Text)],
                SecretsAfter = [.. GetSecrets(result.Result, change.Document), .. result.Secrets.Find(change.After.Text)],
            });
        }

        return result.Result;
    }

    private static List<TextSpan> GetSecrets(LintResult result, SourceDocument document)
    {
        var spans = new List<TextSpan>();
        foreach (var diagnostic in result.Diagnostics.Concat(result.Suppressed))
        {
            if (diagnostic.Rule.PointsAtSecrets && diagnostic.Location.Document.Origin == document.Origin && !diagnostic.Location.Span.IsEmpty)
            {
                spans.Add(diagnostic.Location.Span);
            }
        }

        return spans;
    }
}

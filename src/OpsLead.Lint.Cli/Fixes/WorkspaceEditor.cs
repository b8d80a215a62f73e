using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Fixes;

/// <summary>Changes workspaces in memory and gathers what is to be written.</summary>
internal abstract class WorkspaceEditor
{
    private readonly Dictionary<string, FileChange> changes = new(StringComparer.Ordinal);

    /// <summary>How many findings were fixed.</summary>
    public virtual int FixedCount => 0;

    /// <summary>The files that change, by the path that reports show.</summary>
    public IEnumerable<FileChange> Changes => changes.Values.OrderBy(static change => change.DisplayPath, StringComparer.Ordinal);

    /// <summary>Changes a workspace.</summary>
    /// <param name="linter">The linter.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="located">Where its files are.</param>
    /// <returns>What is found once it is changed.</returns>
    public abstract LintResult Edit(Linter linter, Workspace workspace, LocatedWorkspace located);

    /// <summary>Takes changes in.</summary>
    /// <param name="located">Where the files are.</param>
    /// <param name="documents">The changes.</param>
    /// <param name="before">What was found before.</param>
    /// <param name="after">What is found now.</param>
    /// <param name="secrets">All secrets that were found on the way.</param>
    protected void Add(LocatedWorkspace located, IReadOnlyCollection<FixedDocument> documents, LintResult before, LintResult after, DetectedSecrets secrets)
    {
        if (documents.Count == 0)
        {
            return;
        }

        var files = new Dictionary<SourceDocument, string>();
        foreach (var (document, fullPath) in located.Documents)
        {
            files[document] = fullPath;
        }

        foreach (var change in documents)
        {
            // A file given in two workspaces is changed in the first; both see one text.
            var fullPath = files.GetValueOrDefault(change.Document.Origin);
            changes.TryAdd(fullPath ?? change.Document.DisplayPath,
                new FileChange(change.Document.DisplayPath, fullPath, located.Root, change.Before, change.After)
            {
                SecretsBefore = [.. GetSecrets(before, change.Document), .. secrets.GetSpans(change.Document), .. secrets.Find(change.Before.Text)],
                SecretsAfter = [.. GetSecrets(after, change.Document), .. secrets.Find(change.After.Text)],
            });
        }
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

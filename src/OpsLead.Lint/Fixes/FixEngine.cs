using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>
/// Applies the fixes of findings, in rounds: lint, apply what does not overlap, lint again, until nothing changes. A text that
/// would parse worse than before is left as it was, and said.
/// </summary>
public static class FixEngine
{
    private const int MaxRounds = 10;

    /// <summary>Fixes a workspace in memory.</summary>
    /// <param name="linter">The linter whose findings are fixed.</param>
    /// <param name="workspace">The files.</param>
    /// <param name="includeUnsafe">Whether fixes that may change behaviour are applied too.</param>
    /// <param name="filter">Takes findings that are not to be fixed out of a round's result, such as those of a baseline; null for none.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>What changed, and what remains to be reported.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static FixResult Apply(Linter linter, Workspace workspace, bool includeUnsafe, Func<LintResult, LintResult>? filter = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(linter);
        ArgumentNullException.ThrowIfNull(workspace);
        var originals = new Dictionary<string, SourceDocument>(StringComparer.Ordinal);
        var rejected = new HashSet<string>(StringComparer.Ordinal);
        var applied = 0;
        var result = Lint(linter, workspace, filter, cancellationToken);
        var secrets = result.Secrets;
        for (var round = 0; round < MaxRounds; round++)
        {
            var changed = false;
            var wanted = result.Diagnostics.Where(diagnostic => IsWanted(diagnostic, includeUnsafe));
            foreach (var group in wanted.GroupBy(static diagnostic => diagnostic.Location.Document))
            {
                var document = group.Key;
                if (rejected.Contains(document.Path) || Apply(linter, document, group, cancellationToken) is not { } attempt)
                {
                    continue;
                }

                if (attempt.Text is null)
                {
                    rejected.Add(document.Path);
                    continue;
                }

                originals.TryAdd(document.Path, document);
                workspace = workspace.WithDocument(document.WithText(document.GetText().WithText(attempt.Text)));
                applied += attempt.Count;
                changed = true;
            }

            if (!changed)
            {
                break;
            }

            result = Lint(linter, workspace, filter, cancellationToken);
        }

        return new FixResult
        {
            Secrets = ReferenceEquals(secrets, result.Secrets) ? secrets : DetectedSecrets.Join([secrets, result.Secrets]),
            Result = linter.WithFixRejections(result, workspace, rejected, cancellationToken),
            AppliedCount = applied,
            Changes = [.. GetChanges(workspace, originals.Values)],
        };
    }

    /// <summary>Applies edits to a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edits">The edits, in any order; they must not overlap.</param>
    /// <returns>The characters afterwards. Line breaks of the edits are written as the text's own.</returns>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public static string Apply(SourceText text, IEnumerable<TextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(edits);
        var newLine = text.GetNewLine();
        var isLineFeed = newLine == "\n";
        var builder = new System.Text.StringBuilder(text.Length + 64);
        var position = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.Span))
        {
            if (edit.Span.Start < position)
            {
                throw new ArgumentException("Two edits overlap.", nameof(edits));
            }

            builder.Append(text.Text, position, edit.Span.Start - position);

            // A fix that moves text brings the text's own line breaks along.
            builder.Append(isLineFeed ? edit.NewText : edit.NewText.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", newLine,
                StringComparison.Ordinal));
            position = edit.Span.End;
        }

        return builder.Append(text.Text, position, text.Length - position).ToString();
    }

    private static LintResult Lint(Linter linter, Workspace workspace, Func<LintResult, LintResult>? filter, CancellationToken cancellationToken)
    {
        var result = linter.Lint(workspace, cancellationToken);
        return filter is null ? result : filter(result);
    }

    // Two rules that undo each other's work come back to what was there: that is no change.
    private static IEnumerable<FixedDocument> GetChanges(Workspace workspace, IEnumerable<SourceDocument> originals)
    {
        foreach (var original in originals.OrderBy(static document => document.Path, StringComparer.Ordinal))
        {
            if (workspace.TryGetDocument(original.Path, out var document) && document.GetText() is var after && original.GetText() is var before
                && before.Text != after.Text)
            {
                yield return new FixedDocument(original, before, after);
            }
        }
    }

    private static bool IsWanted(Diagnostic diagnostic, bool includeUnsafe) =>
        diagnostic.Fix is { } fix && (includeUnsafe || fix.Safety == FixSafety.Safe);

    private static (string? Text, int Count)? Apply(Linter linter, SourceDocument document, IEnumerable<Diagnostic> diagnostics,
        CancellationToken cancellationToken)
    {
        var text = document.GetText();
        if (text.HasInvalidBytes)
        {
            // Written back, the bytes that could not be read would be lost.
            return null;
        }

        var edits = new List<TextEdit>();
        var count = 0;
        foreach (var diagnostic in diagnostics)
        {
            var fix = diagnostic.Fix!;
            if (fix.Edits.All(edit => edits.TrueForAll(other => !Collide(edit, other))))
            {
                edits.AddRange(fix.Edits);
                count++;
            }
        }

        var fixedText = Apply(text, edits);
        if (fixedText == text.Text)
        {
            return null;
        }

        var before = linter.CountSyntaxErrors(document, text, cancellationToken);
        var after = linter.CountSyntaxErrors(document, text.WithText(fixedText), cancellationToken);
        return (after > before ? null : fixedText, count);
    }

    // Two insertions at one place have no order of their own: the second waits for the next round.
    private static bool Collide(TextEdit left, TextEdit right) =>
        left.Span.OverlapsWith(right.Span) || left.Span.Start == right.Span.Start
        || (left.Span.IsEmpty && right.Span.Start < left.Span.Start && left.Span.Start < right.Span.End)
        || (right.Span.IsEmpty && left.Span.Start < right.Span.Start && right.Span.Start < left.Span.End);
}

/// <summary>What fixing a workspace changed and left.</summary>
public sealed class FixResult
{
    /// <summary>The findings that remain.</summary>
    public required LintResult Result { get; init; }

    /// <summary>The secrets of the texts before and after: a diff masks them. Never null.</summary>
    public DetectedSecrets Secrets { get; init; } = DetectedSecrets.None;

    /// <summary>How many findings were fixed.</summary>
    public required int AppliedCount { get; init; }

    /// <summary>The documents that changed, by path.</summary>
    public required ImmutableArray<FixedDocument> Changes { get; init; }
}

/// <summary>A document that a fix changed.</summary>
/// <param name="Document">The document as it was.</param>
/// <param name="Before">Its text as it was.</param>
/// <param name="After">Its text now; <see cref="SourceText.Encode"/> of <paramref name="Before"/> gives the bytes to write.</param>
public sealed record FixedDocument(SourceDocument Document, SourceText Before, SourceText After);

using System.Collections.Immutable;
using System.Text;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Suppressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>
/// Writes ignore comments for findings: above the line, the instruction or the element, or at the end of the line where one above would be
/// about more than the line. A comment never changes what a file says: where it would, none is written and the finding stays.
/// </summary>
public static class SuppressionWriter
{
    /// <summary>Writes comments.</summary>
    /// <param name="linter">The linter that found the findings.</param>
    /// <param name="result">The findings; those of the engine itself are left: they are to be mended, not ignored.</param>
    /// <param name="reason">Why they stay; one line.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The files as they would be, and what has no place for a comment.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static SuppressionWriterResult Apply(Linter linter, LintResult result, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(linter);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var changes = ImmutableArray.CreateBuilder<FixedDocument>();
        var left = ImmutableArray.CreateBuilder<UnwrittenSuppression>();
        var written = 0;
        var workspace = result.Workspace;
        foreach (var group in result.Diagnostics.Where(static diagnostic => diagnostic.Rule.Language != RuleLanguage.Engine).GroupBy(static diagnostic =>
            diagnostic.Location.Document))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Diagnostic[] diagnostics = [.. group];
            var text = group.Key.GetText();
            var file = Open(linter, group.Key, text, cancellationToken);
            var leftHere = new List<UnwrittenSuppression>();
            var after = text.WithText(Write(CommentMap.Create(file), diagnostics, reason, leftHere));
            if (text.HasInvalidBytes || !SaysTheSame(file, Open(linter, group.Key, after, cancellationToken)))
            {
                var why = text.HasInvalidBytes ? "the file has bytes that cannot be read" : "a comment would change what the file says";
                left.AddRange(diagnostics.Select(diagnostic => new UnwrittenSuppression(diagnostic, why)));
                continue;
            }

            left.AddRange(leftHere);
            if (after.Text != text.Text)
            {
                written += diagnostics.Length - leftHere.Count;
                changes.Add(new FixedDocument(group.Key, text, after));
                workspace = workspace.WithDocument(group.Key.WithText(after));
            }
        }

        return new SuppressionWriterResult { Workspace = workspace, Changes = changes.ToImmutable(), Unwritten = left.ToImmutable(), WrittenCount = written };
    }

    private static FileAnalysis Open(Linter linter, SourceDocument document, SourceText text, CancellationToken cancellationToken) =>
        new(linter, document, text, DocumentClassifier.Classify(document.Path, text), cancellationToken);

    private static string Write(CommentMap map, Diagnostic[] diagnostics, string reason, List<UnwrittenSuppression> left)
    {
        var names = new SortedDictionary<(int Position, bool IsAbove), SortedSet<string>>();
        foreach (var diagnostic in diagnostics)
        {
            if (map.FindPlace(diagnostic.Location.Span.Start, out var why) is not { } place)
            {
                left.Add(new UnwrittenSuppression(diagnostic, why ?? "there is no place for a comment"));
                continue;
            }

            var key = (place.Position, !place.IsTrailing);
            if (!names.TryGetValue(key, out var here))
            {
                names.Add(key, here = new SortedSet<string>(StringComparer.Ordinal));
            }

            here.Add(diagnostic.Rule.Name);
        }

        // What would end the comment must not stand in it.
        var body = map.Close.Length > 0 ? reason.Replace("--", "- -", StringComparison.Ordinal) : reason;
        var result = new StringBuilder(map.Text.Text);
        foreach (var ((position, isAbove), rules) in names.Reverse())
        {
            var comment = $"{map.Open}{SuppressionSet.Marker} ignore[{string.Join(", ", rules)}] {body}{map.Close}";
            if (isAbove)
            {
                var line = map.Text.Slice(map.Text.GetLineSpan(map.Text.GetLineIndex(position)));
                result.Insert(position, string.Concat(line[..(line.Length - line.TrimStart().Length)], comment, map.Text.GetNewLine()));
            }
            else
            {
                result.Insert(position, "  " + comment);
            }
        }

        return result.ToString();
    }

    private static bool SaysTheSame(FileAnalysis before, FileAnalysis after)
    {
        if (before.Kind != after.Kind || after.GetSyntaxErrors().Count() > before.GetSyntaxErrors().Count())
        {
            return false;
        }

        return before.Kind switch
        {
            DocumentKind.Dockerfile => before.Dockerfile.Instructions.Select(instruction =>
                before.Text.ToString(instruction.Span)).SequenceEqual(after.Dockerfile.Instructions.Select(instruction =>
                    after.Text.ToString(instruction.Span))),
            _ when CommentMap.Create(before) is YamlCommentMap => Flatten(before.Yaml).SequenceEqual(Flatten(after.Yaml)),
            _ => true,
        };
    }

    // The values in their order, with what they stand in: enough to tell that nothing moved.
    private static IEnumerable<(int Depth, string Value)> Flatten(YamlStream stream)
    {
        var pending = new Stack<(YamlNode Node, int Depth)>();
        foreach (var document in stream.Documents)
        {
            yield return (0, "---");
            if (document.Root is { } root)
            {
                pending.Push((root, 1));
            }

            while (pending.TryPop(out var next))
            {
                switch (next.Node)
                {
                    case YamlScalar scalar:
                        yield return (next.Depth, scalar.Value);
                        break;
                    case YamlMapping mapping:
                        for (var i = mapping.Entries.Length - 1; i >= 0; i--)
                        {
                            pending.Push((mapping.Entries[i].Value, next.Depth + 1));
                            pending.Push((mapping.Entries[i].Key, next.Depth + 1));
                        }

                        break;
                    case YamlSequence sequence:
                        for (var i = sequence.Items.Length - 1; i >= 0; i--)
                        {
                            pending.Push((sequence.Items[i], next.Depth + 1));
                        }

                        break;
                    case YamlAlias alias:
                        yield return (next.Depth, "*" + alias.Name);
                        break;
                }
            }
        }
    }
}

/// <summary>What writing ignore comments changed and left.</summary>
public sealed class SuppressionWriterResult
{
    /// <summary>The files with their comments.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The documents that changed, by path.</summary>
    public required ImmutableArray<FixedDocument> Changes { get; init; }

    /// <summary>The findings that have no place for a comment.</summary>
    public required ImmutableArray<UnwrittenSuppression> Unwritten { get; init; }

    /// <summary>How many findings a comment was written for.</summary>
    public required int WrittenCount { get; init; }
}

/// <summary>A finding for which no comment was written.</summary>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Reason">Why, one sentence without a full stop.</param>
public sealed record UnwrittenSuppression(Diagnostic Diagnostic, string Reason);

using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>A comment with our marker.</summary>
/// <param name="Span">The comment with its own marker (<c>#</c>, <c>//</c>).</param>
/// <param name="Body">What follows <c>opslead-lint:</c>, trimmed, without the end of a block comment.</param>
/// <param name="Target">What it silences when it is not for the whole file.</param>
internal readonly record struct SuppressionComment(TextSpan Span, TextSpan Body, TextSpan Target);

/// <summary>Finds the comments with our marker in every syntax we read, and what each stands above or beside.</summary>
internal static class SuppressionComments
{
    /// <summary>What a comment of a YAML file stands beside or above.</summary>
    public static TextSpan GetTarget(FileAnalysis file, TextSpan comment, bool isOwnLine) =>
        GetTarget(file.YamlComments, comment, isOwnLine);

    /// <summary>The comments with our marker.</summary>
    public static IEnumerable<SuppressionComment> Find(FileAnalysis file)
    {
        var map = CommentMap.Create(file);
        foreach (var comment in map.Comments)
        {
            if (TryGetBody(file.Text, comment.Span, out var body))
            {
                yield return new SuppressionComment(comment.Span, body, GetTarget(map, comment.Span, comment.IsOwnLine));
            }
        }
    }

    private static bool TryGetBody(SourceText text, TextSpan comment, out TextSpan body)
    {
        var content = text.Slice(comment);
        var index = content.IndexOf(SuppressionSet.Marker, StringComparison.Ordinal);
        if (index < 0 || !content[..index].TrimStart("#/*<!-; \t").IsEmpty)
        {
            body = default;
            return false;
        }

        var rest = content[(index + SuppressionSet.Marker.Length)..];
        var start = comment.Start + index + SuppressionSet.Marker.Length + (rest.Length - rest.TrimStart().Length);
        var end = rest.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var block ? block
            : rest.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var markup ? markup : rest.Length;
        body = TextSpan.FromBounds(start, Math.Max(start, comment.Start + index + SuppressionSet.Marker.Length + rest[..end].TrimEnd().Length));
        return true;
    }

    private static TextSpan GetTarget(CommentMap map, TextSpan comment, bool isOwnLine)
    {
        var text = map.Text;
        var line = text.GetLineIndex(comment.Start);
        if (!isOwnLine)
        {
            return text.GetLineSpan(line);
        }

        // Above: the next line that is neither blank nor a comment, and the object that begins there.
        if (map.FindContent(text.GetLineIndex(comment.End) + 1) is not { } next)
        {
            return comment;
        }

        var span = text.GetLineSpan(next);
        var content = text.Slice(span);
        return map.FindObject(span.Start + content.Length - content.TrimStart().Length) is { } found ? TextSpan.FromBounds(span.Start, Math.Max(span.End, found.End)) : span;
    }
}

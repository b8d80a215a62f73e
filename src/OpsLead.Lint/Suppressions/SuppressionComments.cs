using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Yaml;
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
        GetTarget(file.Text, comment, isOwnLine, position => YamlSuppressionTarget.Find(file.Yaml, position));

    public static IEnumerable<SuppressionComment> Find(FileAnalysis file) => IsYaml(file.Kind) && (file.IsYamlParsed || file.Kind is not DocumentKind.HelmTemplate)
        ? FindIn(file, file.Yaml.Comments, position => YamlSuppressionTarget.Find(file.Yaml, position))
        : file.Kind == DocumentKind.Dockerfile
            ? FindIn(file, file.Dockerfile.Comments, position => FindInstruction(file.Dockerfile, position))
            : FindInText(file);

    // A comment between continued lines stands above no instruction: it is for the line below it.
    private static TextSpan? FindInstruction(DockerfileSyntax dockerfile, int position)
    {
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Span.Start == position)
            {
                return instruction.Span;
            }
        }

        return null;
    }

    private static bool IsYaml(DocumentKind kind) => kind is DocumentKind.Kubernetes or DocumentKind.Kustomization or DocumentKind.HelmChart or DocumentKind.HelmValues
        or DocumentKind.Compose or DocumentKind.Workflow or DocumentKind.Action or DocumentKind.Dependabot or DocumentKind.Yaml or DocumentKind.AppSettings or DocumentKind.Json;

    private static List<SuppressionComment> FindIn(FileAnalysis file, IReadOnlyList<SyntaxComment> comments, Func<int, TextSpan?> findObject)
    {
        var result = new List<SuppressionComment>();
        foreach (var comment in comments)
        {
            if (TryGetBody(file.Text, comment.Span, out var body))
            {
                result.Add(new SuppressionComment(comment.Span, body, GetTarget(file.Text, comment.Span, comment.IsOwnLine, findObject)));
            }
        }

        return result;
    }

    // Without a tree of the language: the marker counts where a comment's own marker stands before it on the line.
    private static List<SuppressionComment> FindInText(FileAnalysis file)
    {
        var result = new List<SuppressionComment>();
        var text = file.Text;
        var position = 0;
        while ((position = text.Text.IndexOf(SuppressionSet.Marker, position, StringComparison.Ordinal)) >= 0)
        {
            var line = text.GetLineSpan(text.GetLineIndex(position));
            var before = text.Slice(TextSpan.FromBounds(line.Start, position)).TrimEnd();
            var marker = before.EndsWith("<!--", StringComparison.Ordinal) ? 4
                : before.EndsWith("//", StringComparison.Ordinal) || before.EndsWith("/*", StringComparison.Ordinal) || before.EndsWith("--", StringComparison.Ordinal) ? 2
                : before.EndsWith("#", StringComparison.Ordinal) || before.EndsWith(";", StringComparison.Ordinal) ? 1 : 0;
            if (marker > 0)
            {
                var span = TextSpan.FromBounds(line.Start + before.Length - marker, line.End);
                var ownLine = before[..^marker].Trim().IsEmpty;
                if (TryGetBody(text, span, out var body))
                {
                    result.Add(new SuppressionComment(span, body, GetTarget(text, span, ownLine, static _ => null)));
                }
            }

            position += SuppressionSet.Marker.Length;
        }

        return result;
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
        var end = rest.IndexOf("*/", StringComparison.Ordinal) is >= 0 and var block ? block : rest.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var markup ? markup : rest.Length;
        body = TextSpan.FromBounds(start, Math.Max(start, comment.Start + index + SuppressionSet.Marker.Length + rest[..end].TrimEnd().Length));
        return true;
    }

    private static TextSpan GetTarget(SourceText text, TextSpan comment, bool isOwnLine, Func<int, TextSpan?> findObject)
    {
        var line = text.GetLineIndex(comment.Start);
        if (!isOwnLine)
        {
            return text.GetLineSpan(line);
        }

        // Above: the next line that is neither blank nor a comment, and the object that begins there.
        for (var next = line + 1; next < text.LineCount; next++)
        {
            var span = text.GetLineSpan(next);
            var content = text.Slice(span);
            var trimmed = content.TrimStart();
            if (trimmed.IsEmpty || trimmed[0] == '#' || trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            return findObject(span.Start + content.Length - trimmed.Length) is { } found ? TextSpan.FromBounds(span.Start, Math.Max(span.End, found.End)) : span;
        }

        return comment;
    }
}

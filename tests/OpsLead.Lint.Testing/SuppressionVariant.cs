using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing;

/// <summary>Writes suppressions into a text as a user would.</summary>
internal static class SuppressionVariant
{
    /// <summary>A comment above each of the given lines.</summary>
    /// <returns>The text; null where a comment on a line of its own would change the meaning or be part of a value.</returns>
    public static string? AboveLines(string path, string content, IEnumerable<int> lines, string ruleName)
    {
        var text = SourceText.From(content);
        var kind = DocumentClassifier.Classify(path, text);
        if (GetComment(path, kind, $"opslead-lint: ignore[{ruleName}] test") is not { } comment)
        {
            return null;
        }

        var result = text.Text;
        var count = 0;
        foreach (var line in lines.Distinct().OrderDescending())
        {
            var lineText = text.ToString(text.GetLineSpan(line));
            if (!TakesCommentAbove(text, kind, line, lineText))
            {
                return null;
            }

            var indentation = lineText[..(lineText.Length - lineText.TrimStart().Length)];
            result = result.Insert(text.GetLineStart(line), indentation + comment + text.GetNewLine());
            count++;
        }

        return IsYaml(kind, path) && !AreComments(text, result, count) ? null : result;
    }

    /// <summary>A comment for the whole file, as near to its top as the syntax allows.</summary>
    /// <returns>The text; null where the syntax has no comments.</returns>
    public static string? AtTop(string path, string content, string ruleName)
    {
        var text = SourceText.From(content);
        var kind = DocumentClassifier.Classify(path, text);
        if (GetComment(path, kind, $"opslead-lint: ignore-file[{ruleName}] test") is not { } comment)
        {
            return null;
        }

        var line = 0;
        while (line + 1 < text.LineCount && MustComeFirst(kind, text.ToString(text.GetLineSpan(line))))
        {
            line++;
        }

        return text.Text.Insert(text.GetLineStart(line), comment + text.GetNewLine());
    }

    private static string? GetComment(string path, DocumentKind kind, string body) => kind switch
    {
        // JSON as kubectl reads it has no comments; Markdown and plain text have none that everybody agrees on.
        DocumentKind.Text or DocumentKind.Markdown => null,
        DocumentKind.CSharp or DocumentKind.AppSettings or DocumentKind.Json => "// " + body,
        DocumentKind.MSBuild or DocumentKind.Xml => $"<!-- {body} -->",
        _ when path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => null,
        _ => "# " + body,
    };

    private static bool IsYaml(DocumentKind kind, string path) =>
        kind is not (DocumentKind.Dockerfile or DocumentKind.HelmTemplate or DocumentKind.Shell or DocumentKind.Environment)
        && (path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));

    private static bool TakesCommentAbove(SourceText text, DocumentKind kind, int line, string lineText) => !string.IsNullOrWhiteSpace(lineText) && kind switch
    {
        DocumentKind.Dockerfile => !MustComeFirst(kind, lineText),
        DocumentKind.Shell => line > 0 && !text.ToString(text.GetLineSpan(line - 1)).EndsWith('\\'),
        DocumentKind.MSBuild or DocumentKind.Xml => lineText.TrimStart() is ['<', not '?', ..],
        _ => true,
    };

    private static bool MustComeFirst(DocumentKind kind, string line) => kind switch
    {
        DocumentKind.Dockerfile => line.StartsWith('#') && line.AsSpan(1).TrimStart() is var directive
            && (directive.StartsWith("syntax", StringComparison.OrdinalIgnoreCase) || directive.StartsWith("escape", StringComparison.OrdinalIgnoreCase)
                || directive.StartsWith("check", StringComparison.OrdinalIgnoreCase))
            && directive.Contains('='),
        DocumentKind.Shell => line.StartsWith("#!", StringComparison.Ordinal),
        DocumentKind.MSBuild or DocumentKind.Xml => line.StartsWith("<?", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Inside a block scalar or a quoted one the line would be content, inside a plain one it would end it.</summary>
    private static bool AreComments(SourceText before, string after, int count)
    {
        var stream = YamlStream.Parse(SourceText.From(after));
        return stream.Comments.Count == YamlStream.Parse(before).Comments.Count + count && stream.Errors.Count <= YamlStream.Parse(before).Errors.Count;
    }
}

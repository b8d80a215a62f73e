using System.Text;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>Writes fields into mappings, for fixes: at the indentation that is there, or between the braces of a flow mapping.</summary>
public static class YamlInsertion
{
    private const int IndentSize = 2;

    /// <summary>The change that adds a field, and the mappings on the way to it that are missing.</summary>
    /// <param name="text">The file.</param>
    /// <param name="mapping">The mapping that the path begins in.</param>
    /// <param name="path">The keys down to the field.</param>
    /// <param name="value">The value as it is written in YAML on one line: <c>true</c>, <c>[ALL]</c>.</param>
    /// <returns>The change; null where the field is there, where a template may supply it, or where there is no line to put it on.</returns>
    public static TextEdit? Create(SourceText text, YamlMapping mapping, ReadOnlySpan<string> path, string value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(value);
        while (true)
        {
            if (path.IsEmpty || mapping.IsOpen)
            {
                return null;
            }

            if (!mapping.TryGetEntry(path[0], out var entry))
            {
                return mapping.IsFlow ? CreateInFlow(text, mapping, path, value) : CreateInBlock(text, mapping, path, value);
            }

            if (path.Length == 1 || entry.Value is not YamlMapping next)
            {
                return null;
            }

            mapping = next;
            path = path[1..];
        }
    }

    /// <summary>The fix that adds a field.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="safety">Whether it may be applied unasked.</param>
    /// <param name="text">The file.</param>
    /// <param name="mapping">The mapping that the path begins in.</param>
    /// <param name="path">The keys down to the field.</param>
    /// <param name="value">The value as it is written in YAML on one line.</param>
    /// <returns>The fix, or null where <see cref="Create"/> has none.</returns>
    public static CodeFix? CreateFix(string title, FixSafety safety, SourceText text, YamlMapping mapping, ReadOnlySpan<string> path, string value) =>
        Create(text, mapping, path, value) is { } edit ? new CodeFix(title, safety, [edit]) : null;

    private static TextEdit? CreateInFlow(SourceText text, YamlMapping mapping, ReadOnlySpan<string> path, string value)
    {
        // In JSON names and texts want their quotes.
        var isJson = mapping.Entries is [{ Key: YamlScalar { Style: YamlScalarStyle.DoubleQuoted } }, ..];
        var builder = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            builder.Append(i == 0 ? "" : "{ ").Append(isJson ? $"\"{path[i]}\"" : path[i]).Append(": ");
        }

        builder.Append(isJson ? ToJson(value) : value).Append(' ', path.Length > 1 ? 1 : 0).Append(string.Join(' ', Enumerable.Repeat('}', path.Length - 1)));
        if (mapping.Entries.IsEmpty)
        {
            return new TextEdit(mapping.Span, $"{{ {builder} }}");
        }

        var last = mapping.Entries[^1];
        return last.Value is YamlScalar { Value.Length: 0, Style: YamlScalarStyle.Plain } || text.Slice(mapping.Span)[^1] != '}'
            ? null : new TextEdit(new TextSpan(last.Value.Span.End, 0), $", {builder}");
    }

    private static string ToJson(string value) => value switch
    {
        "true" or "false" => value,
        ['[', .. var item, ']'] => $"[\"{item}\"]",
        _ => $"\"{value}\"",
    };

    private static TextEdit? CreateInBlock(SourceText text, YamlMapping mapping, ReadOnlySpan<string> path, string value)
    {
        if (mapping.Entries.IsEmpty)
        {
            return null;
        }

        var first = mapping.Entries[0].Key.Span.Start;
        var lineStart = text.GetLineStart(text.GetLineIndex(first));
        var indent = first - lineStart;
        var builder = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            builder.Append(i == 0 ? "" : "\n").Append(' ', i == 0 ? 0 : indent + (i * IndentSize)).Append(path[i]).Append(i == path.Length - 1 ? ": " : ":");
        }

        builder.Append(value);

        // After the short fields that a mapping begins with, such as a container's name and image.
        var previous = -1;
        for (var i = 0; i < mapping.Entries.Length && IsOneLine(text, mapping.Entries[i]); i++)
        {
            previous = i;
        }

        if (previous >= 0)
        {
            var line = text.GetLineSpan(text.GetLineIndex(mapping.Entries[previous].Value.Span.End));
            var end = line.Start + text.Slice(line).TrimEnd("\r\n").Length;
            return new TextEdit(new TextSpan(end, 0), "\n" + new string(' ', indent) + builder);
        }

        return text.Slice(TextSpan.FromBounds(lineStart, first)).IsWhiteSpace()
            ? new TextEdit(new TextSpan(first, 0), builder.Append('\n').Append(' ', indent).ToString()) : null;
    }

    private static bool IsOneLine(SourceText text, in YamlEntry entry) =>
        entry.Value is YamlScalar { Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded), Value.Length: > 0 } scalar
        && text.GetLineIndex(entry.Key.Span.Start) == text.GetLineIndex(scalar.Span.End);
}

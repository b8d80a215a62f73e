using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>The parser directives of BuildKit.</summary>
public enum DockerDirectiveKind
{
    /// <summary><c># syntax=</c>: the frontend that reads the file.</summary>
    Syntax,

    /// <summary><c># escape=</c>: the escape character.</summary>
    Escape,

    /// <summary><c># check=</c>: which of BuildKit's checks are skipped, and whether they fail the build.</summary>
    Check,
}

/// <summary>A parser directive at the top of the file.</summary>
public sealed class DockerDirective
{
    internal DockerDirective(DockerDirectiveKind kind, TextSpan span, DockerText key, DockerText value)
    {
        Kind = kind;
        Span = span;
        Key = key;
        Value = value;
    }

    /// <summary>Which directive.</summary>
    public DockerDirectiveKind Kind { get; }

    /// <summary>The whole comment, from its <c>#</c> to the end of the value.</summary>
    public TextSpan Span { get; }

    /// <summary>The key as written.</summary>
    public DockerText Key { get; }

    /// <summary>The value, without blanks at its ends.</summary>
    public DockerText Value { get; }

    /// <summary>
    /// Reads a line as BuildKit's <c>DirectiveParser</c> does: <c>#</c>, blanks, a key of letters and digits, <c>=</c>, a value.
    /// </summary>
    /// <param name="line">The line without blanks before it.</param>
    /// <returns>The directive; null for any other line, and for a key that is no directive's.</returns>
    internal static DockerDirective? TryParse(DockerText line)
    {
        var text = line.AsSpan();
        if (text.IsEmpty || text[0] != '#')
        {
            return null;
        }

        var keyStart = SkipBlanks(text, 1);
        var keyEnd = keyStart;
        while (keyEnd < text.Length && char.IsAsciiLetterOrDigit(text[keyEnd]))
        {
            keyEnd++;
        }

        var equals = SkipBlanks(text, keyEnd);
        if (equals == text.Length || text[equals] != '=')
        {
            return null;
        }

        DockerDirectiveKind? kind = null;
        var key = text[keyStart..keyEnd];
        foreach (var candidate in (ReadOnlySpan<DockerDirectiveKind>)[DockerDirectiveKind.Syntax, DockerDirectiveKind.Escape, DockerDirectiveKind.Check])
        {
            if (key.Equals(candidate switch { DockerDirectiveKind.Syntax => "syntax", DockerDirectiveKind.Escape => "escape", _ => "check" },
                StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
            }
        }

        var value = line.Slice(equals + 1, text.Length - equals - 1).Trim();
        return kind is null || value.Length == 0
            ? null
            : new DockerDirective(
                kind.Value, TextSpan.FromBounds(line.Span.Start, value.Span.End), line.Slice(keyStart, keyEnd - keyStart), value);
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}

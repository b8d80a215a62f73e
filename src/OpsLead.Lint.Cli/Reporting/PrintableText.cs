using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>
/// Text of a scanned repository made fit to print: what a terminal would obey, what cannot be seen, and what a build's log would
/// take for a command stand as escapes.
/// </summary>
internal static class PrintableText
{
    /// <summary>Escapes a message, a path, a name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same on one printable line.</returns>
    public static string Escape(string text)
    {
        var position = 0;
        while (position < text.Length && IsPlain(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 16).Append(text, 0, position);
        while (position < text.Length)
        {
            position += Append(builder, text.AsSpan(position)).Length;
        }

        return builder.ToString();
    }

    /// <summary>Escapes one character where it needs it.</summary>
    /// <param name="builder">Takes what is to be printed.</param>
    /// <param name="text">The text from that character on; not empty.</param>
    /// <returns>How many code units were read, and how many columns a terminal gives to what is printed.</returns>
    public static (int Length, int Width) Append(StringBuilder builder, ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done)
        {
            return (1, AppendEscape(builder, text[0]));
        }

        if (IsVisible(rune) && !StartsLogCommand(text))
        {
            builder.Append(text[..length]);
            return (length, CharacterWidth.Of(rune));
        }

        return (length, AppendEscape(builder, rune.Value));
    }

    /// <summary>Keeps a line from being taken for a workflow command: GitHub's runner skips the white space before <c>::</c>.</summary>
    /// <param name="path">An escaped path that begins a line.</param>
    /// <returns>The path, with <c>./</c> before it where it needs it.</returns>
    public static string AtLineStart(string path) => path.AsSpan().TrimStart().StartsWith("::") ? "./" + path : path;

    private static bool IsPlain(char character) => character is >= ' ' and < '\u007f' and not '#';

    // `##[…]` and `##vso[…]` are obeyed wherever in a line they stand.
    private static bool StartsLogCommand(ReadOnlySpan<char> text) => text.StartsWith("##[") || text.StartsWith("##vso[", StringComparison.OrdinalIgnoreCase);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Format characters reorder or hide what stands beside them: bidirectional controls, zero-width spaces, tags.
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => true,
    };

    private static int AppendEscape(StringBuilder builder, int value)
    {
        var start = builder.Length;
        _ = value switch
        {
            '\n' => builder.Append(@"\n"),
            '\r' => builder.Append(@"\r"),
            '\t' => builder.Append(@"\t"),
            <= char.MaxValue => builder.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}"),
            _ => builder.Append(CultureInfo.InvariantCulture, $"\\U{value:x8}"),
        };
        return builder.Length - start;
    }
}

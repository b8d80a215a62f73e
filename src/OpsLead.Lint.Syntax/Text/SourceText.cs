using System.Buffers;
using System.Text;

namespace OpsLead.Lint.Text;

/// <summary>
/// The text of one file, with its encoding and its lines. Immutable.
/// A byte order mark is not part of the text; it is remembered, so that a fix writes it back.
/// </summary>
public sealed class SourceText
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n");

    private int[]? lineStarts;

    private SourceText(string text, Encoding encoding, bool hasByteOrderMark, bool hasInvalidBytes)
    {
        Text = text;
        Encoding = encoding;
        HasByteOrderMark = hasByteOrderMark;
        HasInvalidBytes = hasInvalidBytes;
    }

    /// <summary>The characters, without a byte order mark. Never null.</summary>
    public string Text { get; }

    /// <summary>How many UTF-16 code units the text has.</summary>
    public int Length => Text.Length;

    /// <summary>The encoding the bytes were read in; UTF-8 for a text made from a string.</summary>
    public Encoding Encoding { get; }

    /// <summary>Whether the bytes began with a byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Whether some bytes were not valid in the encoding; they stand as U+FFFD, and the file must not be rewritten.</summary>
    public bool HasInvalidBytes { get; }

    /// <summary>How many lines there are: one more than there are line breaks.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>A text from a string, as UTF-8 without a byte order mark. A leading U+FEFF is taken as the mark.</summary>
    /// <param name="text">The characters.</param>
    /// <returns>The text.</returns>
    public static SourceText From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\uFEFF')
            ? new SourceText(text[1..], Encoding.UTF8, hasByteOrderMark: true, hasInvalidBytes: false)
            : new SourceText(text, Encoding.UTF8, hasByteOrderMark: false, hasInvalidBytes: false);
    }

    /// <summary>
    /// A text from the bytes of a file: UTF-8, or UTF-16 and UTF-32 when a byte order mark says so.
    /// Bytes that are not valid become U+FFFD and are remembered in <see cref="HasInvalidBytes"/>.
    /// </summary>
    /// <param name="bytes">The bytes of the whole file.</param>
    /// <returns>The text.</returns>
    public static SourceText Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, markLength) = Sniff(bytes);
        var body = bytes[markLength..];
        var text = encoding.GetString(body);
        var invalid = encoding is UTF8Encoding
            ? !System.Text.Unicode.Utf8.IsValid(body)
            : text.Contains('\uFFFD') || (encoding is UnicodeEncoding && body.Length % 2 != 0);
        return new SourceText(text, encoding, markLength > 0, invalid);
    }

    /// <summary>Another text in the same file: same encoding, same byte order mark.</summary>
    /// <param name="text">The characters, without a byte order mark.</param>
    /// <returns>The text.</returns>
    public SourceText WithText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SourceText(text, Encoding, HasByteOrderMark, hasInvalidBytes: false);
    }

    /// <summary>The bytes that hold <paramref name="text"/> as this text's file would: same encoding, same byte order mark.</summary>
    /// <param name="text">The characters to write.</param>
    /// <returns>The bytes of the whole file.</returns>
    public byte[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mark = HasByteOrderMark ? Encoding.GetPreamble() : [];
        var body = Encoding.GetBytes(text);
        return mark.Length == 0 ? body : [.. mark, .. body];
    }

    /// <summary>The characters of a span.</summary>
    /// <param name="span">A span of this text.</param>
    /// <returns>Its characters, without copying.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    /// <summary>The characters of a span as a string.</summary>
    /// <param name="span">A span of this text.</param>
    /// <returns>A copy of its characters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The line and column of an index.</summary>
    /// <param name="position">An index from 0 to <see cref="Length"/>.</param>
    /// <returns>Both from zero. CR LF is one line break; a lone CR is one too, as GitHub counts lines.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the text.</exception>
    public LinePosition GetLinePosition(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Text.Length);
        var line = GetLineIndex(position);
        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>The lines and columns of a span.</summary>
    /// <param name="span">A span of this text.</param>
    /// <returns>Its ends by line and column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public LinePositionSpan GetLinePositionSpan(TextSpan span) => new(GetLinePosition(span.Start), GetLinePosition(span.End));

    /// <summary>The line an index lies on.</summary>
    /// <param name="position">An index from 0 to <see cref="Length"/>.</param>
    /// <returns>The line, from zero.</returns>
    public int GetLineIndex(int position)
    {
        var index = Array.BinarySearch(LineStarts, position);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>A line without its line break.</summary>
    /// <param name="line">The line, from zero.</param>
    /// <returns>Its span; empty for an empty line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineSpan(int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, LineStarts.Length);
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Text.Length;
        if (end > start && Text[end - 1] == '\n')
        {
            end--;
        }

        if (end > start && Text[end - 1] == '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The index where a line begins.</summary>
    /// <param name="line">The line, from zero.</param>
    /// <returns>The index of its first code unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public int GetLineStart(int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, LineStarts.Length);
        return LineStarts[line];
    }

    /// <summary>The line break this text uses: that of its first line, or LF when it has one line only.</summary>
    /// <returns><c>\r\n</c>, <c>\n</c> or <c>\r</c>.</returns>
    public string GetNewLine()
    {
        var index = Text.AsSpan().IndexOfAny(LineBreaks);
        return index < 0 || Text[index] == '\n' ? "\n" : index + 1 < Text.Length && Text[index + 1] == '\n' ? "\r\n" : "\r";
    }

    private static (Encoding Encoding, int MarkLength) Sniff(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
        [0x00, 0x00, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (Encoding.UTF8, 0),
    };

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(Math.Max(4, text.Length / 32)) { 0 };
        var position = 0;
        while (true)
        {
            var offset = text.AsSpan(position).IndexOfAny(LineBreaks);
            if (offset < 0)
            {
                return [.. starts];
            }

            position += offset + 1;
            if (text[position - 1] == '\r' && position < text.Length && text[position] == '\n')
            {
                position++;
            }

            starts.Add(position);
        }
    }
}

using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// A stretch of an instruction as the builder reads it: continuations, blank lines and comments inside are gone. Every
/// character knows where it stands in the file. It is a view: slices share the text they were cut from. Immutable.
/// </summary>
public sealed class DockerText
{
    private readonly string buffer;

    // Null while the buffer is the file itself, so that an index is its own position: the common, one-line instruction.
    private readonly SourceMap? map;
    private readonly int start;
    private string? text;
    private SourceMap? ownMap;

    internal DockerText(string buffer, SourceMap? map, int start, int length)
    {
        this.buffer = buffer;
        this.map = map;
        this.start = start;
        Length = length;
    }

    /// <summary>How many UTF-16 code units the text has.</summary>
    public int Length { get; }

    /// <summary>The characters. Never null.</summary>
    public string Text => text ??= start == 0 && Length == buffer.Length ? buffer : buffer.Substring(start, Length);

    /// <summary>Where the text stands in the file, from its first character to its last; empty, but in place, for an empty text.</summary>
    public TextSpan Span => GetSpan(0, Length);

    /// <summary>The way from each character back to the file.</summary>
    public SourceMap Map => ownMap ??= map is null ? SourceMap.Identity(new TextSpan(start, Length)) : map.Slice(start, Length);

    /// <summary>Whether the text stands in the file exactly as it reads, so that one edit of <see cref="Span"/> replaces it.</summary>
    public bool IsVerbatim => map is null || map.IsVerbatim(start, Length);

    /// <summary>One character.</summary>
    /// <param name="index">From zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such character.</exception>
    public char this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            return buffer[start + index];
        }
    }

    /// <summary>The characters without a copy.</summary>
    /// <returns>A view of them.</returns>
    public ReadOnlySpan<char> AsSpan() => buffer.AsSpan(start, Length);

    /// <summary>The characters of the file that a stretch of this text came from.</summary>
    /// <param name="offset">The index of the stretch's first character.</param>
    /// <param name="length">How many characters; zero for a place.</param>
    /// <returns>The span in the file; it covers a continuation that lies inside.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the text.</exception>
    public TextSpan GetSpan(int offset, int length)
    {
        Check(offset, length);
        return map is null ? new TextSpan(start + offset, length) : map.GetSpan(start + offset, length);
    }

    /// <summary>A part of this text, which keeps its places in the file.</summary>
    /// <param name="offset">The index of its first character.</param>
    /// <param name="length">How many characters.</param>
    /// <returns>The part; nothing is copied.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches beyond the text.</exception>
    public DockerText Slice(int offset, int length)
    {
        Check(offset, length);
        return offset == 0 && length == Length ? this : new DockerText(buffer, map, start + offset, length);
    }

    /// <summary>The characters.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    /// <summary>Whether an index is a position in the file, but for the start.</summary>
    internal bool IsCutFromFile => map is null;

    /// <summary>Without the blanks at both ends; the place of an empty result is where the text began.</summary>
    /// <returns>The trimmed text.</returns>
    internal DockerText Trim()
    {
        var span = AsSpan();
        var first = 0;
        while (first < span.Length && char.IsWhiteSpace(span[first]))
        {
            first++;
        }

        if (first == span.Length)
        {
            return Slice(0, 0);
        }

        var last = span.Length;
        while (char.IsWhiteSpace(span[last - 1]))
        {
            last--;
        }

        return Slice(first, last - first);
    }

    private void Check(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
    }
}

/// <summary>Puts a decoded text together from pieces of others, and keeps the way back to the file.</summary>
internal sealed class DockerTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly SourceMap.Builder map = new();

    /// <summary>How many characters there are so far.</summary>
    public int Length => text.Length;

    /// <summary>Adds characters as they stand in another text.</summary>
    public void Append(DockerText source, int offset, int length)
    {
        if (length == 0)
        {
            return;
        }

        text.Append(source.AsSpan().Slice(offset, length));
        if (source.IsCutFromFile)
        {
            map.AddVerbatim(source.GetSpan(offset, length).Start, length);
            return;
        }

        for (var index = 0; index < length; index++)
        {
            if (source.GetSpan(offset + index, 1) is { Length: 1 } span)
            {
                map.AddVerbatim(span.Start, 1);
            }
            else
            {
                map.AddEncoded(source.GetSpan(offset + index, 1), 1);
            }
        }
    }

    /// <summary>Adds characters of the file as they stand.</summary>
    public void Append(string file, int start, int length)
    {
        text.Append(file, start, length);
        map.AddVerbatim(start, length);
    }

    /// <summary>Adds a character that the file writes in another way.</summary>
    public void Append(char character, TextSpan source)
    {
        text.Append(character);
        map.AddEncoded(source, 1);
    }

    /// <summary>The text so far.</summary>
    /// <param name="place">Where an empty text stands.</param>
    public DockerText ToText(int place) =>
        new(text.ToString(), map.ToSourceMap(place), 0, text.Length);
}

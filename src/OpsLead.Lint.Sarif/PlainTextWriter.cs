using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Sarif;

/// <summary>
/// Passes JSON on with escapes for what hides or reorders text on a terminal, and for the <c>#</c> of <c>##[</c> and
/// <c>##vso[</c>, which a build's log obeys wherever in a line they stand. Outside of strings JSON has none of these characters, so an escape is always right.
/// </summary>
/// <param name="inner">Takes the text; it stays open.</param>
internal sealed class PlainTextWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "#\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff");

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var start = 0;
        while (buffer[start..].IndexOfAny(Escaped) is >= 0 and var offset)
        {
            var position = start + offset;
            start = position + 1;
            if (buffer[position] == '#' && !MayStartCommand(buffer[start..]))
            {
                continue;
            }

            inner.Write(buffer[..position]);
            inner.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)buffer[position]:x4}"));
            buffer = buffer[start..];
            start = 0;
        }

        inner.Write(buffer);
    }

    // What follows may come with the next call, so the end counts as well.
    private static bool MayStartCommand(ReadOnlySpan<char> next) => next is [] or ['#'] or ['#', '[' or 'v' or 'V', ..];

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}

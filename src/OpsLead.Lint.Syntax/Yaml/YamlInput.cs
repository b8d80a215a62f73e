using System.Buffers;
using OpsLead.Lint.Text;
using YamlDotNet.Core;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// The text as the event parser is given it. Usually that is the file's text itself, without a copy. Where YamlDotNet would
/// misread it, single characters are replaced by others that it reads well; every index stays, and as long as anything is
/// replaced, values are decoded from the file's own text.
/// </summary>
internal sealed class YamlInput
{
    // A bound on how often parts of one file are read again, so that the work stays linear.
    private const int MaxJoins = 64;

    // What must not stand in YAML (1.2.2, section 5.1), as libyaml and Go's reader refuse it.
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static c => (char)c).Where(static c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\u0085'))]);

    // NUL would end the input; the others are line breaks in YAML 1.1 only.
    private static readonly SearchValues<char> Misread = SearchValues.Create("\0\u0085\u2028\u2029");

    private readonly string text;
    private readonly bool hasControlCharacters;
    private char[]? patched;
    private bool hidesBlankLines;
    private int joins;

    public YamlInput(string text)
    {
        this.text = text;
        hasControlCharacters = text.AsSpan().ContainsAny(ControlCharacters);
        if (text.AsSpan().ContainsAny(Misread))
        {
            patched = text.ToCharArray();
            var rest = patched.AsSpan();
            for (var i = rest.IndexOfAny(Misread); i >= 0; i = rest.IndexOfAny(Misread))
            {
                rest[i] = '\uFFFD';
                rest = rest[(i + 1)..];
            }
        }
    }

    public bool IsPatched => patched is not null;

    /// <summary>Whether the bracket last looked at by <see cref="TryPatch"/> has no counterpart in its document.</summary>
    public bool IsUnclosed { get; private set; }

    public TextReader CreateReader(int start) => new Reader(patched is null ? text.AsMemory(start) : patched.AsMemory(start));

    /// <summary>Adds an error for a document's first control character.</summary>
    public void AddControlCharacterError(List<SyntaxError> errors, TextSpan document)
    {
        if (!hasControlCharacters)
        {
            return;
        }

        var offset = text.AsSpan(document.Start, document.Length).IndexOfAny(ControlCharacters);
        if (offset >= 0)
        {
            var position = document.Start + offset;
            errors.Add(new SyntaxError(new TextSpan(position, 1), $"The control character U+{(int)text[position]:X4} is not allowed in YAML"));
        }
    }

    /// <summary>Hides what the event parser failed at, when it is known to be valid YAML.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="origin">Where the event parser began.</param>
    /// <param name="flowStart">Where the outermost open bracket stands, or -1.</param>
    /// <returns>Whether the document should be read again.</returns>
    public bool TryPatch(Exception exception, int origin, int flowStart)
    {
        if (YamlErrorMessages.IsBlankLineFailure(exception) && !hidesBlankLines)
        {
            hidesBlankLines = true;
            HideBlankLines(patched ??= text.ToCharArray());
            return true;
        }

        // A comment right after a closing bracket: libyaml and Go read it, and GitHub does.
        if (exception is YamlException { Start.Index: var bracket } && FindCommentAfterBracket(origin + (int)bracket) is { } position && joins++ < MaxJoins)
        {
            var comment = (patched ??= text.ToCharArray()).AsSpan(position);
            var end = comment.IndexOfAny('\n', '\r');
            comment[..(end < 0 ? comment.Length : end)].Fill(' ');
            return true;
        }

        // Lines of a quoted scalar at or left of the block's column: libyaml and Go read them.
        if (YamlErrorMessages.IsQuotedLineFailure(exception) && exception is YamlException { Start.Index: var quote } && joins++ < MaxJoins)
        {
            return TryJoinQuotedLines(patched ??= text.ToCharArray(), origin + (int)quote);
        }

        // The same for a plain scalar inside brackets.
        IsUnclosed = false;
        return exception is InvalidOperationException && flowStart >= 0 && joins++ < MaxJoins && TryJoinFlowLines(patched ??= text.ToCharArray(), flowStart);
    }

    /// <summary>
    /// Hides the colon a plain scalar begins with, and those that look like it further on: after a bracketed collection,
    /// YamlDotNet takes them for indicators.
    /// </summary>
    /// <param name="position">The index of the colon.</param>
    /// <returns>Whether the document should be read again.</returns>
    public bool TryHideColons(int position)
    {
        if (joins++ >= MaxJoins)
        {
            return false;
        }

        patched ??= text.ToCharArray();
        patched[position] = '_';
        var before = ':';
        for (var i = position + 1; i + 1 < patched.Length; i++)
        {
            var c = patched[i];
            if (c is ' ' or '\t')
            {
                continue;
            }

            if (c == ':' && before is ':' or '-' or '\n' && patched[i - 1] is ' ' or '\t' && patched[i + 1] is not (' ' or '\t' or '\n' or '\r' or ',' or '[' or ']' or '{' or '}'))
            {
                patched[i] = '_';
            }

            before = c == '\r' ? '\n' : c;
        }

        return true;
    }

    // The failure is placed at the bracket or right after it.
    private int? FindCommentAfterBracket(int position)
    {
        var comment = position < text.Length && text[position] == '#' ? position : position + 1;
        return comment > 0 && comment < text.Length && text[comment] == '#' && (text[comment - 1] is ']' or '}') && (patched is null || patched[comment] == '#') ? comment : null;
    }

    // Lines of spaces carry no structure; as empty lines they cannot be taken for a block scalar's indentation.
    private static void HideBlankLines(Span<char> characters)
    {
        var position = 0;
        while (position < characters.Length)
        {
            var length = characters[position..].IndexOfAny('\n', '\r');
            length = length < 0 ? characters.Length - position : length;
            var line = characters.Slice(position, length);
            if (!line.ContainsAnyExcept(' '))
            {
                line.Fill('\n');
            }

            position += length + 1;
        }
    }

    // Folding makes a line break a blank, and values are decoded from the file's own text.
    private static bool TryJoinQuotedLines(Span<char> characters, int start)
    {
        for (var i = start + 1; i < characters.Length && characters[i] != characters[start]; i++)
        {
            if (characters[i] is '\n' or '\r')
            {
                if (IsMarker(characters[(i + 1)..]))
                {
                    return false;
                }

                characters[i] = ' ';
            }
            else if (characters[i] == '\\' && i + 1 < characters.Length && characters[i + 1] is not ('\n' or '\r'))
            {
                i++;
            }
        }

        return true;
    }

    private static bool IsMarker(ReadOnlySpan<char> line) => line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal);

    // Within brackets a line break is a blank, so a collection may as well stand on one line.
    private bool TryJoinFlowLines(Span<char> characters, int start)
    {
        var joined = new List<(int Start, int Length)>();
        var depth = 0;
        var quote = '\0';
        var mayQuote = false;
        for (var i = start; i < characters.Length; i++)
        {
            var c = characters[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote == '"')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }

                continue;
            }

            switch (c)
            {
                case '\n' or '\r':
                    if (IsMarker(characters[(i + 1)..]))
                    {
                        IsUnclosed = true;
                        return false;
                    }

                    joined.Add((i, 1));
                    continue;
                case ' ' or '\t':
                    continue;
                case '#' when i > 0 && characters[i - 1] is ' ' or '\t' or '\n' or '\r':
                    var length = characters[i..].IndexOfAny('\n', '\r');
                    length = length < 0 ? characters.Length - i : length;
                    joined.Add((i, length));
                    i += length - 1;
                    continue;
                case '\'' or '"' when mayQuote:
                    quote = c;
                    mayQuote = false;
                    continue;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
            }

            if (depth == 0)
            {
                foreach (var (first, count) in joined)
                {
                    characters.Slice(first, count).Fill(' ');
                }

                return joined.Count > 0;
            }

            mayQuote = c is '[' or '{' or ',' or ':' or '?';
        }

        IsUnclosed = true;
        return false;
    }

    private sealed class Reader(ReadOnlyMemory<char> rest) : TextReader
    {
        private ReadOnlyMemory<char> rest = rest;

        public override int Peek() => rest.IsEmpty ? -1 : rest.Span[0];

        public override int Read()
        {
            if (rest.IsEmpty)
            {
                return -1;
            }

            var c = rest.Span[0];
            rest = rest[1..];
            return c;
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var count = Math.Min(buffer.Length, rest.Length);
            rest.Span[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }
    }
}

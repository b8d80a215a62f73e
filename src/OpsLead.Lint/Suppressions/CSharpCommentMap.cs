using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Comments of C#, told from what only looks like one inside of a string. The compiler is not needed for it.</summary>
internal sealed class CSharpCommentMap : CommentMap
{
    private const int MaxNesting = 64;

    private readonly List<SyntaxComment> comments = [];
    private readonly List<TextSpan> strings = [];
    private readonly string source;
    private int position;

    public CSharpCommentMap(SourceText text)
        : base(text)
    {
        source = text.Text;
        while (position < source.Length)
        {
            ReadToken(nesting: 0);
        }
    }

    public override IReadOnlyList<SyntaxComment> Comments => comments;

    public override string Open => "// ";

    public override TextSpan? FindObject(int position) => null;

    public override CommentPlace? FindPlace(int position, out string? reason)
    {
        var start = Text.GetLineStart(Text.GetLineIndex(position));
        reason = IsInComment(position) ? InsideComment
            : strings.Exists(text => text.Start < start && start < text.End) ? "it stands in a string of several lines"
            : null;
        return reason is null ? Above(position) : null;
    }

    private void ReadToken(int nesting)
    {
        var rest = source.AsSpan(position);
        switch (rest)
        {
            case ['/', '/', ..]:
                AddComment(rest.IndexOfAny('\r', '\n'));
                break;
            case ['/', '*', ..]:
                var end = rest[2..].IndexOf("*/", StringComparison.Ordinal);
                AddComment(end < 0 ? -1 : end + 4);
                break;
            case ['\'', ..]:
                ReadQuoted('\'', isVerbatim: false, holes: 0, nesting);
                break;
            case ['"' or '@' or '$', ..]:
                ReadString(nesting);
                break;
            default:
                position++;
                break;
        }
    }

    private void AddComment(int length)
    {
        var span = length < 0 ? TextSpan.FromBounds(position, source.Length) : new TextSpan(position, length);
        comments.Add(new SyntaxComment(span, SkipBlanks(Text.GetLineIndex(position)) == position));
        position = span.End;
    }

    private void ReadString(int nesting)
    {
        var start = position;
        var (dollars, isVerbatim) = (0, false);
        while (position < source.Length && source[position] is '@' or '$')
        {
            dollars += source[position] == '$' ? 1 : 0;
            isVerbatim |= source[position] == '@';
            position++;
        }

        if (position >= source.Length || source[position] != '"')
        {
            // An identifier such as @class.
            return;
        }

        var quotes = 0;
        while (position + quotes < source.Length && source[position + quotes] == '"')
        {
            quotes++;
        }

        if (quotes >= 3 && !isVerbatim)
        {
            var body = source.AsSpan(position + quotes);
            var end = body.IndexOf(source.AsSpan(position, quotes), StringComparison.Ordinal);
            position = end < 0 ? source.Length : position + quotes + end + quotes;
            while (position < source.Length && source[position] == '"')
            {
                position++;
            }
        }
        else
        {
            ReadQuoted('"', isVerbatim, dollars, nesting);
        }

        strings.Add(TextSpan.FromBounds(start, position));
    }

    private void ReadQuoted(char quote, bool isVerbatim, int holes, int nesting)
    {
        position++;
        while (position < source.Length)
        {
            var character = source[position];
            if (character == quote)
            {
                position++;
                if (!isVerbatim || position >= source.Length || source[position] != quote)
                {
                    return;
                }

                position++;
            }
            else if (character is '\r' or '\n' && !isVerbatim)
            {
                // Not closed: nothing beyond the line can be its part.
                return;
            }
            else if (character == '\\' && !isVerbatim)
            {
                position = Math.Min(source.Length, position + 2);
            }
            else if (character == '{' && holes > 0 && nesting < MaxNesting && !(position + 1 < source.Length && source[position + 1] == '{'))
            {
                ReadHole(nesting + 1);
            }
            else
            {
                position += character == '{' && holes > 0 ? 2 : 1;
            }
        }

        position = source.Length;
    }

    // What stands in a hole of an interpolated string is code, with strings of its own.
    private void ReadHole(int nesting)
    {
        var depth = 0;
        while (position < source.Length)
        {
            switch (source[position])
            {
                case '{':
                    depth++;
                    position++;
                    break;
                case '}':
                    position++;
                    if (--depth == 0)
                    {
                        return;
                    }

                    break;
                case '\r' or '\n' when depth == 0:
                    return;
                default:
                    ReadToken(nesting);
                    break;
            }
        }
    }
}

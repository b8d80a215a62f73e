using System.Buffers;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// Walks the text between the tokens from left to right, once, and collects the comments there. The event parser's own
/// comment mode is not used: it rejects files that are valid without it.
/// </summary>
internal sealed class YamlTriviaScanner(string text)
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n");

    public List<SyntaxComment> Comments { get; } = [];

    /// <summary>Everything before it has been looked at.</summary>
    public int Position { get; private set; }

    /// <summary>The index of the line break that ends the line of <paramref name="position"/>, or the end of the text.</summary>
    public int FindLineEnd(int position)
    {
        var offset = text.AsSpan(position).IndexOfAny(LineBreaks);
        return offset < 0 ? text.Length : position + offset;
    }

    /// <summary>The index where the next line begins, or the end of the text.</summary>
    public int FindNextLine(int position)
    {
        var end = FindLineEnd(position);
        return end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : Math.Min(end + 1, text.Length);
    }

    /// <summary>Goes to a place where a token ends; what lies between is content.</summary>
    public void MoveTo(int position) => Position = Math.Max(Position, position);

    /// <summary>Goes back to the beginning of a document that is parsed once more.</summary>
    public void Rewind(int position, int commentCount)
    {
        Position = position;
        Comments.RemoveRange(commentCount, Comments.Count - commentCount);
    }

    /// <summary>Collects the comments up to a token; what else lies between are blanks and indicators.</summary>
    public void Advance(int end)
    {
        while (Position < end)
        {
            var offset = text.AsSpan(Position, end - Position).IndexOf('#');
            if (offset < 0)
            {
                Position = end;
                return;
            }

            Position += offset;
            if (!TryTakeComment())
            {
                Position++;
            }
        }
    }

    /// <summary>Goes past blanks, line breaks and comments.</summary>
    /// <returns>The place of the next other character, or the end of the text.</returns>
    public int SkipTrivia()
    {
        while (Position < text.Length)
        {
            switch (text[Position])
            {
                case ' ' or '\t' or '\n' or '\r':
                    Position++;
                    break;
                case '#' when TryTakeComment():
                    break;
                default:
                    return Position;
            }
        }

        return Position;
    }

    /// <summary>Goes past one indicator.</summary>
    /// <returns>Whether it stands here.</returns>
    public bool TrySkip(char indicator)
    {
        if (Position >= text.Length || text[Position] != indicator)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>
    /// Collects comments where no tokens are known, after an error: a line's first <c>#</c> that follows a blank and
    /// stands outside of quotes.
    /// </summary>
    public void AdvanceLeniently(int end)
    {
        while (Position < end)
        {
            var lineEnd = Math.Min(FindLineEnd(Position), end);
            var quote = '\0';
            for (var i = Position; i < lineEnd; i++)
            {
                var c = text[i];
                if (quote != '\0')
                {
                    quote = c == quote ? '\0' : quote;
                }
                else if (c is '\'' or '"')
                {
                    quote = c;
                }
                else if (c == '#')
                {
                    Position = i;
                    if (TryTakeComment())
                    {
                        break;
                    }
                }
            }

            Position = Math.Min(FindNextLine(lineEnd), Math.Max(end, lineEnd));
        }
    }

    private bool TryTakeComment()
    {
        if (Position > 0 && text[Position - 1] is not (' ' or '\t' or '\n' or '\r'))
        {
            // Part of an anchor, a tag or a directive.
            return false;
        }

        var end = FindLineEnd(Position);
        Comments.Add(new SyntaxComment(TextSpan.FromBounds(Position, end), IsFirstOnLine(Position)));
        Position = end;
        return true;
    }

    private bool IsFirstOnLine(int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position == 0 || text[position - 1] is '\n' or '\r';
    }
}

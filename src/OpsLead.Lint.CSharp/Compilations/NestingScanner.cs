namespace OpsLead.Lint.CSharp.Compilations;

/// <summary>
/// Finds sources whose brackets or interpolated strings nest so deeply that parsing them would not end: Roslyn's parser takes
/// 57 s for 4,000 nested <c>[</c> and 97 s for 2,000 nested interpolations (5.12). One pass over the characters.
/// </summary>
internal ref struct NestingScanner
{
    /// <summary>Brackets of any kind; the deepest in real code is about half of it.</summary>
    private const int BracketLimit = 128;

    /// <summary>Square brackets, each of which may begin an attribute, a collection or a lambda.</summary>
    private const int SquareLimit = 48;

    /// <summary>Strings in holes of strings.</summary>
    private const int InterpolationLimit = 24;

    private readonly ReadOnlySpan<char> text;
    private readonly Stack<Hole> holes = new();
    private int position;
    private int depth;
    private int squareDepth;

    private NestingScanner(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Whether a source nests too deeply to be parsed.</summary>
    /// <param name="text">The source.</param>
    /// <returns>True beyond a limit.</returns>
    public static bool IsBeyondLimit(ReadOnlySpan<char> text) => new NestingScanner(text).Scan();

    private bool Scan()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case '/' when IsAt("//"):
                    SkipTo("\n");
                    break;
                case '/' when IsAt("/*"):
                    position += 2;
                    SkipTo("*/");
                    break;
                case '\'':
                    SkipCharacter();
                    break;
                case '"' or '$' or '@':
                    ReadString();
                    break;
                case '(' or '[' or '{':
                    squareDepth += text[position] == '[' ? 1 : 0;
                    depth++;
                    position++;
                    break;
                case ')' or ']' or '}':
                    CloseBracket();
                    break;
                default:
                    position++;
                    break;
            }

            if (depth > BracketLimit || squareDepth > SquareLimit || holes.Count > InterpolationLimit)
            {
                return true;
            }
        }

        return false;
    }

    private void CloseBracket()
    {
        if (text[position] == '}' && holes.TryPeek(out var hole) && depth <= hole.Depth)
        {
            // Back into the text of the string that the hole stands in.
            holes.Pop();
            depth = hole.Depth;
            position += hole.Braces;
            ReadInterpolatedText(hole.Quotes, hole.Braces, hole.IsVerbatim);
            return;
        }

        squareDepth -= text[position] == ']' && squareDepth > 0 ? 1 : 0;
        depth -= depth > 0 ? 1 : 0;
        position++;
    }

    private void SkipCharacter()
    {
        // 'a', '\'', '\u0061'; a stray apostrophe stands for itself.
        var end = position + 1 < text.Length && text[position + 1] == '\\' ? position + 3 : position + 2;
        var limit = Math.Min(text.Length, end + 10);
        while (end < limit && text[end] is not ('\'' or '\n'))
        {
            end++;
        }

        position = end < limit && text[end] == '\'' ? end + 1 : position + 1;
    }

    private void ReadString()
    {
        var start = position;
        var dollars = 0;
        var isVerbatim = false;
        while (position < text.Length && text[position] is '$' or '@')
        {
            dollars += text[position] == '$' ? 1 : 0;
            isVerbatim |= text[position] == '@';
            position++;
        }

        var quotes = Count('"');
        if (quotes == 0)
        {
            position = Math.Max(position, start + 1);
            return;
        }

        if (quotes == 2 || (isVerbatim && quotes % 2 == 0))
        {
            position += quotes;
            return;
        }

        // Of three and more a raw string; else the first opens, and in a verbatim string pairs are quotes of its text.
        quotes = quotes >= 3 && !isVerbatim ? quotes : 1;
        position += quotes;
        if (dollars > 0)
        {
            ReadInterpolatedText(quotes, quotes >= 3 ? dollars : 1, isVerbatim);
        }
        else if (quotes >= 3)
        {
            SkipRaw(quotes);
        }
        else
        {
            SkipText(isVerbatim);
        }
    }

    private void SkipText(bool isVerbatim)
    {
        while (position < text.Length)
        {
            var c = text[position++];
            if (c == '"')
            {
                if (!isVerbatim || position >= text.Length || text[position] != '"')
                {
                    return;
                }

                position++;
            }
            else if (!isVerbatim && c == '\\')
            {
                position++;
            }
            else if (!isVerbatim && c == '\n')
            {
                // Not closed on its line: the rest is code again.
                return;
            }
        }
    }

    private void SkipRaw(int quotes)
    {
        while (position < text.Length)
        {
            var run = Count('"');
            position += Math.Max(run, 1);
            if (run >= quotes)
            {
                return;
            }
        }
    }

    private void ReadInterpolatedText(int quotes, int braces, bool isVerbatim)
    {
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '{')
            {
                var run = Count('{');
                position += run;
                if (quotes >= 3 ? run >= braces : run % 2 == 1)
                {
                    holes.Push(new Hole(depth, quotes, braces, isVerbatim));
                    return;
                }
            }
            else if (c == '"')
            {
                var run = Count('"');
                if (quotes >= 3)
                {
                    position += run;
                    if (run >= quotes)
                    {
                        return;
                    }
                }
                else if (isVerbatim && run % 2 == 0)
                {
                    position += run;
                }
                else
                {
                    position += isVerbatim ? run : 1;
                    return;
                }
            }
            else
            {
                position += c == '\\' && !isVerbatim && quotes < 3 ? 2 : 1;
                if (c == '\n' && !isVerbatim && quotes < 3)
                {
                    return;
                }
            }
        }
    }

    private readonly int Count(char c)
    {
        var end = position;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - position;
    }

    private readonly bool IsAt(string token) => text[position..].StartsWith(token, StringComparison.Ordinal);

    private void SkipTo(string end)
    {
        var offset = text[position..].IndexOf(end, StringComparison.Ordinal);
        position = offset < 0 ? text.Length : position + offset + end.Length;
    }

    /// <summary>A hole of an interpolated string, while the code in it is read.</summary>
    private readonly record struct Hole(int Depth, int Quotes, int Braces, bool IsVerbatim);
}

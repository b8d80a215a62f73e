using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// Parses JSON with comments and trailing commas into YAML nodes, in one pass and without recursion. A bad member is an error
/// at its place; the members around it are understood.
/// </summary>
internal sealed class JsonParser
{
    // Beyond it, one bad file would say the same thing a thousand times.
    private const int MaxErrors = 100;

    private readonly SourceText source;
    private readonly string text;
    private readonly YamlTreeBuilder builder = new();
    private readonly List<SyntaxComment> comments = [];
    private readonly List<SyntaxError> errors = [];
    private readonly Stack<State> states = new();
    private readonly StringBuilder decoded = new();
    private int position;
    private int lastEnd;

    public JsonParser(SourceText source)
    {
        this.source = source;
        text = source.Text;
    }

    private enum State
    {
        // After an opening bracket or a comma: a value, or the end.
        Item,
        Key,

        // After a key.
        Colon,
        Value,

        // After a value.
        ItemEnd,
        MemberEnd,
    }

    public YamlStream Parse()
    {
        SkipTrivia();
        if (position == text.Length)
        {
            return new YamlStream(source, [], comments);
        }

        var tooDeep = false;
        ParseValue();
        while (states.Count > 0)
        {
            if (builder.Depth > YamlTreeBuilder.MaxDepth)
            {
                AddError(new TextSpan(lastEnd, 0), $"Collections are nested too deeply: at most {YamlTreeBuilder.MaxDepth:N0} are read");
                tooDeep = true;
                break;
            }

            SkipTrivia();
            if (position == text.Length)
            {
                AddError(new TextSpan(lastEnd, 0), builder.IsInSequence ? "Expected ']' before the end of the file" : "Expected '}' before the end of the file");
                break;
            }

            Step(states.Pop());
        }

        SkipTrivia();
        if (!tooDeep && states.Count == 0 && position < text.Length)
        {
            AddError(TextSpan.FromBounds(position, FindWordEnd(position)), "Expected the end of the file here; a JSON file holds one value");
        }

        if (tooDeep)
        {
            builder.Clear();
        }

        CollectRemainingComments();
        var (root, duplicates) = builder.Finish();
        var document = new YamlDocument(root, new TextSpan(0, text.Length), errors) { DuplicateKeys = duplicates };
        return new YamlStream(source, [document], comments);
    }

    private void Step(State state)
    {
        switch (state)
        {
            case State.Item when text[position] == ']':
            case State.ItemEnd when text[position] == ']':
            case State.Key when text[position] == '}':
            case State.MemberEnd when text[position] == '}':
                Close();
                break;
            case State.Item:
                states.Push(State.ItemEnd);
                ParseValue();
                break;
            case State.Key:
                ParseKey();
                break;
            case State.Colon:
                EndKey();
                break;
            case State.Value:
                states.Push(State.MemberEnd);
                ParseValue();
                break;
            default:
                EndElement(state);
                break;
        }
    }

    private void EndKey()
    {
        if (text[position] == ':')
        {
            lastEnd = ++position;
            states.Push(State.Value);
            return;
        }

        AddError(new TextSpan(lastEnd, 0), "Expected ':' after the key");
        if (text[position] is ',' or '}' or ']')
        {
            AddScalar("", YamlScalarStyle.Plain, new TextSpan(lastEnd, 0));
            states.Push(State.MemberEnd);
        }
        else
        {
            states.Push(State.Value);
        }
    }

    private void EndElement(State state)
    {
        var isItem = state == State.ItemEnd;
        var next = isItem ? State.Item : State.Key;
        if (text[position] == ',')
        {
            position++;
            states.Push(next);
            SkipExtraCommas();
            return;
        }

        if (text[position] is ']' or '}')
        {
            CloseMismatched();
            return;
        }

        AddError(new TextSpan(lastEnd, 0), isItem ? "Expected ',' or ']' after the value" : "Expected ',' or '}' after the value");
        states.Push(next);
    }

    private void SkipExtraCommas()
    {
        SkipTrivia();
        while (position < text.Length && text[position] == ',')
        {
            AddError(new TextSpan(position, 1), "Expected a value before ','");
            position++;
            SkipTrivia();
        }
    }

    // The other kind of bracket closes the innermost collection of its kind when there is one, and is skipped otherwise.
    private void CloseMismatched()
    {
        var isMapping = text[position] == '}';
        AddError(new TextSpan(position, 1), isMapping ? "Expected ']' here, not '}'" : "Expected '}' here, not ']'");
        foreach (var state in states)
        {
            if (state == (isMapping ? State.MemberEnd : State.ItemEnd))
            {
                // Close the innermost one; the bracket is looked at again for the one outside.
                builder.End(lastEnd, isOpen: true);
                return;
            }
        }

        position++;
        states.Push(isMapping ? State.ItemEnd : State.MemberEnd);
    }

    private void Close()
    {
        position++;
        lastEnd = position;
        builder.End(position);
    }

    private void ParseKey()
    {
        var c = text[position];
        if (c == '"')
        {
            AddString();
            states.Push(State.Colon);
            return;
        }

        if (c == ',')
        {
            SkipExtraCommas();
            states.Push(State.Key);
            return;
        }

        if (c is ']')
        {
            CloseMismatched();
            return;
        }

        var end = FindWordEnd(position);
        AddError(TextSpan.FromBounds(position, end), "Expected a key in double quotes here");
        if (c is '{' or '[' or ':')
        {
            // No key at all: the value stands under an empty one.
            AddScalar("", YamlScalarStyle.Plain, new TextSpan(position, 0));
            states.Push(c == ':' ? State.Colon : State.Value);
            return;
        }

        AddScalar(text[position..end], YamlScalarStyle.Plain, TextSpan.FromBounds(position, end));
        position = end;
        states.Push(State.Colon);
    }

    private void ParseValue()
    {
        var start = position;
        switch (text[start])
        {
            case '{':
                builder.Begin(isMapping: true, isFlow: true, start, null, null);
                states.Push(State.Key);
                lastEnd = ++position;
                break;
            case '[':
                builder.Begin(isMapping: false, isFlow: true, start, null, null);
                states.Push(State.Item);
                lastEnd = ++position;
                break;
            case '"':
                AddString();
                break;
            case ',' or ']' or '}' or ':':
                AddError(new TextSpan(start, 1), "Expected a value here");
                if (builder.NextRole == YamlNodeRole.Value)
                {
                    AddScalar("", YamlScalarStyle.Plain, new TextSpan(lastEnd, 0));
                }

                if (text[start] == ':' || states.Count == 0)
                {
                    position++;
                }

                break;
            default:
                AddWord(start);
                break;
        }
    }

    private void AddWord(int start)
    {
        var end = FindWordEnd(start);
        var word = text.AsSpan(start, end - start);
        var value = word switch
        {
            "true" => "true",
            "false" => "false",
            "null" => "null",
            _ => word.ToString(),
        };
        if (value is not ("true" or "false" or "null") && !IsNumber(word))
        {
            AddError(TextSpan.FromBounds(start, end), "Expected a value here: a string needs double quotes");
        }

        position = end;
        AddScalar(value, YamlScalarStyle.Plain, TextSpan.FromBounds(start, end));
    }

    private void AddString()
    {
        var start = position;
        var i = start + 1;
        var hasEscape = false;
        while (i < text.Length && text[i] is not ('"' or '\n' or '\r'))
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r'))
            {
                hasEscape = true;
                CheckEscape(i);
                i++;
            }
            else if (text[i] < ' ')
            {
                AddError(new TextSpan(i, 1), $"The control character U+{(int)text[i]:X4} must be escaped in a string");
            }

            i++;
        }

        i = Math.Min(i, text.Length);
        var isClosed = i < text.Length && text[i] == '"';
        if (!isClosed)
        {
            AddError(TextSpan.FromBounds(start, i), "The string is not closed on its line");
        }

        var span = TextSpan.FromBounds(start, isClosed ? i + 1 : i);
        position = span.End;
        AddScalar(hasEscape ? Decode(span) : text[(start + 1)..i], YamlScalarStyle.DoubleQuoted, span);
    }

    private string Decode(TextSpan span)
    {
        decoded.Clear();
        YamlScalarText.Decode(text, span, YamlScalarStyle.DoubleQuoted, -1, decoded, map: null);
        return decoded.ToString();
    }

    private void CheckEscape(int start)
    {
        var c = text[start + 1];
        if (c == 'u')
        {
            for (var i = start + 2; i < start + 6; i++)
            {
                if (i >= text.Length || !char.IsAsciiHexDigit(text[i]))
                {
                    AddError(TextSpan.FromBounds(start, Math.Min(i, text.Length)), "The escape '\\u' needs four hexadecimal digits");
                    return;
                }
            }
        }
        else if (c is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
        {
            AddError(new TextSpan(start, 2), "The string has an unknown escape; write '\\\\' for a backslash");
        }
    }

    private void AddScalar(string value, YamlScalarStyle style, TextSpan span)
    {
        lastEnd = Math.Max(lastEnd, span.End);
        builder.Add(new YamlScalar(source, value, style, span), null, null);
    }

    private void AddError(TextSpan span, string message)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new SyntaxError(span, message));
        }
    }

    private int FindWordEnd(int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\n' or '\r' or ',' or ':' or '[' or ']' or '{' or '}' or '"' or '/'))
        {
            end++;
        }

        return end;
    }

    // RFC 8259, section 6.
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var i = word.Length > 0 && word[0] == '-' ? 1 : 0;
        var digits = CountDigits(word[i..]);
        if (digits == 0 || (digits > 1 && word[i] == '0'))
        {
            return false;
        }

        i += digits;
        if (i < word.Length && word[i] == '.')
        {
            digits = CountDigits(word[(i + 1)..]);
            if (digits == 0)
            {
                return false;
            }

            i += digits + 1;
        }

        if (i < word.Length && word[i] is 'e' or 'E')
        {
            i += i + 1 < word.Length && word[i + 1] is '+' or '-' ? 2 : 1;
            digits = CountDigits(word[i..]);
            if (digits == 0)
            {
                return false;
            }

            i += digits;
        }

        return i == word.Length;
    }

    private static int CountDigits(ReadOnlySpan<char> word)
    {
        var count = word.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? word.Length : count;
    }

    private void SkipTrivia()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\n' or '\r':
                    position++;
                    break;
                case '/' when TryTakeComment():
                    break;
                default:
                    return;
            }
        }
    }

    private bool TryTakeComment()
    {
        if (position + 1 >= text.Length || text[position + 1] is not ('/' or '*'))
        {
            return false;
        }

        var start = position;
        if (text[start + 1] == '/')
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            position = length < 0 ? text.Length : start + length;
        }
        else
        {
            var length = text.AsSpan(start + 2).IndexOf("*/", StringComparison.Ordinal);
            position = length < 0 ? text.Length : start + length + 4;
            if (length < 0)
            {
                AddError(new TextSpan(start, 2), "The comment is not closed");
            }
        }

        comments.Add(new SyntaxComment(TextSpan.FromBounds(start, position), IsFirstOnLine(start)));
        return true;
    }

    private bool IsFirstOnLine(int index)
    {
        while (index > 0 && text[index - 1] is ' ' or '\t')
        {
            index--;
        }

        return index == 0 || text[index - 1] is '\n' or '\r';
    }

    // After an error nothing is understood any more but comments that have a line of their own.
    private void CollectRemainingComments()
    {
        while (position < text.Length)
        {
            SkipTrivia();
            var length = position < text.Length ? text.AsSpan(position).IndexOfAny('\n', '\r') : -1;
            position = length < 0 ? text.Length : position + length;
        }
    }
}

using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// Parses JSON with comments and trailing commas into YAML nodes, in one pass and without recursion. A bad member is an error
/// at its place; the members around it are understood.
/// </summary>
internal sealed partial class JsonParser
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

    // The wrong bracket is taken for a slip of the right one: what follows is most often meant for the collection outside.
    private void CloseMismatched()
    {
        AddError(new TextSpan(position, 1), text[position] == '}' ? "Expected ']' here, not '}'" : "Expected '}' here, not ']'");
        Close();
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
}

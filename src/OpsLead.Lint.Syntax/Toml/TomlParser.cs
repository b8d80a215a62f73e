using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Toml;

/// <summary>Parses a TOML file line by line: headers, keys and values. An error costs the line, or the value, that it stands in.</summary>
/// <param name="source">The text.</param>
internal sealed class TomlParser(SourceText source)
{
    private const int MaxDepth = 256;

    private readonly string text = source.Text;
    private readonly List<SyntaxError> errors = [];
    private readonly TomlTable root = new(new TextSpan(0, 0), isClosed: false);
    private int position;

    public TomlDocument Parse()
    {
        var table = root;
        while (true)
        {
            SkipBlank(acrossLines: true);
            if (position >= text.Length)
            {
                return new TomlDocument(source, root, errors);
            }

            var count = errors.Count;
            if (text[position] == '[')
            {
                table = ReadHeader() ?? new TomlTable(new TextSpan(position, 0), isClosed: false);
            }
            else
            {
                ReadEntry(table, depth: 0);
            }

            SkipBlank(acrossLines: false);
            if (position < text.Length && text[position] is not ('\r' or '\n'))
            {
                if (errors.Count == count)
                {
                    AddError("nothing but a comment may follow on this line");
                }

                SkipLine();
            }
        }
    }

    private TomlTable? ReadHeader()
    {
        var start = position;
        position++;
        var isArray = Take('[');
        var keys = ReadKeys();
        if (keys is null || !Take(']') || (isArray && !Take(']')))
        {
            AddError("the header of a table ends with " + (isArray ? "']]'" : "']'"));
            return null;
        }

        var span = TextSpan.FromBounds(start, position);
        if (Descend(root, keys, keys.Count - 1, span) is not { } parent)
        {
            return null;
        }

        var (key, keySpan) = keys[^1];
        if (!parent.TryGetValue(key, out var existing))
        {
            var table = new TomlTable(span, isClosed: false) { IsDefined = true };
            if (isArray)
            {
                var array = new TomlArray(span, isOfTables: true);
                array.Add(table);
                parent.TryAdd(key, keySpan, array);
            }
            else
            {
                parent.TryAdd(key, keySpan, table);
            }

            return table;
        }

        if (isArray && existing is TomlArray { IsOfTables: true } tables)
        {
            var table = new TomlTable(span, isClosed: false) { IsDefined = true };
            tables.Add(table);
            return table;
        }

        if (!isArray && existing is TomlTable { IsDefined: false, IsClosed: false } open)
        {
            open.IsDefined = true;
            return open;
        }

        errors.Add(new SyntaxError(keySpan, $"'{key}' is defined already"));
        return null;
    }

    private void ReadEntry(TomlTable table, int depth)
    {
        var start = position;
        var keys = ReadKeys();
        if (keys is null)
        {
            AddError("a key was expected");
            return;
        }

        if (!Take('='))
        {
            AddError("'=' was expected after the key");
            return;
        }

        SkipBlank(acrossLines: false);
        var value = ReadValue(depth + 1);
        if (value is null || Descend(table, keys, keys.Count - 1, TextSpan.FromBounds(start, position)) is not { } parent)
        {
            return;
        }

        if (!parent.TryAdd(keys[^1].Key, keys[^1].Span, value))
        {
            errors.Add(new SyntaxError(keys[^1].Span, $"'{keys[^1].Key}' is defined already"));
        }
    }

    // The table that the first keys of a dotted name lead to; what is not there is made.
    private TomlTable? Descend(TomlTable table, List<(string Key, TextSpan Span)> keys, int count, TextSpan span)
    {
        for (var i = 0; i < count; i++)
        {
            if (!table.TryGetValue(keys[i].Key, out var next))
            {
                var made = new TomlTable(span, isClosed: false);
                table.TryAdd(keys[i].Key, keys[i].Span, made);
                table = made;
                continue;
            }

            switch (next)
            {
                case TomlTable { IsClosed: false } open:
                    table = open;
                    break;
                case TomlArray { IsOfTables: true } array:
                    table = (TomlTable)array.Items[^1];
                    break;
                default:
                    errors.Add(new SyntaxError(keys[i].Span, $"'{keys[i].Key}' is no table that takes more keys"));
                    return null;
            }
        }

        return table;
    }

    private List<(string Key, TextSpan Span)>? ReadKeys()
    {
        var keys = new List<(string, TextSpan)>();
        do
        {
            SkipBlank(acrossLines: false);
            var start = position;
            if (position < text.Length && text[position] is '"' or '\'')
            {
                if (ReadString() is not { } quoted)
                {
                    return null;
                }

                keys.Add((quoted, TextSpan.FromBounds(start, position)));
            }
            else
            {
                while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or '-'))
                {
                    position++;
                }

                if (position == start)
                {
                    return null;
                }

                keys.Add((text[start..position], TextSpan.FromBounds(start, position)));
            }

            SkipBlank(acrossLines: false);
        }
        while (Take('.'));
        return keys;
    }

    private TomlNode? ReadValue(int depth)
    {
        if (position >= text.Length || text[position] is '\r' or '\n')
        {
            AddError("a value was expected");
            return null;
        }

        if (depth > MaxDepth)
        {
            AddError($"values are nested deeper than {MaxDepth}");
            position = text.Length;
            return null;
        }

        var start = position;
        switch (text[position])
        {
            case '"' or '\'':
                return ReadString() is { } value ? new TomlScalar(TextSpan.FromBounds(start, position), TomlScalarKind.String, value) : null;
            case '[':
                return ReadArray(depth);
            case '{':
                return ReadInlineTable(depth);
            default:
                return ReadPlain();
        }
    }

    private TomlArray? ReadArray(int depth)
    {
        var start = position++;
        var items = new List<TomlNode>();
        while (true)
        {
            SkipBlank(acrossLines: true);
            if (Take(']'))
            {
                var array = new TomlArray(TextSpan.FromBounds(start, position), isOfTables: false);
                items.ForEach(array.Add);
                return array;
            }

            if (position >= text.Length || ReadValue(depth + 1) is not { } item)
            {
                if (position >= text.Length && errors.Count == 0)
                {
                    AddError("the closing ']' is missing");
                }

                return null;
            }

            items.Add(item);
            SkipBlank(acrossLines: true);
            if (!Take(',') && (position >= text.Length || text[position] != ']'))
            {
                AddError("',' or ']' was expected");
                return null;
            }
        }
    }

    private TomlTable? ReadInlineTable(int depth)
    {
        var start = position++;
        var end = text.Length;
        var table = new TomlTable(default, isClosed: false);
        SkipBlank(acrossLines: false);
        while (!Take('}'))
        {
            var count = errors.Count;
            ReadEntry(table, depth);
            SkipBlank(acrossLines: false);
            if (errors.Count > count)
            {
                return null;
            }

            if (Take(','))
            {
                SkipBlank(acrossLines: false);
            }
            else if (position >= end || text[position] != '}')
            {
                AddError("',' or '}' was expected");
                return null;
            }
        }

        // The span and that nothing is added any more are known at the end only.
        var closed = new TomlTable(TextSpan.FromBounds(start, position), isClosed: true);
        foreach (var entry in table.Entries)
        {
            closed.TryAdd(entry.Key, entry.KeySpan, entry.Value);
        }

        return closed;
    }

    private TomlScalar? ReadPlain()
    {
        var start = position;
        while (position < text.Length && text[position] is not (',' or ']' or '}' or '#' or '\r' or '\n'))
        {
            position++;
        }

        var value = text.AsSpan(start, position - start).TrimEnd(" \t");
        position = start + value.Length;
        if (GetKind(value) is { } kind)
        {
            return new TomlScalar(new TextSpan(start, value.Length), kind, value.ToString());
        }

        errors.Add(new SyntaxError(new TextSpan(start, value.Length), "a text is written in quotes"));
        return null;
    }

    private static TomlScalarKind? GetKind(ReadOnlySpan<char> value)
    {
        if (value is "true" or "false")
        {
            return TomlScalarKind.Boolean;
        }

        var digits = value.TrimStart("+-");
        if (digits is "inf" or "nan")
        {
            return TomlScalarKind.Float;
        }

        // The only blank that a value has stands between a date and its time.
        if (digits is not [>= '0' and <= '9', ..] || (digits.Contains(' ') && !(digits.Contains('-') && digits.Contains(':'))))
        {
            return null;
        }

        return digits is ['0', 'x' or 'o' or 'b', ..] ? TomlScalarKind.Integer
            : digits.ContainsAny(':', 'T') || digits[1..].Contains('-') && !digits.ContainsAny('e', 'E') ? TomlScalarKind.DateTime
            : digits.ContainsAny('.', 'e', 'E') ? TomlScalarKind.Float
            : TomlScalarKind.Integer;
    }

    private string? ReadString()
    {
        var result = TomlString.Read(text, position, out var end, out var error);
        if (error is not null)
        {
            errors.Add(new SyntaxError(TextSpan.FromBounds(position, end), error));
        }

        position = end;
        return error is null ? result : null;
    }

    private bool Take(char expected)
    {
        if (position >= text.Length || text[position] != expected)
        {
            return false;
        }

        position++;
        return true;
    }

    private void SkipBlank(bool acrossLines)
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' || (acrossLines && text[position] is '\r' or '\n'))
            {
                position++;
            }
            else if (text[position] == '#')
            {
                SkipLine();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLine()
    {
        var offset = text.AsSpan(position).IndexOfAny('\r', '\n');
        position = offset < 0 ? text.Length : position + offset;
    }

    private void AddError(string message) => errors.Add(new SyntaxError(new TextSpan(position, position < text.Length ? 1 : 0), message));
}

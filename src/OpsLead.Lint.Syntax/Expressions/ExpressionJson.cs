using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// JSON text to values and back, for <c>fromJSON</c> and <c>toJSON</c> (RFC 8259). The parser of JSON files is another thing: it
/// takes comments and trailing commas, goes on after errors and builds trees of the file.
/// </summary>
internal ref struct ExpressionJson
{
    /// <summary>The deepest nesting that is read; beyond it the value is unknown rather than wrong.</summary>
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<char> text;
    private int position;
    private int depth;
    private bool tooDeep;

    private ExpressionJson(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Reads one JSON text.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="error">The index of the first character that is wrong, the length when the text ends too early; −1 when it is no error.</param>
    /// <returns>The value; null when it is not JSON or too deep to be read.</returns>
    public static ExpressionValue? Parse(ReadOnlySpan<char> text, out int error)
    {
        var reader = new ExpressionJson(text);
        var value = reader.ReadValue();
        if (value is not null)
        {
            reader.SkipWhiteSpace();
            value = reader.position < text.Length ? null : value;
        }

        error = value is not null || reader.tooDeep ? -1 : reader.position;
        return value;
    }

    /// <summary>Writes a value as <c>toJSON</c> does: two spaces a level, each element on a line of its own.</summary>
    /// <param name="value">The value.</param>
    /// <param name="builder">Where to.</param>
    /// <param name="level">How deep it stands.</param>
    public static void Write(ExpressionValue value, StringBuilder builder, int level = 0)
    {
        switch (value.Kind)
        {
            case ExpressionValueKind.Null:
                builder.Append("null");
                break;
            case ExpressionValueKind.String:
                WriteString(value.ToString(), builder);
                break;
            case ExpressionValueKind.Array when value.Items.IsEmpty:
                builder.Append("[]");
                break;
            case ExpressionValueKind.Object when value.Properties.IsEmpty:
                builder.Append("{}");
                break;
            case ExpressionValueKind.Array:
                builder.Append('[');
                for (var i = 0; i < value.Items.Length; i++)
                {
                    StartLine(builder, i, level + 1);
                    Write(value.Items[i], builder, level + 1);
                }

                builder.Append('\n').Append(' ', level * 2).Append(']');
                break;
            case ExpressionValueKind.Object:
                builder.Append('{');
                for (var i = 0; i < value.Properties.Length; i++)
                {
                    StartLine(builder, i, level + 1);
                    WriteString(value.Properties[i].Key, builder);
                    builder.Append(": ");
                    Write(value.Properties[i].Value, builder, level + 1);
                }

                builder.Append('\n').Append(' ', level * 2).Append('}');
                break;
            default:
                builder.Append(value.ToString());
                break;
        }
    }

    private static void StartLine(StringBuilder builder, int index, int level) => builder.Append(index > 0 ? ",\n" : "\n").Append(' ', level * 2);

    private static void WriteString(string value, StringBuilder builder)
    {
        builder.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    builder.Append('\\').Append(c);
                    break;
                case '\b':
                    builder.Append("\\b");
                    break;
                case '\f':
                    builder.Append("\\f");
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\r':
                    builder.Append("\\r");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                case < ' ':
                    builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    builder.Append(c);
                    break;
            }
        }

        builder.Append('"');
    }

    private readonly char Peek() => position < text.Length ? text[position] : '\0';

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            position++;
        }
    }

    private ExpressionValue? ReadValue()
    {
        SkipWhiteSpace();
        switch (Peek())
        {
            case '"':
                return ReadString() is { } value ? ExpressionValue.FromString(value) : null;
            case '[' or '{' when depth == MaxDepth:
                tooDeep = true;
                return null;
            case '[':
                return ReadArray();
            case '{':
                return ReadObject();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't':
                return ReadWord("true", ExpressionValue.True);
            case 'f':
                return ReadWord("false", ExpressionValue.False);
            case 'n':
                return ReadWord("null", ExpressionValue.Null);
            default:
                return null;
        }
    }

    private ExpressionValue? ReadWord(string word, ExpressionValue value)
    {
        if (!text[position..].StartsWith(word, StringComparison.Ordinal))
        {
            return null;
        }

        position += word.Length;
        return value;
    }

    private ExpressionValue? ReadArray()
    {
        var items = ImmutableArray.CreateBuilder<ExpressionValue>();
        depth++;
        position++;
        SkipWhiteSpace();
        if (Peek() != ']')
        {
            while (true)
            {
                if (ReadValue() is not { } item)
                {
                    return null;
                }

                items.Add(item);
                SkipWhiteSpace();
                if (Peek() != ',')
                {
                    break;
                }

                position++;
            }
        }

        return Close(']') ? ExpressionValue.FromArray(items.DrainToImmutable()) : null;
    }

    private ExpressionValue? ReadObject()
    {
        var properties = ImmutableArray.CreateBuilder<KeyValuePair<string, ExpressionValue>>();
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        depth++;
        position++;
        SkipWhiteSpace();
        if (Peek() != '}')
        {
            while (true)
            {
                SkipWhiteSpace();
                if (Peek() != '"' || ReadString() is not { } name)
                {
                    return null;
                }

                SkipWhiteSpace();
                if (Peek() != ':')
                {
                    return null;
                }

                position++;
                if (ReadValue() is not { } value)
                {
                    return null;
                }

                // The last of equal names counts, at the place of the first.
                if (indexes.TryGetValue(name, out var index))
                {
                    properties[index] = new(name, value);
                }
                else
                {
                    indexes.Add(name, properties.Count);
                    properties.Add(new(name, value));
                }

                SkipWhiteSpace();
                if (Peek() != ',')
                {
                    break;
                }

                position++;
            }
        }

        return Close('}') ? ExpressionValue.FromObject(properties.DrainToImmutable()) : null;
    }

    private bool Close(char bracket)
    {
        if (Peek() != bracket)
        {
            return false;
        }

        position++;
        depth--;
        return true;
    }

    private ExpressionValue? ReadNumber()
    {
        var start = position;
        if (Peek() == '-')
        {
            position++;
        }

        if (Peek() == '0')
        {
            position++;
        }
        else if (!SkipDigits())
        {
            return null;
        }

        if (Peek() == '.')
        {
            position++;
            if (!SkipDigits())
            {
                return null;
            }
        }

        if (Peek() is 'e' or 'E')
        {
            position++;
            if (Peek() is '+' or '-')
            {
                position++;
            }

            if (!SkipDigits())
            {
                return null;
            }
        }

        return ExpressionValue.FromNumber(double.Parse(text[start..position], NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private bool SkipDigits()
    {
        var start = position;
        while (char.IsAsciiDigit(Peek()))
        {
            position++;
        }

        return position > start;
    }

    private string? ReadString()
    {
        var start = ++position;
        StringBuilder? builder = null;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                var rest = text[start..position++];
                return builder is null ? rest.ToString() : builder.Append(rest).ToString();
            }

            if (c < ' ')
            {
                return null;
            }

            if (c != '\\')
            {
                position++;
                continue;
            }

            (builder ??= new StringBuilder()).Append(text[start..position]);
            if (!TryReadEscape(builder))
            {
                return null;
            }

            start = position;
        }

        return null;
    }

    private bool TryReadEscape(StringBuilder builder)
    {
        position++;
        var c = Peek();
        var decoded = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (c == 'u' && position + 5 <= text.Length
            && ushort.TryParse(text.Slice(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            builder.Append((char)code);
            position += 5;
            return true;
        }

        if (decoded == '\0')
        {
            return false;
        }

        builder.Append(decoded);
        position++;
        return true;
    }
}

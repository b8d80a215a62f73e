using System.Globalization;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <summary>A value that a schema enumerates.</summary>
internal sealed class SchemaLiteral
{
    private readonly SchemaTypes type;
    private readonly YamlNode? node;

    private SchemaLiteral(SchemaTypes type, string text, YamlNode? node)
    {
        this.type = type;
        this.node = node;
        Text = text;
    }

    /// <summary>The value as people read it.</summary>
    public string Text { get; }

    public static SchemaLiteral Create(string text) => new(SchemaTypes.String, text, node: null);

    public static SchemaLiteral Create(YamlNode node)
    {
        var value = SchemaValue.Classify(node, YamlSchema.Core);
        return new SchemaLiteral(value.Type, node is YamlScalar scalar ? scalar.Value : value.Type == SchemaTypes.Array ? "[…]" : "{…}", node);
    }

    /// <summary>Whether a value is this one, by JSON Schema's equality (draft 2020-12, section 4.2.2).</summary>
    public bool Equals(YamlNode other, SchemaValue value, YamlSchema schema) => node is null
        ? value.Type == SchemaTypes.String && ((YamlScalar)other).Value == Text
        : (type & SchemaTypes.String) != 0
            ? value.Type == SchemaTypes.String && ((YamlScalar)other).Value == Text
            : SchemaEquality.AreEqual(node, YamlSchema.Core, other, schema);
}

/// <summary>Equality of values as JSON Schema defines it: numbers by value, mappings without order.</summary>
internal static class SchemaEquality
{
    // Deeper values are not compared: what differs only there counts as different.
    private const int MaxDepth = 64;

    public static bool AreEqual(YamlNode left, YamlSchema leftSchema, YamlNode right, YamlSchema rightSchema, int depth = 0)
    {
        left = left.Resolve();
        right = right.Resolve();
        if (depth > MaxDepth)
        {
            return false;
        }

        switch (left, right)
        {
            case (YamlScalar first, YamlScalar second):
                var firstValue = SchemaValue.Classify(first, leftSchema);
                var secondValue = SchemaValue.Classify(second, rightSchema);
                return IsNumber(firstValue.Type) && IsNumber(secondValue.Type) ? firstValue.Number.Equals(secondValue.Number)
                    : firstValue.Type == secondValue.Type && firstValue.Type switch
                    {
                        SchemaTypes.Null => true,
                        SchemaTypes.Boolean => firstValue.Number.Equals(secondValue.Number),
                        _ => first.Value == second.Value,
                    };
            case (YamlSequence first, YamlSequence second):
                if (first.Items.Length != second.Items.Length)
                {
                    return false;
                }

                for (var i = 0; i < first.Items.Length; i++)
                {
                    if (!AreEqual(first.Items[i], leftSchema, second.Items[i], rightSchema, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case (YamlMapping first, YamlMapping second):
                if (first.Entries.Length != second.Entries.Length)
                {
                    return false;
                }

                foreach (ref readonly var entry in first.Entries)
                {
                    if (entry.Key is not YamlScalar key || !second.TryGetValue(key.Value, out var value)
                        || !AreEqual(entry.Value, leftSchema, value, rightSchema, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    private static bool IsNumber(SchemaTypes type) => (type & (SchemaTypes.Number | SchemaTypes.Integer)) != 0;
}

/// <summary>What a scalar is to JSON Schema.</summary>
/// <param name="Type">Its type; <see cref="SchemaTypes.None"/> when a template or a tag of its own decides it.</param>
/// <param name="Number">The number of a number, 1 for true, 0 otherwise.</param>
internal readonly record struct SchemaValue(SchemaTypes Type, double Number)
{
    public bool IsUnknown => Type == SchemaTypes.None;

    public static SchemaValue Classify(YamlNode node, YamlSchema schema) => node switch
    {
        // {{ value }} without quotes reads as a mapping whose key is a mapping: a template.
        YamlMapping { IsFlow: true, Entries: [{ Key: YamlMapping }, ..] } => default,
        YamlMapping => new(SchemaTypes.Object, 0),
        YamlSequence => new(SchemaTypes.Array, 0),
        YamlScalar scalar => Classify(scalar, schema),
        _ => default,
    };

    private static SchemaValue Classify(YamlScalar scalar, YamlSchema schema)
    {
        switch (scalar.Tag)
        {
            case null when scalar.Style != YamlScalarStyle.Plain:
            case "!!str" or "!" or "!!binary" or "!!timestamp":
                return new(SchemaTypes.String, 0);
            case null or "!!int" or "!!bool" or "!!float" or "!!null":
                break;
            default:
                return default;
        }

        if (scalar.IsNull || scalar.Tag == "!!null")
        {
            return new(SchemaTypes.Null, 0);
        }

        var text = scalar.Value;
        if (!CanBeSpecial(text[0]))
        {
            return new(SchemaTypes.String, 0);
        }

        if (scalar.TryGetBoolean(out var boolean, schema))
        {
            return new(SchemaTypes.Boolean, boolean ? 1 : 0);
        }

        if (scalar.TryGetInteger(out var integer, schema))
        {
            return new(SchemaTypes.Integer, integer);
        }

        if (TryGetFloat(text, schema, out var number))
        {
            return new(double.IsInteger(number) ? SchemaTypes.Integer | SchemaTypes.Number : SchemaTypes.Number, number);
        }

        return new(SchemaTypes.String, 0);
    }

    // Most scalars are words that begin no boolean and no number.
    private static bool CanBeSpecial(char first) => char.IsAsciiDigit(first) || first is '-' or '+' or '.' or 't' or 'T' or 'f' or 'F' or 'y' or 'Y' or 'n' or 'N' or 'o' or 'O';

    private static bool TryGetFloat(string text, YamlSchema schema, out double value)
    {
        value = 0;
        if (text is ".inf" or ".Inf" or ".INF" or "+.inf" or "-.inf" or ".nan" or ".NaN" or ".NAN")
        {
            value = text[^1] is 'f' or 'F' ? double.PositiveInfinity : double.NaN;
            return true;
        }

        var rest = text.AsSpan();
        rest = rest[0] is '-' or '+' ? rest[1..] : rest;
        var hasDigit = false;
        var hasPoint = false;
        var hasExponent = false;
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (char.IsAsciiDigit(c) || (c == '_' && schema == YamlSchema.Yaml11 && hasDigit))
            {
                hasDigit |= c != '_';
            }
            else if (c == '.' && !hasPoint && !hasExponent)
            {
                hasPoint = true;
            }
            else if (c is 'e' or 'E' && hasDigit && !hasExponent)
            {
                // Go's decoder wants a sign in an exponent (go-yaml v2, resolve.go): 1e3 is text to kubectl.
                var isSigned = i + 1 < rest.Length && rest[i + 1] is '-' or '+';
                if (!isSigned && schema == YamlSchema.Yaml11)
                {
                    return false;
                }

                hasExponent = true;
                i += isSigned ? 1 : 0;
                if (i + 1 >= rest.Length)
                {
                    return false;
                }
            }
            else
            {
                return false;
            }
        }

        return hasDigit && double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}

using System.Globalization;
using System.Text;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas;

/// <content>What is said about a difference. Each returns false, so that it reads as the verdict it is.</content>
public sealed partial class SchemaValidator
{
    private const int LongestQuote = 60;

    /// <summary>The names of types as people say them: <c>an integer or text</c>.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The names; empty for none.</returns>
    public static string Describe(SchemaTypes types)
    {
        if ((types & SchemaTypes.Number) != 0)
        {
            types &= ~SchemaTypes.Integer;
        }

        var names = new List<string>();
        Add(SchemaTypes.Object, "a mapping");
        Add(SchemaTypes.Array, "a list");
        Add(SchemaTypes.String, "a string");
        Add(SchemaTypes.Integer, "an integer");
        Add(SchemaTypes.Number, "a number");
        Add(SchemaTypes.Boolean, "a boolean");
        Add(SchemaTypes.Null, "null");
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " or " + names[^1];

        void Add(SchemaTypes type, string name)
        {
            if ((types & type) != 0)
            {
                names.Add(name);
            }
        }
    }

    private bool Report(SchemaViolationKind kind, YamlNode written, YamlNode node, string expected)
    {
        if (trials == 0)
        {
            violations.Add(new SchemaViolation(kind, GetSpan(written), GetPath(written), Quote(node), expected, Suggestion: null, written));
        }

        return false;
    }

    private bool ReportType(YamlNode written, YamlNode node, SchemaValue value, SchemaTypes types)
    {
        if (trials == 0)
        {
            var actual = (value.Type & SchemaTypes.Integer) != 0 ? SchemaTypes.Integer : value.Type;
            violations.Add(new SchemaViolation(SchemaViolationKind.WrongType, GetSpan(written), GetPath(written), Quote(node), Describe(types), Suggestion: null, written)
            {
                ExpectedTypes = types,
                ActualType = actual,
            });
        }

        return false;
    }

    private bool ReportFormat(YamlNode written, YamlScalar scalar, SchemaFormat format)
    {
        if (trials == 0)
        {
            var name = SchemaFormats.GetName(format);
            violations.Add(new SchemaViolation(SchemaViolationKind.FormatMismatch, GetSpan(written), GetPath(written), Quote(scalar), name, Suggestion: null, written) { Format = name });
        }

        return false;
    }

    private bool ReportEnumeration(YamlNode written, YamlNode node, SchemaLiteral[] literals)
    {
        if (trials == 0)
        {
            var names = literals.Select(static literal => literal.Text);
            var suggestion = node is YamlScalar scalar ? NearestName.Find(scalar.Value, names) : null;
            violations.Add(new SchemaViolation(SchemaViolationKind.NotInEnumeration, GetSpan(written), GetPath(written), Quote(node), string.Join(", ", names), suggestion, written));
        }

        return false;
    }

    private bool ReportUnknown(YamlEntry entry, string? suggestion, int since)
    {
        if (trials == 0)
        {
            var key = (YamlScalar)entry.Key.Resolve();
            violations.Add(new SchemaViolation(SchemaViolationKind.UnknownProperty, entry.Key.Span, GetPath(entry.Value), key.Value, "", suggestion, entry.Key) { AvailableSince = since });
        }

        return false;
    }

    private bool ReportMissing(YamlNode written, YamlMapping mapping, string name)
    {
        if (trials == 0)
        {
            violations.Add(new SchemaViolation(SchemaViolationKind.MissingProperty, GetAnchor(written, mapping), GetPath(written), name, "", Suggestion: null, mapping));
        }

        return false;
    }

    // Where a missing key is told: at the key whose mapping lacks it, or at the first key of an item or a document.
    private static TextSpan GetAnchor(YamlNode written, YamlMapping mapping) =>
        FindKey(written) is { } key ? key.Span : mapping.Entries.Length > 0 ? mapping.Entries[0].Key.Span : written.Span;

    private static TextSpan GetSpan(YamlNode written) => written.Span.Length == 0 && FindKey(written) is { } key ? key.Span : written.Span;

    private static YamlNode? FindKey(YamlNode node)
    {
        if (node.Parent is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (ReferenceEquals(entry.Value, node))
                {
                    return entry.Key;
                }
            }
        }

        return null;
    }

    private static string Quote(YamlNode node) => node switch
    {
        YamlScalar { Value: { Length: > LongestQuote } value } => string.Concat(value.AsSpan(0, LongestQuote), "…"),
        YamlScalar scalar => scalar.Value,
        YamlMapping => "a mapping",
        _ => "a list",
    };

    /// <summary>The way from the document's root to a node: <c>spec.containers[0].image</c>.</summary>
    private static string GetPath(YamlNode node)
    {
        var steps = new List<string>();
        for (var current = node; current.Parent is { } parent; current = parent)
        {
            if (parent is YamlMapping && FindKey(current) is { } key)
            {
                steps.Add("." + (key.Resolve() is YamlScalar scalar ? scalar.Value : "?"));
            }
            else if (parent is YamlSequence sequence)
            {
                steps.Add($"[{IndexOf(sequence, current).ToString(CultureInfo.InvariantCulture)}]");
            }
        }

        var path = new StringBuilder();
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            path.Append(steps[i]);
        }

        return path is { Length: > 0 } && path[0] == '.' ? path.ToString(1, path.Length - 1) : path.ToString();
    }

    private static int IndexOf(YamlSequence sequence, YamlNode item)
    {
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (ReferenceEquals(sequence.Items[i], item))
            {
                return i;
            }
        }

        return -1;
    }
}

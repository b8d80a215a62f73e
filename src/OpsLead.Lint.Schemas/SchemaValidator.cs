using System.Buffers;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <summary>
/// Validates YAML and JSON trees against compiled schemas. A value that a template supplies fits every schema, a mapping that is open
/// (<see cref="YamlMapping.IsOpen"/>) lacks nothing.
/// </summary>
public sealed partial class SchemaValidator
{
    // A schema may apply several schemas to one value, an alias may repeat a part of the document: this bounds their product.
    private const int MaxVisits = 2_000_000;

    // Schemas within schemas, and levels of the document: no document that people write comes near.
    private const int MaxDepth = 500;

    private static readonly SearchValues<char> PlaceholderCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789@%");

    private readonly SchemaValidationOptions options;
    private readonly List<SchemaViolation> violations = [];
    private int visits;
    private int depth;

    /// <summary>Above zero while it is only asked whether a value fits, and nothing is reported.</summary>
    private int trials;

    /// <summary>Whether an unknown value was met since this was last cleared.</summary>
    private bool hasMetUnknown;

    /// <summary>Whether the value is a key: text, whatever it looks like.</summary>
    private bool isKey;

    private SchemaValidator(SchemaValidationOptions options) => this.options = options;

    private bool IsExhausted => visits >= MaxVisits || depth >= MaxDepth || violations.Count >= options.MaxViolations;

    /// <summary>Validates a value.</summary>
    /// <param name="node">The value: the root of a document, or any part of it.</param>
    /// <param name="schema">What it should be.</param>
    /// <param name="options">How it is read; null for <see cref="SchemaValidationOptions.Default"/>.</param>
    /// <returns>The differences, in the order in which they are met. Empty when the value fits, or nothing certain speaks against it.</returns>
    public static IReadOnlyList<SchemaViolation> Validate(YamlNode node, JsonSchema schema, SchemaValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(schema);
        return Validate(node, schema.Root, options ?? SchemaValidationOptions.Default);
    }

    internal static IReadOnlyList<SchemaViolation> Validate(YamlNode node, SchemaNode schema, SchemaValidationOptions options)
    {
        var validator = new SchemaValidator(options);
        validator.Check(node, schema);
        return validator.violations;
    }

    /// <summary>Checks a value against a schema. False when it surely does not fit.</summary>
    private bool Check(YamlNode node, SchemaNode schema)
    {
        while (!schema.HasOwnConstraints && schema.Reference is { } target)
        {
            schema = target;
            if (++visits >= MaxVisits)
            {
                return true;
            }
        }

        visits++;
        if (IsExhausted)
        {
            hasMetUnknown = true;
            return true;
        }

        depth++;
        var isValid = CheckOwn(node, node.Resolve(), schema);
        depth--;
        return isValid;
    }

    private bool CheckOwn(YamlNode written, YamlNode node, SchemaNode schema)
    {
        if (schema.IsNothing)
        {
            return Report(SchemaViolationKind.NotAllowed, written, node, "nothing");
        }

        var value = isKey ? new SchemaValue(SchemaTypes.String, 0) : SchemaValue.Classify(node, options.YamlSchema);
        if (value.IsUnknown || (node is YamlScalar { Value: var text } && IsFilledInLater(text) && !IsCertainlyText(schema)))
        {
            hasMetUnknown = true;
            return true;
        }

        if (options.TreatsNullAsAbsent && value.Type == SchemaTypes.Null)
        {
            return true;
        }

        if (!HasType(value, schema.Types))
        {
            return ReportType(written, node, value, schema.Types);
        }

        var isValid = schema.Reference is not { } reference || Check(written, reference);
        if (schema.Enumeration is { } literals && !IsEnumerated(node, value, literals))
        {
            isValid = ReportEnumeration(written, node, literals);
        }

        switch (node)
        {
            case YamlMapping mapping when schema.Object is { } constraints:
                isValid &= CheckMapping(written, mapping, schema, constraints);
                break;
            case YamlSequence sequence when schema.Array is { } constraints:
                isValid &= CheckSequence(written, sequence, schema, constraints);
                break;
            case YamlScalar scalar:
                isValid &= CheckScalar(written, scalar, value, schema);
                break;
        }

        return (schema.Applicators is not { } applicators || CheckApplicators(written, node, applicators)) && isValid;
    }

    // Beside templates what sed and envsubst are given to replace: __REPLICAS__, REPLICA_COUNT, @PORT@.
    private static bool IsFilledInLater(string text) =>
        YamlFacts.IsTemplated(text)
        || (text.Length > 3 && !text.AsSpan().ContainsAnyExcept(PlaceholderCharacters) && (text.Contains('_', StringComparison.Ordinal) || text[0] == '@' || text[0] == '%'));

    // Text with a placeholder is text all the same: a schema that wants anything but text is not satisfied by it, yet what fills it in may be a number.
    private static bool IsCertainlyText(SchemaNode schema) =>
        schema.Types == SchemaTypes.String && schema is { Enumeration: null, Format: SchemaFormat.None, Value: null, Applicators: null, Reference: null };

    private static bool HasType(SchemaValue value, SchemaTypes types) =>
        (value.Type & types) != 0 || (value.Type == SchemaTypes.Integer && (types & SchemaTypes.Number) != 0);

    private bool IsEnumerated(YamlNode node, SchemaValue value, SchemaLiteral[] literals)
    {
        foreach (var literal in literals)
        {
            if (literal.Equals(node, value, options.YamlSchema))
            {
                return true;
            }
        }

        return false;
    }

    private bool CheckScalar(YamlNode written, YamlScalar scalar, SchemaValue value, SchemaNode schema)
    {
        var isText = value.Type == SchemaTypes.String;
        var isNumber = (value.Type & (SchemaTypes.Integer | SchemaTypes.Number)) != 0;
        if (schema.Format != SchemaFormat.None
            && ((isText && !SchemaFormats.Accepts(schema.Format, scalar.Value)) || (isNumber && !SchemaFormats.Accepts(schema.Format, value.Number))))
        {
            return ReportFormat(written, scalar, schema.Format);
        }

        if (schema.Value is not { } constraints)
        {
            return true;
        }

        if (isText)
        {
            if (constraints.Pattern is { } pattern && !pattern.IsMatch(scalar.Value))
            {
                return Report(SchemaViolationKind.PatternMismatch, written, scalar, pattern.ToString());
            }

            if (constraints.MinLength > 0 || constraints.MaxLength < int.MaxValue)
            {
                return CheckCount(written, scalar, CountCharacters(scalar.Value), constraints.MinLength, constraints.MaxLength);
            }

            return true;
        }

        return !isNumber || CheckNumber(written, scalar, value.Number, constraints);
    }

    private bool CheckNumber(YamlNode written, YamlScalar scalar, double number, ValueConstraints constraints)
    {
        var expected = number < constraints.Minimum ? $"at least {constraints.Minimum:R}"
            : number > constraints.Maximum ? $"at most {constraints.Maximum:R}"
            : number <= constraints.ExclusiveMinimum ? $"more than {constraints.ExclusiveMinimum:R}"
            : number >= constraints.ExclusiveMaximum ? $"less than {constraints.ExclusiveMaximum:R}"
            : constraints.MultipleOf is { } step && !IsMultiple(number, step) ? $"a multiple of {step}"
            : null;
        return expected is null || Report(SchemaViolationKind.OutOfRange, written, scalar, expected);
    }

    // Decimal keeps 0.0075 a multiple of 0.0001; what it cannot hold is compared as floating point numbers are.
    private static bool IsMultiple(double number, decimal step) =>
        step == 0 || (Math.Abs(number) < 1e15 ? (decimal)number % step == 0 : Math.IEEERemainder(number, (double)step) == 0);

    // JSON Schema counts code points (draft 2020-12, validation, section 6.3.1).
    private static int CountCharacters(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return count;
    }

    private bool CheckCount(YamlNode written, YamlNode node, int count, int minimum, int maximum) =>
        count < minimum ? Report(SchemaViolationKind.WrongLength, written, node, $"at least {minimum}")
        : count <= maximum || Report(SchemaViolationKind.WrongLength, written, node, $"at most {maximum}");

    private bool CheckSequence(YamlNode written, YamlSequence sequence, SchemaNode schema, ArrayConstraints constraints)
    {
        var isValid = CheckCount(written, sequence, sequence.Items.Length, constraints.MinItems, constraints.MaxItems);
        var contained = 0;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = sequence.Items[i];
            if (IsExhausted)
            {
                return isValid;
            }

            var itemSchema = i < constraints.Prefix.Length ? constraints.Prefix[i] : constraints.Items;
            isValid &= itemSchema is null || Check(item, itemSchema);
            if (trials > 0 && !isValid)
            {
                return false;
            }

            contained += constraints.Contains is { } contains && IsMatch(item, contains) ? 1 : 0;
        }

        if (constraints.Contains is not null && (contained < constraints.MinContains || contained > constraints.MaxContains))
        {
            isValid &= Report(SchemaViolationKind.WrongLength, written, sequence, $"between {constraints.MinContains} and {constraints.MaxContains} items of one kind");
        }

        if (constraints.AreUnique)
        {
            isValid &= CheckUnique(sequence);
        }

        if (constraints.Unevaluated is { } unevaluated)
        {
            isValid &= CheckUnevaluatedItems(sequence, schema, unevaluated);
        }

        return isValid;
    }

    private bool CheckUnique(YamlSequence sequence)
    {
        // Pairs: a list that is this long and must be unique was never seen.
        const int MaxCompared = 1_000;

        var items = sequence.Items.Length > MaxCompared ? sequence.Items[..MaxCompared] : sequence.Items;
        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (items[i].Resolve() is not YamlScalar { Value: var text } || !YamlFacts.IsTemplated(text))
                {
                    if (SchemaEquality.AreEqual(items[i], options.YamlSchema, items[j], options.YamlSchema))
                    {
                        return Report(SchemaViolationKind.DuplicateItem, items[i], items[i].Resolve(), "");
                    }
                }
            }
        }

        return true;
    }

    private bool CheckKey(YamlNode key, SchemaNode schema)
    {
        isKey = true;
        var isValid = Check(key, schema);
        isKey = false;
        return isValid;
    }

    /// <summary>Whether a value fits, without a word.</summary>
    private bool IsMatch(YamlNode node, SchemaNode schema)
    {
        trials++;
        var isMatch = Check(node, schema);
        trials--;
        return isMatch;
    }
}

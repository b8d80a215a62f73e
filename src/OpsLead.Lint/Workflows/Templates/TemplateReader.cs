using System.Collections.Immutable;
using System.Globalization;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>
/// Compares a tree with a <see cref="TemplateType"/> the way GitHub's template reader does: a text takes numbers and booleans too, an expression stands for anything where one is evaluated,
/// keys of one's own differ without regard to case. An aliased node is read once for each type, so the work is linear in the file whatever its aliases.
/// </summary>
internal sealed class TemplateReader
{
    // Source: the parser of GitHub's actions/languageservices, "Maximum object depth exceeded".
    private const int MaximumDepth = 50;

    private readonly List<TemplateError> errors = [];
    private readonly HashSet<(YamlNode Node, TemplateType Type)> visited = [];
    private readonly bool hasExpressions;

    private TemplateReader(bool hasExpressions) => this.hasExpressions = hasExpressions;

    /// <summary>Compares.</summary>
    /// <param name="root">The root of the document.</param>
    /// <param name="type">What is expected.</param>
    /// <param name="name">What the document is, for the words of a finding.</param>
    /// <param name="hasExpressions">Whether <c>${{ }}</c> means something in such a file.</param>
    /// <returns>The differences, in the order of the walk.</returns>
    public static IReadOnlyList<TemplateError> Read(YamlNode root, TemplateType type, string name, bool hasExpressions = true)
    {
        var reader = new TemplateReader(hasExpressions);
        var anchor = root is YamlMapping { Entries: [var first, ..] } ? first.Key.Span : new TextSpan(root.Span.Start, Math.Min(root.Span.Length, 1));
        reader.Read(root, type, hasContext: false, name, anchor, isInTrigger: false);
        if (hasExpressions)
        {
            reader.CheckDepth(root);
        }

        return reader.errors;
    }

    private void Read(YamlNode written, TemplateType type, bool hasContext, string owner, TextSpan anchor, bool isInTrigger)
    {
        var node = written.Resolve();
        if (node is YamlAlias || !visited.Add((node, type)))
        {
            return;
        }

        hasContext |= type.HasContext;
        switch (node)
        {
            case YamlScalar scalar:
                ReadScalar(scalar, type, hasContext, owner, anchor, isInTrigger);
                break;
            case YamlSequence sequence:
                ReadSequence(sequence, type, hasContext, owner, anchor, isInTrigger);
                break;
            case YamlMapping mapping:
                ReadMapping(mapping, type, hasContext, owner, anchor, isInTrigger);
                break;
        }
    }

    private void ReadScalar(YamlScalar scalar, TemplateType type, bool hasContext, string owner, TextSpan anchor, bool isInTrigger)
    {
        if (HasTagMismatch(scalar))
        {
            errors.Add(new TemplateError(TemplateErrorKind.TagMismatch, scalar.Span, scalar.Value, owner) { Expected = scalar.Tag!, IsInTrigger = isInTrigger });
            return;
        }

        if (hasExpressions && scalar.Value.IndexOf("${{", StringComparison.Ordinal) is >= 0 and var start)
        {
            ReadExpression(scalar, start, type, hasContext, owner, isInTrigger);
            return;
        }

        if (type.IsAny)
        {
            return;
        }

        if (scalar.IsNull)
        {
            if (!(type.AllowsWrittenNull && scalar.Span.Length > 0) && !type.Scalars.HasFlag(ScalarTypes.Null) && (!type.Scalars.HasFlag(ScalarTypes.Text) || type.IsNonEmpty))
            {
                AddEmpty(scalar, type, owner, scalar.Span.Length > 0 ? scalar.Span : anchor, isInTrigger);
            }

            return;
        }

        var isNumber = type.Scalars.HasFlag(ScalarTypes.Number) && TryGetNumber(scalar, out var number) && IsInRange(scalar, number, type, owner, isInTrigger);
        if (isNumber || (type.Scalars.HasFlag(ScalarTypes.Boolean) && scalar.TryGetBoolean(out _)))
        {
            return;
        }

        if (!type.Scalars.HasFlag(ScalarTypes.Text) || (type.IsTextOnly && scalar.Style == YamlScalarStyle.Plain && (scalar.TryGetBoolean(out _) || TryGetNumber(scalar, out _))))
        {
            if (!(type.Scalars.HasFlag(ScalarTypes.Number) && TryGetNumber(scalar, out _)) && !IsPlaceholder(scalar))
            {
                errors.Add(new TemplateError(TemplateErrorKind.UnexpectedType, Trim(scalar), scalar.Value, owner) { Expected = type.Expected, IsRefused = !type.IsLenient, IsInTrigger = isInTrigger });
            }
        }
        else if (type.IsNonEmpty && scalar.Value.Length == 0)
        {
            AddEmpty(scalar, type, owner, scalar.Span, isInTrigger);
        }
        else if (scalar.Value.Length > type.MaximumLength || (!type.Values.IsEmpty && !type.Values.Contains(scalar.Value)))
        {
            errors.Add(new TemplateError(TemplateErrorKind.UnexpectedValue, Trim(scalar), scalar.Value, owner)
            {
                Expected = type.Values.IsEmpty ? $"at most {type.MaximumLength.ToString(CultureInfo.InvariantCulture)} characters" : $"'{string.Join("', '", type.Values)}'",
                Candidates = type.Values,
                ContentSpan = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded ? null : scalar.ContentSpan,
                IsRefused = !type.IsLenient,
                IsInTrigger = isInTrigger,
            });
        }
    }

    private void ReadExpression(YamlScalar scalar, int start, TemplateType type, bool hasContext, string owner, bool isInTrigger)
    {
        if (!hasContext)
        {
            // Where a text is expected, the contexts of the place are the business of whoever knows them.
            if (!type.IsAny && !type.Scalars.HasFlag(ScalarTypes.Text) && !isInTrigger)
            {
                errors.Add(new TemplateError(TemplateErrorKind.ExpressionNotAllowed, scalar.Span, scalar.Value, owner));
            }
        }
        else if (!type.IsAny && !type.Scalars.HasFlag(ScalarTypes.Text) && scalar.Value.AsSpan(0, start).Trim().Length + scalar.Value.AsSpan(Math.Min(scalar.Value.Length, scalar.Value.LastIndexOf("}}", StringComparison.Ordinal) + 2)).Trim().Length > 0)
        {
            errors.Add(new TemplateError(TemplateErrorKind.UnexpectedType, scalar.Span, scalar.Value, owner) { Expected = type.Expected, IsRefused = !type.IsLenient, IsInTrigger = isInTrigger });
        }
    }

    private void ReadSequence(YamlSequence sequence, TemplateType type, bool hasContext, string owner, TextSpan anchor, bool isInTrigger)
    {
        if (type.IsAny)
        {
            foreach (var item in sequence.Items)
            {
                Read(item, type, hasContext, owner, item.Span, isInTrigger);
            }

            return;
        }

        if (type.Items is null)
        {
            AddUnexpectedCollection(sequence, type, owner, isInTrigger);
            return;
        }

        if (sequence.Items.IsEmpty && type.IsNonEmpty)
        {
            AddEmpty(sequence, type, owner, sequence.Span, isInTrigger);
        }

        var seen = type.HasUniqueItems ? new Dictionary<string, TextSpan>(StringComparer.Ordinal) : null;
        foreach (var item in sequence.Items)
        {
            Read(item, type.Items, hasContext, owner, item.Span.Length > 0 ? item.Span : GetDash(sequence, item) ?? anchor, isInTrigger);
            if (seen is not null && item.Resolve() is YamlScalar scalar && !seen.TryAdd(scalar.Value, scalar.Span))
            {
                errors.Add(new TemplateError(TemplateErrorKind.DuplicateItem, scalar.Span, scalar.Value, owner) { First = seen[scalar.Value], IsInTrigger = isInTrigger });
            }
        }
    }

    private void ReadMapping(YamlMapping mapping, TemplateType type, bool hasContext, string owner, TextSpan anchor, bool isInTrigger)
    {
        if (type.IsAny)
        {
            CheckDuplicates(mapping, owner, ignoreCase: true, isInTrigger);
            foreach (ref readonly var entry in mapping.Entries)
            {
                CheckKey(entry.Key, hasContext, owner, isInTrigger);
                Read(entry.Value, type, hasContext, (entry.Key as YamlScalar)?.Value ?? owner, entry.Key.Span, isInTrigger);
            }

            return;
        }

        if (type.Mappings.IsEmpty)
        {
            // '{{ name }}': the file is a template of a workflow, and what will stand here is not known.
            if (mapping is not { IsFlow: true, Entries: [{ Key: YamlMapping { IsFlow: true } }] })
            {
                AddUnexpectedCollection(mapping, type, owner, isInTrigger);
            }

            return;
        }

        var template = Choose(mapping, type.Mappings);
        hasContext |= template.HasContext;
        isInTrigger |= template.IsTrigger;
        CheckDuplicates(mapping, template.Name, ignoreCase: true, isInTrigger);
        CheckRequired(mapping, template, anchor, isInTrigger);
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key.Resolve() is not YamlScalar key)
            {
                AddUnexpectedCollection(entry.Key, TemplateTypes.AnyText, template.Name, isInTrigger);
                continue;
            }

            if (key is { Style: YamlScalarStyle.Plain, Value: "<<" } && hasExpressions)
            {
                errors.Add(new TemplateError(TemplateErrorKind.MergeKey, key.Span, key.Value, template.Name) { IsInTrigger = isInTrigger });
            }
            else if (!CheckKey(key, hasContext, template.Name, isInTrigger))
            {
                Read(entry.Value, TemplateType.Any, hasContext, owner, key.Span, isInTrigger);
            }
            else if (template.Keys.TryGetValue(key.Value, out var known) || template.Others is not null)
            {
                if (template.Others is not null && key.Value.Length == 0)
                {
                    errors.Add(new TemplateError(TemplateErrorKind.EmptyValue, key.Span, key.Value, template.Name) { Expected = "a name" });
                }

                Read(entry.Value, known ?? template.Others!, hasContext, key.Value, key.Span, isInTrigger);
            }
            else
            {
                errors.Add(new TemplateError(TemplateErrorKind.UnexpectedKey, key.Span, key.Value, template.Name)
                {
                    Candidates = [.. template.Keys.Keys.Where(name => !mapping.TryGetEntry(name, out _)).Order(StringComparer.Ordinal)],
                    ContentSpan = key.ContentSpan,
                    IsRefused = !template.IgnoresUnknownKeys,
                    IsInTrigger = isInTrigger,
                });
            }
        }
    }

    private static MappingTemplate Choose(YamlMapping mapping, ImmutableArray<MappingTemplate> templates)
    {
        foreach (var template in templates)
        {
            if (template.Discriminator is { } discriminator && mapping.TryGetEntry(discriminator, out _))
            {
                return template;
            }
        }

        return templates[^1];
    }

    private void CheckRequired(YamlMapping mapping, MappingTemplate template, TextSpan anchor, bool isInTrigger)
    {
        if (mapping.IsOpen || HasExpressionKey(mapping))
        {
            return;
        }

        foreach (var key in template.Required)
        {
            AddMissing(mapping, template, key, isRefused: true, anchor, isInTrigger);
        }

        foreach (var key in template.Advised)
        {
            AddMissing(mapping, template, key, isRefused: false, anchor, isInTrigger);
        }

        if (template.IsNonEmpty && mapping.Entries.IsEmpty)
        {
            errors.Add(new TemplateError(TemplateErrorKind.EmptyValue, mapping.Span, "", template.Name) { Expected = "a mapping", IsInTrigger = isInTrigger });
        }

        if (!template.ExactlyOne.IsEmpty)
        {
            var present = template.ExactlyOne.Where(key => mapping.TryGetEntry(key, out _)).ToArray();
            if (present.Length == 0)
            {
                errors.Add(new TemplateError(TemplateErrorKind.MissingKey, anchor, string.Join("' or '", template.ExactlyOne), template.Name) { IsInTrigger = isInTrigger });
            }
            else if (present.Length > 1 && mapping.TryGetEntry(present[1], out var second))
            {
                errors.Add(new TemplateError(TemplateErrorKind.UnexpectedKey, second.Key.Span, present[1], template.Name) { IsInTrigger = isInTrigger });
            }
        }
    }

    private void AddMissing(YamlMapping mapping, MappingTemplate template, string key, bool isRefused, TextSpan anchor, bool isInTrigger)
    {
        if (!mapping.TryGetEntry(key, out _))
        {
            errors.Add(new TemplateError(TemplateErrorKind.MissingKey, anchor, key, template.Name) { IsRefused = isRefused, IsInTrigger = isInTrigger });
        }
    }

    // What an expression inserts is not known; a key of one is refused where nothing is evaluated.
    private bool CheckKey(YamlNode key, bool hasContext, string owner, bool isInTrigger)
    {
        if (!hasExpressions || key is not YamlScalar scalar || scalar.Value.IndexOf("${{", StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return true;
        }

        if (!hasContext)
        {
            errors.Add(new TemplateError(TemplateErrorKind.ExpressionNotAllowed, scalar.GetSpan(start, scalar.Value.Length - start), scalar.Value, owner) { IsInTrigger = isInTrigger });
        }

        return false;
    }

    private void CheckDuplicates(YamlMapping mapping, string owner, bool ignoreCase, bool isInTrigger)
    {
        if (mapping.Entries.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, TextSpan>(mapping.Entries.Length, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key && !key.Value.Contains("${{", StringComparison.Ordinal) && !seen.TryAdd(key.Value, key.Span))
            {
                errors.Add(new TemplateError(TemplateErrorKind.DuplicateKey, key.Span, key.Value, owner) { First = seen[key.Value], IsInTrigger = isInTrigger });
            }
        }
    }

    private static bool HasExpressionKey(YamlMapping mapping)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key || key.Value.Contains("${{", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void AddEmpty(YamlNode node, TemplateType type, string owner, TextSpan span, bool isInTrigger) => errors.Add(
        new TemplateError(TemplateErrorKind.EmptyValue, span, "", owner) { Expected = type.Expected, IsRefused = !type.IsLenient && !(type.IsLenientWhenEmpty && node is not YamlMapping) && !(type.AcceptsEmptyList && node is YamlSequence), IsInTrigger = isInTrigger });

    private void AddUnexpectedCollection(YamlNode node, TemplateType type, string owner, bool isInTrigger) => errors.Add(
        new TemplateError(TemplateErrorKind.UnexpectedType, GetStart(node), node is YamlMapping ? "a mapping" : "a list", owner) { Expected = type.Expected, IsRefused = !type.IsLenient, IsInTrigger = isInTrigger });

    // Of a collection over several lines the first key, or the first dash.
    private static TextSpan GetStart(YamlNode node) => node switch
    {
        YamlMapping { IsFlow: false, Entries: [var first, ..] } => first.Key.Span,
        YamlSequence { IsFlow: false } => new TextSpan(node.Span.Start, 1),
        _ => node.Span,
    };

    // An item with nothing in it begins where its dash ends; in a flow sequence there is none.
    private static TextSpan? GetDash(YamlSequence sequence, YamlNode item) => !sequence.IsFlow && item.Span.Start > sequence.Span.Start ? new TextSpan(item.Span.Start - 1, 1) : null;

    // '$name': what fills in a template of workflows.
    private static bool IsPlaceholder(YamlScalar scalar) => scalar.Style == YamlScalarStyle.Plain && scalar.Value is ['$', >= 'a' and <= 'z', ..];

    // Of a block scalar its header.
    private static TextSpan Trim(YamlScalar scalar) => scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded ? new TextSpan(scalar.Span.Start, 1) : scalar.Span;

    private bool IsInRange(YamlScalar scalar, double number, TemplateType type, string owner, bool isInTrigger)
    {
        if (type.IsInteger && number != Math.Floor(number))
        {
            errors.Add(new TemplateError(TemplateErrorKind.NumberOutOfRange, scalar.Span, scalar.Value, owner) { Expected = "a whole number", IsRefused = !type.IsLenientWhenEmpty, IsInTrigger = isInTrigger });
            return false;
        }

        if (type.Minimum is { } minimum && (number < minimum || (type.IsMinimumExclusive && number == minimum)))
        {
            var expected = (type.IsMinimumExclusive ? "more than " : "at least ") + minimum.ToString(CultureInfo.InvariantCulture);
            errors.Add(new TemplateError(TemplateErrorKind.NumberOutOfRange, scalar.Span, scalar.Value, owner) { Expected = expected, IsRefused = !type.IsLenientWhenEmpty, IsInTrigger = isInTrigger });
            return false;
        }

        return true;
    }

    private static bool HasTagMismatch(YamlScalar scalar) => scalar.Tag switch
    {
        "!!bool" => scalar.Style != YamlScalarStyle.Plain || !scalar.TryGetBoolean(out _),
        "!!int" => scalar.Style != YamlScalarStyle.Plain || !scalar.TryGetInteger(out _),
        "!!float" => scalar.Style != YamlScalarStyle.Plain || !TryParse(scalar.Value, out _),
        _ => false,
    };

    private static bool TryGetNumber(YamlScalar scalar, out double number)
    {
        number = 0;
        if (scalar.Style != YamlScalarStyle.Plain || scalar.Tag is not (null or "!!int" or "!!float"))
        {
            return false;
        }

        if (scalar.TryGetInteger(out var integer))
        {
            number = integer;
            return true;
        }

        return TryParse(scalar.Value, out number);
    }

    // YAML 1.2.2, section 10.3.2: the core schema's floats.
    private static bool TryParse(string text, out double number)
    {
        switch (text)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                number = double.PositiveInfinity;
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                number = double.NegativeInfinity;
                return true;
            case ".nan" or ".NaN" or ".NAN":
                number = double.NaN;
                return true;
            default:
                number = 0;
                return text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
                    && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
        }
    }

    private void CheckDepth(YamlNode root)
    {
        var pending = new Stack<(YamlNode Node, int Depth)>();
        pending.Push((root, 1));
        while (pending.TryPop(out var item))
        {
            if (item.Node is not (YamlMapping or YamlSequence))
            {
                continue;
            }

            if (item.Depth > MaximumDepth)
            {
                errors.Add(new TemplateError(TemplateErrorKind.TooDeep, GetStart(item.Node), MaximumDepth.ToString(CultureInfo.InvariantCulture), "file"));
                return;
            }

            if (item.Node is YamlSequence sequence)
            {
                foreach (var child in sequence.Items)
                {
                    pending.Push((child, item.Depth + 1));
                }
            }
            else if (item.Node is YamlMapping mapping)
            {
                foreach (ref readonly var entry in mapping.Entries)
                {
                    pending.Push((entry.Value, item.Depth + 1));
                }
            }
        }
    }
}

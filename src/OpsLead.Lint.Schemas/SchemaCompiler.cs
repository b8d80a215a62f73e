using System.Globalization;
using System.Text.RegularExpressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Schemas;

/// <summary>Compiles a schema's tree into nodes.</summary>
internal sealed partial class SchemaCompiler
{
    // A schema nested deeper accepts everything below: trees are bounded by the parser, the stack is smaller.
    private const int MaxDepth = 200;

    private readonly YamlNode root;
    private readonly bool isStructural;
    private readonly bool isOldDraft;
    private readonly Dictionary<YamlNode, SchemaNode> compiled = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, YamlNode>? anchors;
    private int depth;

    public SchemaCompiler(YamlNode root, bool isStructural)
    {
        this.root = root.Resolve();
        this.isStructural = isStructural;

        // Up to draft 7 a $ref stands alone, and up to draft 4 an id is called "id" (draft 7, section 8.3).
        isOldDraft = this.root is YamlMapping mapping && mapping.TryGetScalar("$schema", out var draft)
            && (draft.Value.Contains("draft-04", StringComparison.Ordinal) || draft.Value.Contains("draft-06", StringComparison.Ordinal)
                || draft.Value.Contains("draft-07", StringComparison.Ordinal));
    }

    public bool HasUnknowns { get; private set; }

    public SchemaNode Compile() => Compile(root, isRootOfResource: isStructural);

    private SchemaNode Compile(YamlNode node, bool isRootOfResource = false)
    {
        node = node.Resolve();
        if (node is YamlScalar scalar && scalar.TryGetBoolean(out var boolean))
        {
            return boolean ? SchemaNode.Anything : SchemaNode.Nothing;
        }

        if (node is not YamlMapping mapping || depth >= MaxDepth)
        {
            HasUnknowns = true;
            return SchemaNode.Anything;
        }

        if (compiled.TryGetValue(mapping, out var known))
        {
            return known;
        }

        var schema = new SchemaNode();
        compiled.Add(mapping, schema);
        depth++;
        Fill(schema, mapping, isRootOfResource);
        depth--;
        return schema;
    }

    private void Fill(SchemaNode schema, YamlMapping mapping, bool isRootOfResource)
    {
        var target = mapping.TryGetScalar("$ref", out var reference) || mapping.TryGetScalar("$dynamicRef", out reference) || mapping.TryGetScalar("$recursiveRef", out reference)
            ? reference.Value : null;
        if (target is not null)
        {
            schema.SetReference(() => Find(target));
            if (isOldDraft)
            {
                schema.HasOwnConstraints = false;
                return;
            }
        }

        schema.Types = ReadTypes(mapping);
        if (mapping.TryGetScalar("format", out var format))
        {
            schema.Format = SchemaFormats.Parse(format.Value);
        }

        if (mapping.TryGetSequence("enum", out var values))
        {
            schema.Enumeration = [.. values.Items.ToArray().Select(static value => SchemaLiteral.Create(value.Resolve()))];
        }
        else if (mapping.TryGetValue("const", out var constant) && !isStructural)
        {
            schema.Enumeration = [SchemaLiteral.Create(constant)];
        }

        schema.Value = ReadValueConstraints(mapping);
        schema.Array = ReadArrayConstraints(mapping);
        schema.Object = ReadObjectConstraints(mapping, isRootOfResource);
        schema.Applicators = ReadApplicators(mapping);
    }

    private SchemaTypes ReadTypes(YamlMapping mapping)
    {
        if (IsTrue(mapping, "x-kubernetes-int-or-string"))
        {
            return SchemaTypes.Integer | SchemaTypes.String;
        }

        var types = SchemaTypes.None;
        if (mapping.TryGetValue("type", out var type))
        {
            if (type is YamlScalar single)
            {
                types = ParseType(single.Value);
            }
            else if (type is YamlSequence list)
            {
                foreach (var item in list.Items)
                {
                    types |= item.Resolve() is YamlScalar name ? ParseType(name.Value) : SchemaTypes.Any;
                }
            }
        }

        if (types == SchemaTypes.None)
        {
            return SchemaTypes.Any;
        }

        // OpenAPI 3.0's way to allow null.
        return IsTrue(mapping, "nullable") ? types | SchemaTypes.Null : types;
    }

    private SchemaTypes ParseType(string name)
    {
        switch (name)
        {
            case "null":
                return SchemaTypes.Null;
            case "boolean":
                return SchemaTypes.Boolean;
            case "integer":
                return SchemaTypes.Integer;
            case "number":
                return SchemaTypes.Number | SchemaTypes.Integer;
            case "string":
                return SchemaTypes.String;
            case "object":
                return SchemaTypes.Object;
            case "array":
                return SchemaTypes.Array;
            default:
                HasUnknowns = true;
                return SchemaTypes.Any;
        }
    }

    private ValueConstraints? ReadValueConstraints(YamlMapping mapping)
    {
        var constraints = new ValueConstraints();
        var isUsed = false;
        if (mapping.TryGetScalar("pattern", out var pattern) && ReadPattern(pattern.Value) is { } regex)
        {
            constraints.Pattern = regex;
            isUsed = true;
        }

        if (TryReadCount(mapping, "minLength", out var minLength))
        {
            constraints.MinLength = minLength;
            isUsed = true;
        }

        if (TryReadCount(mapping, "maxLength", out var maxLength))
        {
            constraints.MaxLength = maxLength;
            isUsed = true;
        }

        constraints.Minimum = ReadNumber(mapping, "minimum");
        constraints.Maximum = ReadNumber(mapping, "maximum");
        constraints.ExclusiveMinimum = ReadNumber(mapping, "exclusiveMinimum");
        constraints.ExclusiveMaximum = ReadNumber(mapping, "exclusiveMaximum");

        // Draft 4 and OpenAPI 3.0: a boolean beside the bound (draft 4, validation, section 5.1.2).
        if (IsTrue(mapping, "exclusiveMinimum"))
        {
            (constraints.Minimum, constraints.ExclusiveMinimum) = (null, constraints.Minimum);
        }

        if (IsTrue(mapping, "exclusiveMaximum"))
        {
            (constraints.Maximum, constraints.ExclusiveMaximum) = (null, constraints.Maximum);
        }

        constraints.MultipleOf = mapping.TryGetScalar("multipleOf", out var step)
            && decimal.TryParse(step.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var multiple) ? multiple : null;
        isUsed |= constraints is not { Minimum: null, Maximum: null, ExclusiveMinimum: null, ExclusiveMaximum: null, MultipleOf: null };
        return isUsed ? constraints : null;
    }

    private ArrayConstraints? ReadArrayConstraints(YamlMapping mapping)
    {
        var constraints = new ArrayConstraints();
        var isUsed = false;
        if (mapping.TryGetSequence("prefixItems", out var prefix))
        {
            constraints.Prefix = CompileAll(prefix);
            isUsed = true;
        }

        if (mapping.TryGetValue("items", out var items))
        {
            isUsed = true;
            if (items is YamlSequence tuple)
            {
                // Up to draft 2019-09 a list of schemas, and additionalItems for the rest.
                constraints.Prefix = CompileAll(tuple);
                constraints.Items = mapping.TryGetValue("additionalItems", out var additional) ? Compile(additional) : null;
            }
            else
            {
                constraints.Items = Compile(items);
            }
        }

        if (mapping.TryGetValue("contains", out var contains))
        {
            constraints.Contains = Compile(contains);
            constraints.MinContains = TryReadCount(mapping, "minContains", out var minContains) ? minContains : 1;
            constraints.MaxContains = TryReadCount(mapping, "maxContains", out var maxContains) ? maxContains : int.MaxValue;
            isUsed = true;
        }

        if (TryReadCount(mapping, "minItems", out var minItems))
        {
            constraints.MinItems = minItems;
            isUsed = true;
        }

        if (TryReadCount(mapping, "maxItems", out var maxItems))
        {
            constraints.MaxItems = maxItems;
            isUsed = true;
        }

        if (IsTrue(mapping, "uniqueItems"))
        {
            constraints.AreUnique = true;
            isUsed = true;
        }

        if (mapping.TryGetValue("unevaluatedItems", out var unevaluated))
        {
            constraints.Unevaluated = Compile(unevaluated);
            isUsed = true;
        }

        return isUsed ? constraints : null;
    }

    private Applicators? ReadApplicators(YamlMapping mapping)
    {
        // A structural schema repeats its properties in these to constrain values; an int-or-string is spelled with anyOf as well.
        var applicators = new Applicators();
        var isUsed = false;
        if (mapping.TryGetSequence("allOf", out var allOf))
        {
            applicators.AllOf = CompileAll(allOf);
            isUsed = true;
        }

        if (mapping.TryGetSequence("anyOf", out var anyOf) && !IsTrue(mapping, "x-kubernetes-int-or-string"))
        {
            applicators.AnyOf = CompileAll(anyOf);
            isUsed = true;
        }

        if (mapping.TryGetSequence("oneOf", out var oneOf))
        {
            applicators.OneOf = CompileAll(oneOf);
            isUsed = true;
        }

        if (mapping.TryGetValue("not", out var not))
        {
            applicators.Not = Compile(not);
            isUsed = true;
        }

        if (mapping.TryGetValue("if", out var condition))
        {
            applicators.If = Compile(condition);
            applicators.Then = mapping.TryGetValue("then", out var then) ? Compile(then) : null;
            applicators.Else = mapping.TryGetValue("else", out var otherwise) ? Compile(otherwise) : null;
            isUsed = true;
        }

        return isUsed ? applicators : null;
    }

    private SchemaNode[] CompileAll(YamlSequence list)
    {
        var result = new SchemaNode[list.Items.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Compile(list.Items[i]);
        }

        return result;
    }

    private Regex? ReadPattern(string pattern)
    {
        try
        {
            // Linear for any input, whoever wrote the pattern; look-arounds and backreferences cannot be had that way.
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            HasUnknowns = true;
            return null;
        }
    }

    private static bool IsTrue(YamlMapping mapping, string key) => mapping.TryGetScalar(key, out var scalar) && scalar.TryGetBoolean(out var value) && value;

    private static bool TryReadCount(YamlMapping mapping, string key, out int value)
    {
        value = 0;
        if (ReadNumber(mapping, key) is not { } number || number < 0 || !double.IsInteger(number))
        {
            return false;
        }

        value = (int)Math.Min(number, int.MaxValue);
        return true;
    }

    private static double? ReadNumber(YamlMapping mapping, string key) =>
        mapping.TryGetScalar(key, out var scalar) && SchemaValue.Classify(scalar, YamlSchema.Core) is var value
            && (value.Type & (SchemaTypes.Integer | SchemaTypes.Number)) != 0 ? value.Number : null;
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OpsLead.Lint.Schemas;

/// <summary>One compiled schema. A node without any constraint accepts everything.</summary>
internal sealed class SchemaNode
{
    /// <summary>Accepts everything.</summary>
    public static readonly SchemaNode Anything = new();

    /// <summary>Accepts nothing.</summary>
    public static readonly SchemaNode Nothing = new() { IsNothing = true };

    private Func<SchemaNode>? resolve;
    private SchemaNode? target;

    /// <summary>Whether this is the schema <c>false</c>.</summary>
    public bool IsNothing { get; init; }

    public SchemaTypes Types { get; set; } = SchemaTypes.Any;

    public SchemaFormat Format { get; set; }

    public SchemaLiteral[]? Enumeration { get; set; }

    public ObjectConstraints? Object { get; set; }

    public ArrayConstraints? Array { get; set; }

    public ValueConstraints? Value { get; set; }

    public Applicators? Applicators { get; set; }

    /// <summary>Whether something stands beside a reference, or this is none.</summary>
    public bool HasOwnConstraints { get; set; } = true;

    /// <summary>The schema this one refers to, or null. Looked up when first asked for, so that schemas may be recursive and unused ones cost nothing.</summary>
    public SchemaNode? Reference
    {
        get
        {
            if (resolve is { } find)
            {
                // Threads may look it up at the same time; each finds the same. The target is there before the way to it goes.
                target = find();
                resolve = null;
            }

            return target;
        }
    }

    public static SchemaNode CreateReference(Func<SchemaNode> resolve) => new() { resolve = resolve, HasOwnConstraints = false };

    public void SetReference(Func<SchemaNode> find) => resolve = find;
}

/// <summary>What a schema asks of a mapping.</summary>
internal sealed class ObjectConstraints
{
    public FrozenDictionary<string, SchemaProperty> Properties { get; set; } = FrozenDictionary<string, SchemaProperty>.Empty;

    /// <summary>The required names; the index is the bit of <see cref="SchemaProperty.RequiredIndex"/>.</summary>
    public string[] Required { get; set; } = [];

    public (Regex Pattern, SchemaNode Schema)[] Patterns { get; set; } = [];

    /// <summary>The schema of keys that are neither properties nor match a pattern; null for anything.</summary>
    public SchemaNode? Additional { get; set; }

    /// <summary>Whether a pattern could not be read, so that any key may be one that it matches.</summary>
    public bool HasUnreadablePattern { get; set; }

    public SchemaNode? Names { get; set; }

    public SchemaNode? Unevaluated { get; set; }

    public (string Name, string[] Required)[] DependentRequired { get; set; } = [];

    public (string Name, SchemaNode Schema)[] DependentSchemas { get; set; } = [];

    public int MinProperties { get; set; }

    public int MaxProperties { get; set; } = int.MaxValue;
}

/// <summary>A property by its name.</summary>
/// <param name="Schema">The schema of its value.</param>
/// <param name="RequiredIndex">Its index among the required names; -1 when it is not required.</param>
/// <param name="IsDeclared">Whether it is listed as a property; false for one that is only required.</param>
/// <param name="Since">The Kubernetes minor release that first has it; 0 for always.</param>
internal sealed record SchemaProperty(SchemaNode Schema, int RequiredIndex, bool IsDeclared, int Since);

/// <summary>What a schema asks of a sequence.</summary>
internal sealed class ArrayConstraints
{
    public SchemaNode[] Prefix { get; set; } = [];

    public SchemaNode? Items { get; set; }

    public SchemaNode? Contains { get; set; }

    public int MinContains { get; set; } = 1;

    public int MaxContains { get; set; } = int.MaxValue;

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public bool AreUnique { get; set; }

    public SchemaNode? Unevaluated { get; set; }
}

/// <summary>What a schema asks of text and numbers.</summary>
internal sealed class ValueConstraints
{
    public Regex? Pattern { get; set; }

    public int MinLength { get; set; }

    public int MaxLength { get; set; } = int.MaxValue;

    public double? Minimum { get; set; }

    public double? Maximum { get; set; }

    public double? ExclusiveMinimum { get; set; }

    public double? ExclusiveMaximum { get; set; }

    public decimal? MultipleOf { get; set; }
}

/// <summary>Schemas that a schema applies to the same value.</summary>
internal sealed class Applicators
{
    public SchemaNode[] AllOf { get; set; } = [];

    public SchemaNode[] AnyOf { get; set; } = [];

    public SchemaNode[] OneOf { get; set; } = [];

    public SchemaNode? Not { get; set; }

    public SchemaNode? If { get; set; }

    public SchemaNode? Then { get; set; }

    public SchemaNode? Else { get; set; }
}

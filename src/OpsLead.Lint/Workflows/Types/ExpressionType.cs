using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>What is known of a value before the workflow runs. Immutable.</summary>
internal class ExpressionType
{
    protected ExpressionType(string name) => Name = name;

    /// <summary>Nothing is known: whatever is done with it may be right.</summary>
    public static ExpressionType Any { get; } = new("any");

    public static ExpressionType Null { get; } = new("null");

    public static ExpressionType Boolean { get; } = new("boolean");

    public static ExpressionType Number { get; } = new("number");

    public static ExpressionType String { get; } = new("string");

    /// <summary>What to call it in a message.</summary>
    public string Name { get; }

    public bool IsAny => ReferenceEquals(this, Any);

    /// <summary>Whether it has properties or elements, so that it is no text.</summary>
    public bool IsStructure => this is ArrayType or ObjectType;

    /// <summary>A type that the values of two types have; the more is lost the less they are alike.</summary>
    public ExpressionType Merge(ExpressionType other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        return (this, other) switch
        {
            (ArrayType left, ArrayType right) => new ArrayType(left.Element.Merge(right.Element), left.IsFiltered && right.IsFiltered),
            (ObjectType left, ObjectType right) => ObjectType.Merge(left, right),

            // What is written as a number or a truth value becomes text beside a text.
            _ when IsScalarWord(this) && IsScalarWord(other) && (ReferenceEquals(this, String) || ReferenceEquals(other, String)) => String,
            _ => Any,
        };
    }

    /// <summary>The type of a constant.</summary>
    public static ExpressionType Of(ExpressionValue value)
    {
        switch (value.Kind)
        {
            case ExpressionValueKind.Null:
                return Null;
            case ExpressionValueKind.Boolean:
                return Boolean;
            case ExpressionValueKind.Number:
                return Number;
            case ExpressionValueKind.String:
                return String;
            case ExpressionValueKind.Array:
                ExpressionType? element = null;
                foreach (var item in value.Items)
                {
                    element = element?.Merge(Of(item)) ?? Of(item);
                }

                return new ArrayType(element ?? Any);
            default:
                var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
                foreach (var (name, property) in value.Properties)
                {
                    properties.TryAdd(name, Of(property));
                }

                return new ObjectType(properties);
        }
    }

    private static bool IsScalarWord(ExpressionType type) => ReferenceEquals(type, String) || ReferenceEquals(type, Number) || ReferenceEquals(type, Boolean);
}

/// <summary>A list.</summary>
internal sealed class ArrayType(ExpressionType element, bool isFiltered = false) : ExpressionType("array")
{
    public ExpressionType Element { get; } = element;

    /// <summary>Whether an object filter made it, so that an access goes over its elements.</summary>
    public bool IsFiltered { get; } = isFiltered;
}

/// <summary>Where the rest of what is known about an object lies.</summary>
internal enum ObjectSource
{
    /// <summary>Nowhere else.</summary>
    None,

    /// <summary>In the metadata of an action of this repository.</summary>
    LocalAction,

    /// <summary>In a workflow of this repository.</summary>
    LocalWorkflow,

    /// <summary>In those who call this workflow: they may hand on all their secrets.</summary>
    Callers,

    /// <summary>In the payload of the events that start the workflow.</summary>
    Payload,
}

/// <summary>An object with properties.</summary>
/// <param name="properties">What is known by name, found without case; not to be changed afterwards.</param>
/// <param name="rest">What every other property has; null when there is none.</param>
internal class ObjectType(IReadOnlyDictionary<string, ExpressionType> properties, ExpressionType? rest = null) : ExpressionType("object")
{
    private static readonly Dictionary<string, ExpressionType> Nothing = [];

    public static ObjectType Open { get; } = new(Nothing, Any);

    public static ObjectType OfStrings { get; } = new(Nothing, String);

    public static ObjectType Empty { get; } = new(Nothing);

    public IReadOnlyDictionary<string, ExpressionType> Properties { get; } = properties;

    public ExpressionType? Rest { get; } = rest;

    public ObjectSource Source { get; init; }

    /// <summary>The folder of the action or the path of the workflow that <see cref="Source"/> speaks of; null for the others.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Whether it may as well be a list of such objects: payloads are described without saying so.</summary>
    public bool MayBeArray { get; init; }

    /// <summary>Whether nothing but the named properties can be there.</summary>
    public bool IsClosed => Rest is null;

    public virtual bool TryGetProperty(string name, out ExpressionType type)
    {
        if (Properties.TryGetValue(name, out var found))
        {
            type = found;
            return true;
        }

        type = Rest ?? Any;
        return Rest is not null;
    }

    public virtual IEnumerable<string> GetNames() => Properties.Keys;

    /// <summary>Whether a property is there later in the file, for a message that says so.</summary>
    public virtual bool IsLater(string name) => false;

    /// <summary>What all values have in common; null when there can be none.</summary>
    public virtual ExpressionType? GetValueType()
    {
        var element = Rest;
        foreach (var property in Properties.Values)
        {
            element = element is null ? property : element.Merge(property);
        }

        return element;
    }

    public static ObjectType Merge(ObjectType left, ObjectType right)
    {
        if (left.MayBeArray || right.MayBeArray)
        {
            return Open;
        }

        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in left.Properties)
        {
            properties[name] = right.Properties.TryGetValue(name, out var other) ? type.Merge(other) : right.Rest is { } rest ? type.Merge(rest) : type;
        }

        foreach (var (name, type) in right.Properties)
        {
            if (!left.Properties.ContainsKey(name))
            {
                properties[name] = left.Rest is { } rest ? type.Merge(rest) : type;
            }
        }

        var both = left.Rest is null ? right.Rest : right.Rest is null ? left.Rest : left.Rest.Merge(right.Rest);
        return new ObjectType(properties, both);
    }
}

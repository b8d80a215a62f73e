using System.Collections.Immutable;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>The kinds of values in GitHub's expressions.</summary>
public enum ExpressionValueKind
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A double.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>Values in order.</summary>
    Array,

    /// <summary>Values by name.</summary>
    Object,
}

/// <summary>
/// A value with the conversions and comparisons of GitHub's expressions ("Evaluate expressions in workflows and actions",
/// sections "Operators" and "Literals"). Immutable.
/// </summary>
public sealed class ExpressionValue
{
    private readonly double number;
    private readonly string? text;

    private ExpressionValue(ExpressionValueKind kind, double number = 0, string? text = null)
    {
        Kind = kind;
        this.number = number;
        this.text = text;
    }

    /// <summary>The null value.</summary>
    public static ExpressionValue Null { get; } = new(ExpressionValueKind.Null);

    /// <summary>The true value.</summary>
    public static ExpressionValue True { get; } = new(ExpressionValueKind.Boolean, 1);

    /// <summary>The false value.</summary>
    public static ExpressionValue False { get; } = new(ExpressionValueKind.Boolean);

    /// <summary>What kind of value it is.</summary>
    public ExpressionValueKind Kind { get; }

    /// <summary>The elements of an array; empty for other kinds.</summary>
    public ImmutableArray<ExpressionValue> Items { get; private init; } = [];

    /// <summary>The properties of an object in the order of the text; empty for other kinds.</summary>
    public ImmutableArray<KeyValuePair<string, ExpressionValue>> Properties { get; private init; } = [];

    /// <summary>Whether it is neither an array nor an object.</summary>
    public bool IsPrimitive => Kind < ExpressionValueKind.Array;

    /// <summary>Whether it counts as true: all but null, false, 0, NaN and the empty string. The string <c>false</c> is truthy.</summary>
    public bool IsTruthy => Kind switch
    {
        ExpressionValueKind.Null => false,
        ExpressionValueKind.Boolean => number != 0,
        ExpressionValueKind.Number => number != 0 && !double.IsNaN(number),
        ExpressionValueKind.String => text!.Length > 0,
        _ => true,
    };

    /// <summary>What an object filter yields: an array over whose elements further accesses go.</summary>
    internal bool IsFiltered { get; private init; }

    /// <summary>True or false as a value.</summary>
    /// <param name="value">Which one.</param>
    /// <returns>The value.</returns>
    public static ExpressionValue FromBoolean(bool value) => value ? True : False;

    /// <summary>A number as a value.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static ExpressionValue FromNumber(double value) => new(ExpressionValueKind.Number, value);

    /// <summary>A text as a value.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    public static ExpressionValue FromString(string value) => new(ExpressionValueKind.String, text: value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Values in order as one value.</summary>
    /// <param name="items">The elements.</param>
    /// <returns>The value.</returns>
    public static ExpressionValue FromArray(ImmutableArray<ExpressionValue> items) => new(ExpressionValueKind.Array) { Items = items };

    /// <summary>Named values as one value.</summary>
    /// <param name="properties">The properties; a name is found ignoring case, the first one wins.</param>
    /// <returns>The value.</returns>
    public static ExpressionValue FromObject(ImmutableArray<KeyValuePair<string, ExpressionValue>> properties) =>
        new(ExpressionValueKind.Object) { Properties = properties };

    /// <summary>The number GitHub converts it to: null is 0, booleans are 0 and 1, a text is read as a number, all else is NaN.</summary>
    /// <returns>The number.</returns>
    public double ToNumber() => Kind switch
    {
        ExpressionValueKind.Null or ExpressionValueKind.Boolean or ExpressionValueKind.Number => number,
        ExpressionValueKind.String when ExpressionNumber.TryParse(text, out var value) => value,
        _ => double.NaN,
    };

    /// <summary>The text GitHub converts it to: null is empty, an array is <c>Array</c>, an object is <c>Object</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind switch
    {
        ExpressionValueKind.Null => "",
        ExpressionValueKind.Boolean => number != 0 ? "true" : "false",
        ExpressionValueKind.Number => ExpressionNumber.Format(number),
        ExpressionValueKind.String => text!,
        ExpressionValueKind.Array => "Array",
        _ => "Object",
    };

    /// <summary>The result of <c>==</c>: texts ignoring case, arrays and objects by identity, different kinds as numbers.</summary>
    /// <param name="other">The right value.</param>
    /// <returns>Whether they are equal; NaN equals nothing.</returns>
    public bool LooselyEquals(ExpressionValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Kind != other.Kind)
        {
            // An array or object becomes NaN, which equals nothing.
            return ToNumber() == other.ToNumber();
        }

        return Kind switch
        {
            ExpressionValueKind.Null => true,
            ExpressionValueKind.Boolean or ExpressionValueKind.Number => number == other.number,
            ExpressionValueKind.String => string.Equals(text, other.text, StringComparison.OrdinalIgnoreCase),
            _ => ReferenceEquals(this, other),
        };
    }

    /// <summary>The result of <c>&gt;</c>, by the same conversions as <c>==</c>.</summary>
    /// <param name="other">The right value.</param>
    /// <returns>Whether this value is the greater one; false where there is no order.</returns>
    public bool IsGreaterThan(ExpressionValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == ExpressionValueKind.String && other.Kind == ExpressionValueKind.String
            ? string.Compare(text, other.text, StringComparison.OrdinalIgnoreCase) > 0
            : ToNumber() > other.ToNumber();
    }

    /// <summary>A property of an object or an element of an array, as the operators <c>.</c> and <c>[ ]</c> find it.</summary>
    /// <param name="key">The name or position, of any kind.</param>
    /// <returns>The value; null's value where there is none.</returns>
    public ExpressionValue GetItem(ExpressionValue key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (IsFiltered)
        {
            var items = ImmutableArray.CreateBuilder<ExpressionValue>(Items.Length);
            foreach (var item in Items)
            {
                if (item.TryGetItem(key, out var found))
                {
                    items.Add(found);
                }
            }

            return Filtered(items.DrainToImmutable());
        }

        return TryGetItem(key, out var value) ? value : Null;
    }

    /// <summary>All values directly below, as the object filter <c>.*</c> finds them; of a filtered array those one level deeper.</summary>
    /// <returns>A filtered array: a further access goes over its elements.</returns>
    public ExpressionValue GetAllItems()
    {
        if (!IsFiltered)
        {
            return Filtered(GetValues());
        }

        var items = ImmutableArray.CreateBuilder<ExpressionValue>();
        foreach (var item in Items)
        {
            items.AddRange(item.GetValues());
        }

        return Filtered(items.ToImmutable());
    }

    private static ExpressionValue Filtered(ImmutableArray<ExpressionValue> items) => new(ExpressionValueKind.Array) { Items = items, IsFiltered = true };

    private ImmutableArray<ExpressionValue> GetValues() => Kind == ExpressionValueKind.Object ? [.. Properties.Select(static p => p.Value)] : Items;

    private bool TryGetItem(ExpressionValue key, out ExpressionValue value)
    {
        value = Null;
        if (Kind == ExpressionValueKind.Array)
        {
            var position = Math.Floor(key.ToNumber());
            if (position >= 0 && position < Items.Length)
            {
                value = Items[(int)position];
                return true;
            }
        }
        else if (Kind == ExpressionValueKind.Object && key.IsPrimitive)
        {
            var name = key.ToString();
            foreach (var property in Properties)
            {
                if (property.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    value = property.Value;
                    return true;
                }
            }
        }

        return false;
    }
}

namespace OpsLead.Lint.Text;

/// <summary>A place in a text by line and column, both from zero, the column in UTF-16 code units.</summary>
/// <param name="Line">The line, from zero.</param>
/// <param name="Character">The column, from zero.</param>
public readonly record struct LinePosition(int Line, int Character) : IComparable<LinePosition>
{
    /// <inheritdoc/>
    public int CompareTo(LinePosition other) => Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);

    /// <summary>As people and tools count: <c>line:column</c> from one.</summary>
    /// <returns>For instance <c>3:7</c>.</returns>
    public override string ToString() => $"{Line + 1}:{Character + 1}";

    /// <summary>Orders by line, then column.</summary>
    public static bool operator <(LinePosition left, LinePosition right) => left.CompareTo(right) < 0;

    /// <summary>Orders by line, then column.</summary>
    public static bool operator >(LinePosition left, LinePosition right) => left.CompareTo(right) > 0;

    /// <summary>Orders by line, then column.</summary>
    public static bool operator <=(LinePosition left, LinePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by line, then column.</summary>
    public static bool operator >=(LinePosition left, LinePosition right) => left.CompareTo(right) >= 0;
}

/// <summary>A stretch of a text by line and column.</summary>
/// <param name="Start">Its first place.</param>
/// <param name="End">The place after its last.</param>
public readonly record struct LinePositionSpan(LinePosition Start, LinePosition End);

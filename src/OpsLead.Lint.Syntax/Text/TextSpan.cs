namespace OpsLead.Lint.Text;

/// <summary>A stretch of a text in UTF-16 code units: <c>[Start, End)</c>.</summary>
/// <param name="Start">The index of the first code unit.</param>
/// <param name="Length">How many code units; zero for a place between two.</param>
public readonly record struct TextSpan(int Start, int Length) : IComparable<TextSpan>
{
    /// <summary>The index after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span covers nothing.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <param name="start">The index of the first code unit.</param>
    /// <param name="end">The index after the last one; not below <paramref name="start"/>.</param>
    /// <returns>The span.</returns>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether an index lies inside the span.</summary>
    /// <param name="position">The index of a code unit.</param>
    /// <returns>True inside; false at <see cref="End"/>.</returns>
    public bool Contains(int position) => unchecked((uint)(position - Start) < (uint)Length);

    /// <summary>Whether another span lies wholly inside this one.</summary>
    /// <param name="span">The other span; an empty one at either end counts as inside.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(TextSpan span) => span.Start >= Start && span.End <= End;

    /// <summary>Whether the two share a code unit.</summary>
    /// <param name="span">The other span.</param>
    /// <returns>True when at least one code unit is in both.</returns>
    public bool OverlapsWith(TextSpan span) => Math.Max(Start, span.Start) < Math.Min(End, span.End);

    /// <inheritdoc/>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : Length.CompareTo(other.Length);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";

    /// <summary>Orders by start, then length.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by start, then length.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}

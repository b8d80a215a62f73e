using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>What is known about a value.</summary>
public enum FactState
{
    /// <summary>It is not written, and nothing else can supply it.</summary>
    Absent,

    /// <summary>It comes from a template, an overlay or the environment. No rule may speak of it.</summary>
    Unknown,

    /// <summary>It is written here.</summary>
    Known,
}

/// <summary>
/// A value of a model: known with its place, unknown, or absent with the place to point at.
/// Any unknown on the path to a verdict means no finding.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Fact<T>
{
    private readonly T value;

    private Fact(FactState state, T value, TextSpan span)
    {
        State = state;
        this.value = value;
        Span = span;
    }

    /// <summary>What is known.</summary>
    public FactState State { get; }

    /// <summary>Where the value stands; for an absent one, where to point; for an unknown one, where its template stands.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether the value is written here.</summary>
    public bool IsKnown => State == FactState.Known;

    /// <summary>Whether the value is surely not there.</summary>
    public bool IsAbsent => State == FactState.Absent;

    /// <summary>Whether nothing can be said.</summary>
    public bool IsUnknown => State == FactState.Unknown;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The fact is not known.</exception>
    public T Value => IsKnown ? value : throw new InvalidOperationException($"The fact is {State}.");

    /// <summary>A value written in the text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="span">Where it stands.</param>
    /// <returns>The fact.</returns>
    public static Fact<T> Known(T value, TextSpan span) => new(FactState.Known, value, span);

    /// <summary>A value that a template or another file decides.</summary>
    /// <param name="span">Where the template stands.</param>
    /// <returns>The fact.</returns>
    public static Fact<T> Unknown(TextSpan span) => new(FactState.Unknown, default!, span);

    /// <summary>A value that is not there.</summary>
    /// <param name="anchor">Where a finding should point.</param>
    /// <returns>The fact.</returns>
    public static Fact<T> Absent(TextSpan anchor) => new(FactState.Absent, default!, anchor);

    /// <summary>Three-valued test: true or false of a known value, null of any other.</summary>
    /// <param name="predicate">The test.</param>
    /// <returns>The verdict, or null.</returns>
    public bool? Is(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return IsKnown ? predicate(value) : null;
    }

    /// <summary>The same fact about a value derived from this one.</summary>
    /// <typeparam name="TResult">The derived value's type.</typeparam>
    /// <param name="selector">Derives it.</param>
    /// <returns>The fact, in the same state and place.</returns>
    public Fact<TResult> Select<TResult>(Func<T, TResult> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return IsKnown ? Fact<TResult>.Known(selector(value), Span) : IsUnknown ? Fact<TResult>.Unknown(Span) : Fact<TResult>.Absent(Span);
    }

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? $"{value}" : State.ToString();
}

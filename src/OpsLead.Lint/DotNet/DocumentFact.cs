using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>A fact together with the document its span lies in, for a model that is spread over several files.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Document">Where the value stands; where to point when it is absent.</param>
/// <param name="Fact">The fact.</param>
public sealed record DocumentFact<T>(SourceDocument Document, Fact<T> Fact)
{
    /// <summary>Whether the value is written.</summary>
    public bool IsKnown => Fact.IsKnown;

    /// <summary>Whether the value is surely not there.</summary>
    public bool IsAbsent => Fact.IsAbsent;

    /// <summary>Whether nothing can be said.</summary>
    public bool IsUnknown => Fact.IsUnknown;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The fact is not known.</exception>
    public T Value => Fact.Value;

    /// <summary>The characters of the value, or those to point at.</summary>
    public TextSpan Span => Fact.Span;
}

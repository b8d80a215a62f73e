namespace OpsLead.Lint.Syntax.Docker;

/// <summary>What is known of a value.</summary>
public enum DockerValueKind
{
    /// <summary>The text is known.</summary>
    Known,

    /// <summary>There may be a value, but it comes from elsewhere: an argument without a default, the platform.</summary>
    Unknown,

    /// <summary>Nothing in reach declares the name; the base image may, as it is not at hand.</summary>
    Undeclared,

    /// <summary>Nothing sets the name, for certain.</summary>
    Unset,
}

/// <summary>A value, as far as it is known.</summary>
/// <param name="Kind">How far.</param>
/// <param name="Text">The text when it is known; null otherwise.</param>
/// <param name="IsDefault">Whether the default of an ARG took part, which <c>--build-arg</c> may override.</param>
public readonly record struct DockerValue(DockerValueKind Kind, string? Text = null, bool IsDefault = false)
{
    /// <summary>Some value that is not at hand.</summary>
    public static DockerValue Unknown => new(DockerValueKind.Unknown);

    /// <summary>A name that nothing in reach declares.</summary>
    public static DockerValue Undeclared => new(DockerValueKind.Undeclared);

    /// <summary>A name that nothing sets.</summary>
    public static DockerValue Unset => new(DockerValueKind.Unset);

    /// <summary>Whether the text is known.</summary>
    public bool IsKnown => Kind == DockerValueKind.Known;

    /// <summary>A known text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isDefault">Whether the default of an ARG took part.</param>
    /// <returns>The value.</returns>
    public static DockerValue Known(string text, bool isDefault = false) => new(DockerValueKind.Known, text, isDefault);
}

/// <summary>The outcome of expanding a word.</summary>
/// <param name="Value">Known or unknown, never another kind.</param>
/// <param name="Unresolved">
/// The references that counted and whose name nothing sets (<see cref="DockerValueKind.Unset"/>) or declares
/// (<see cref="DockerValueKind.Undeclared"/>), in order; not those whose modifier says what an unset variable means.
/// </param>
/// <param name="Error">Why the builder refuses the word, as <c>${x:?}</c> may; null when it does not.</param>
public sealed record DockerExpansion(DockerValue Value, IReadOnlyList<DockerVariableReference> Unresolved, string? Error)
{
    /// <summary>The text; null when it is not known.</summary>
    public string? Text => Value.Text;
}

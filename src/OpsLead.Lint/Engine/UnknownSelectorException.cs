namespace OpsLead.Lint;

/// <summary>Thrown when a selector names no rule.</summary>
public sealed class UnknownSelectorException : ArgumentException
{
    /// <summary>A selector that names no rule.</summary>
    /// <param name="selector">What was written.</param>
    /// <param name="nearest">The nearest known name, or null.</param>
    public UnknownSelectorException(string selector, string? nearest)
        : base($"No rule is named '{selector}'." + (nearest is null ? " Run 'rules' to see them all." : $" Did you mean '{nearest}'?"))
    {
        Selector = selector;
        Nearest = nearest;
    }

    /// <summary>What was written.</summary>
    public string Selector { get; }

    /// <summary>The nearest known name, or null.</summary>
    public string? Nearest { get; }
}

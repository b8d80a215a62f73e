namespace OpsLead.Lint.Compose;

/// <summary>All that may be said about one service.</summary>
/// <param name="Definitions">The services of that name, and those they extend. Never empty.</param>
/// <param name="IsComplete">Whether nothing else may be said about it.</param>
public sealed record ComposeServiceDefinitions(IReadOnlyList<ComposeServiceFact> Definitions, bool IsComplete)
{
    /// <summary>The definition at which a finding about the service points; the first unless another is chosen.</summary>
    public ComposeServiceFact Anchor { get; init; } = Definitions[0];

    /// <summary>Whether a key is written.</summary>
    /// <param name="key">The key, with those of the mappings around it: <c>deploy.resources.limits.memory</c>.</param>
    /// <returns>True or false; null when it may be written where it is not seen.</returns>
    public bool? Has(string key)
    {
        foreach (var definition in Definitions)
        {
            if (definition.Keys.Contains(key))
            {
                return true;
            }
        }

        return IsComplete ? false : null;
    }
}

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>
/// An option whose items have parts, such as <c>name=^DEBUG$;value=.+</c>: what another linter's templates take as parameters. A part without a
/// name is the first one.
/// </summary>
internal static class ParameterList
{
    /// <summary>Reads an option.</summary>
    /// <param name="option">The option; null for none.</param>
    /// <param name="first">The name of a part that is written without one.</param>
    /// <returns>The parts of each item by name.</returns>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string? option, string first)
    {
        foreach (var item in PatternList.Split(option))
        {
            var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var part in item.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var sign = part.IndexOf('=', StringComparison.Ordinal);
                parts[sign < 0 ? first : part[..sign].TrimEnd()] = part[(sign + 1)..].TrimStart();
            }

            yield return parts;
        }
    }

    /// <summary>Whether a text is one that a part describes by a regular expression; a part that is not given describes all.</summary>
    public static bool IsMatch(this IReadOnlyDictionary<string, string> parts, string part, string text) =>
        !parts.TryGetValue(part, out var pattern) || pattern.Length == 0 || PatternList.IsFound(pattern, text);
}

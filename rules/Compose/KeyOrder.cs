using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds keys of a mapping that stand after a key which belongs behind them.</summary>
internal static class KeyOrder
{
    /// <summary>The misplaced keys in the order of the text.</summary>
    /// <param name="mapping">The mapping; merge keys are passed over.</param>
    /// <param name="compare">Compares two keys by where they belong; zero for keys of which either may come first.</param>
    /// <returns>Each misplaced key, with the key before it that belongs behind it.</returns>
    public static IEnumerable<(YamlScalar Key, string Previous)> FindMisplaced(YamlMapping mapping, Comparison<string> compare)
    {
        string? last = null;
        foreach (var entry in mapping.Entries.ToArray())
        {
            if (entry.Key is not YamlScalar { Value: not "<<" } key)
            {
                continue;
            }

            if (last is not null && compare(key.Value, last) < 0)
            {
                yield return (key, last);
            }
            else
            {
                last = key.Value;
            }
        }
    }

    /// <summary>The keys of an option that lists them.</summary>
    /// <param name="option">The option's value.</param>
    public static string[] Read(string? option) => (option ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of a key in a list; behind all when it is not in it.</summary>
    public static int GetPlace(string[] order, string key) => Array.IndexOf(order, key) is >= 0 and var place ? place : order.Length;
}

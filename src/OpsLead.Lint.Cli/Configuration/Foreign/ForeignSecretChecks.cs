using System.Collections.Frozen;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Some rules of gitleaks or betterleaks, which share their names, and the findings here that stand for them.</summary>
/// <param name="Names">The rules.</param>
internal sealed record ForeignSecretChecks(IReadOnlyCollection<string> Names)
{
    /// <summary>gitleaks' rule about any value under a telling name.</summary>
    public const string Generic = "generic-api-key";

    private static readonly string[] Tools = ["gitleaks/", "betterleaks/"];

    private static readonly Lazy<FrozenSet<string>> Known = new(static () => SecretKinds.All
        .SelectMany(static kind => kind.Aliases.Concat(kind.VerifiedAliases))
        .Select(static alias => TryGetName(alias, out var name) ? name : null)
        .OfType<string>()
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a rule has findings here that stand for it.</summary>
    /// <param name="name">The rule.</param>
    /// <returns>True when it has.</returns>
    public static bool IsKnown(string name) => Known.Value.Contains(name);

    /// <summary>Whether a result stands for one of the rules.</summary>
    /// <param name="aliases">The aliases that hold for the result.</param>
    /// <returns>True when it does.</returns>
    public bool HasAny(IReadOnlyList<string> aliases)
    {
        foreach (var alias in aliases)
        {
            if (TryGetName(alias, out var name) && Names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a result stands for these rules and for no other.</summary>
    /// <param name="aliases">The aliases that hold for the result.</param>
    /// <returns>True when without them the tool would not have found it.</returns>
    public bool HasOnly(IReadOnlyList<string> aliases)
    {
        var isAny = false;
        foreach (var alias in aliases)
        {
            if (TryGetName(alias, out var name))
            {
                isAny = true;
                if (!Names.Contains(name))
                {
                    return false;
                }
            }
        }

        return isAny;
    }

    private static bool TryGetName(string alias, out string name)
    {
        foreach (var tool in Tools)
        {
            if (alias.StartsWith(tool, StringComparison.Ordinal))
            {
                name = alias[tool.Length..];
                return true;
            }
        }

        name = "";
        return false;
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsLead.Lint.Secrets;

/// <summary>All kinds of secret, from the tables and from the scanners that have kinds of their own.</summary>
internal static class SecretKinds
{
    private static readonly Lazy<ImmutableArray<SecretKind>> Rows = new(static () =>
    [
        .. typeof(SecretKinds).Assembly.GetManifestResourceNames()
            .Where(static name => name.EndsWith(".secrets.tsv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(SecretKindTable.Read),
    ]);

    private static readonly Lazy<FrozenDictionary<string, SecretKind>> ById = new(static () => Rows.Value.ToFrozenDictionary(static kind => kind.Id, StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<SecretDecision, string[]>> AliasesByDecision = new(static () => Rows.Value
        .GroupBy(static kind => kind.Decision)
        .ToFrozenDictionary(
            static group => group.Key,
            static group => group.SelectMany(static kind => kind.Aliases.IsEmpty ? kind.VerifiedAliases.Append(kind.OwnAlias) : kind.Aliases.Concat(kind.VerifiedAliases)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()));

    /// <summary>The kinds in the order of the tables.</summary>
    public static ImmutableArray<SecretKind> All => Rows.Value;

    /// <summary>A kind that a scanner names.</summary>
    /// <exception cref="KeyNotFoundException">No table has it.</exception>
    public static SecretKind Get(string id) => ById.Value[id];

    public static IReadOnlyList<string> GetAliases(SecretDecision decision) => AliasesByDecision.Value.GetValueOrDefault(decision) ?? [];
}

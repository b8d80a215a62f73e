using System.Text;

namespace OpsLead.Lint.Dev.Docs;

/// <summary>The table of all rules in <c>docs/rules.md</c>.</summary>
internal static class RuleTable
{
    public const string Begin = "<!-- rules: written by 'dotnet run --project src/OpsLead.Lint.Dev -- docs' -->";
    public const string End = "<!-- end of rules -->";

    private const int ListedAliases = 16;

    private const string Preface =
        $"""
        # Rules

        Each rule has an id, a name and a page. `off` rules run when they are selected or configured; what comes after is their severity then.
        An alias is the id of the same check in another tool: `--select hadolint/DL3006` runs it here.

        {Begin}
        {End}

        """;

    /// <summary>The document with the table between the marks.</summary>
    /// <param name="document">The document as it is; null when there is none yet.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The text of the document.</returns>
    /// <exception cref="FormatException">A mark is missing.</exception>
    public static string Write(string? document, IEnumerable<RuleInfo> rules)
    {
        document ??= Preface.ReplaceLineEndings("\n");
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? document[..(begin + Begin.Length)] + "\n" + Format(rules) + document[end..]
            : throw new FormatException($"The marks '{Begin}' and '{End}' must both stand in the document.");
    }

    private static string Format(IEnumerable<RuleInfo> rules)
    {
        var result = new StringBuilder();
        foreach (var language in rules.GroupBy(static rule => rule.Language).OrderBy(static group => group.Key))
        {
            result.Append(
                $"\n## {GetHeading(language.Key)}\n\n| Id | Name | Title | Category | Practice | Default | Aliases |\n|---|---|---|---|---|---|---|\n");
            foreach (var rule in language.OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal))
            {
                Append(result, rule);
            }
        }

        return result.Append('\n').ToString();
    }

    private static void Append(StringBuilder result, RuleInfo rule)
    {
        var descriptor = rule.Descriptor;
        var severity = descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        result.Append($"| [{descriptor.Id}](../rules/{rule.Language}/{descriptor.Id}.md) | `{rule.Name}` | {descriptor.Title} | {descriptor.Category} | ")
            .Append(descriptor.Practice == Practice.None ? "" : descriptor.Practice.ToString())
            .Append($" | {(descriptor.IsEnabledByDefault ? severity : "off, " + severity)} | ")
            .AppendJoin(", ", GetAliases(descriptor.Aliases))
            .Append(" |\n");
    }

    // A rule may stand for hundreds of another tool's; 'explain' lists them.
    private static IEnumerable<string> GetAliases(IReadOnlyList<string> aliases) => aliases.Count <= ListedAliases
        ? aliases.Order(StringComparer.Ordinal).Select(static alias => $"`{alias}`")
        : aliases.GroupBy(static alias => alias[..alias.IndexOf('/', StringComparison.Ordinal)]).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => $"{group.Count()} of {group.Key}");

    private static string GetHeading(RuleLanguage language) => language switch
    {
        RuleLanguage.Docker => "Dockerfiles",
        RuleLanguage.Compose => "Compose files",
        RuleLanguage.CSharp => "C#",
        RuleLanguage.Workspace => "Joins across artifacts",
        RuleLanguage.Engine => "The linting itself",
        _ => language.ToString(),
    };
}

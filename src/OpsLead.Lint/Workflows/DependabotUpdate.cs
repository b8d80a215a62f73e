using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>One entry of <c>updates</c> in a <c>dependabot.yml</c>. A thin view over its mapping.</summary>
public sealed class DependabotUpdate
{
    private DependabotUpdate(YamlMapping mapping) => Mapping = mapping;

    /// <summary>The entry's mapping.</summary>
    public YamlMapping Mapping { get; }

    /// <summary>Where a finding about the entry as a whole points: its ecosystem, or its first key.</summary>
    public TextSpan Anchor => Ecosystem.IsKnown ? Ecosystem.Span : Mapping.Entries.IsEmpty ? Mapping.Span : Mapping.Entries[0].Key.Span;

    /// <summary>The ecosystem, such as <c>nuget</c>; absent points at the first character.</summary>
    public Fact<string> Ecosystem => YamlFacts.GetString(Mapping, "package-ecosystem", new TextSpan(Mapping.Span.Start, 0));

    internal static IReadOnlyList<DependabotUpdate> Read(YamlMapping root)
    {
        var result = new List<DependabotUpdate>();
        foreach (var mapping in YamlFacts.GetItems(root, "updates"))
        {
            result.Add(new DependabotUpdate(mapping));
        }

        return result;
    }
}

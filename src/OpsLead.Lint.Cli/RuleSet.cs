using System.Collections.Immutable;

namespace OpsLead.Lint.Cli;

/// <summary>The rules of the program.</summary>
/// <param name="Rules">Rules that the engine runs itself.</param>
/// <param name="Analyzers">Hosts of the others.</param>
internal sealed record RuleSet(ImmutableArray<Rule> Rules, ImmutableArray<WorkspaceAnalyzer> Analyzers)
{
    /// <summary>All rules in the order of their ids.</summary>
    /// <returns>The rules as users meet them.</returns>
    public ImmutableArray<RuleInfo> GetInfos()
    {
        var infos = ImmutableArray.CreateBuilder<RuleInfo>();
        foreach (var rule in Rules)
        {
            infos.Add(rule.Info);
        }

        foreach (var analyzer in Analyzers)
        {
            infos.AddRange(analyzer.Rules);
        }

        infos.Sort(static (left, right) => string.CompareOrdinal(left.Descriptor.Id, right.Descriptor.Id));
        return infos.DrainToImmutable();
    }
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>
/// References of one kind that find nothing. What they name may come from elsewhere: from an operator, a chart, another repository.
/// That it does not shows where a neighbour in the same folder finds its own and no overlay, chart or generator can supply it.
/// </summary>
/// <typeparam name="TFact">The facts of the references.</typeparam>
internal sealed class DanglingReferences<TFact>(KubernetesRelations relations)
{
    private readonly List<(TFact Fact, string Folder, RelationMatch Match)> missing = [];
    private readonly HashSet<string> resolved = new(StringComparer.Ordinal);

    /// <summary>Adds a reference.</summary>
    public void Add(TFact fact, SourceDocument document, RelationMatch match)
    {
        var folder = document.Folder;
        if (match == RelationMatch.Found)
        {
            resolved.Add(folder);
        }
        else if (match != RelationMatch.Unknown)
        {
            missing.Add((fact, folder, match));
        }
    }

    /// <summary>The references that find nothing, each with whether only a selected alias asks for it.</summary>
    public IEnumerable<(TFact Fact, bool IsOptIn)> GetMissing()
    {
        foreach (var (fact, folder, match) in missing)
        {
            yield return (fact, match == RelationMatch.Elsewhere || !resolved.Contains(folder) || relations.IsComposed(folder));
        }
    }
}

namespace OpsLead.Lint.Kubernetes;

/// <summary>Finds objects by namespace and labels without looking at each.</summary>
/// <typeparam name="TFact">The facts of the objects.</typeparam>
public sealed class LabelIndex<TFact>
    where TFact : NamedObjectFact
{
    private readonly Dictionary<string, Namespace> namespaces = new(StringComparer.Ordinal);
    private readonly Namespace everywhere = new();
    private readonly FolderSet unknown = new();
    private readonly Func<TFact, Fact<IReadOnlyDictionary<string, string>>> getLabels;

    internal LabelIndex(IEnumerable<TFact> facts, Func<TFact, Fact<IReadOnlyDictionary<string, string>>> getLabels)
    {
        this.getLabels = getLabels;
        foreach (var fact in facts)
        {
            var labels = getLabels(fact);
            if (labels.IsUnknown || fact.Namespace.IsUnknown)
            {
                unknown.Add(fact.Document.Folder);
                continue;
            }

            var key = KubernetesRelations.Normalize(fact.Namespace);
            if (!namespaces.TryGetValue(key, out var space))
            {
                namespaces.Add(key, space = new Namespace());
            }

            space.Add(fact, labels);
            everywhere.Add(fact, labels);
        }
    }

    /// <summary>The objects of a namespace that a selector finds; a namespace that is not written is <c>default</c>.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="selector">The selector.</param>
    /// <returns>The objects in the order of the files.</returns>
    public IEnumerable<TFact> Find(Fact<string> space, LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return space.IsUnknown || !namespaces.TryGetValue(KubernetesRelations.Normalize(space), out var index) ? [] : Find(index, selector);
    }

    /// <summary>The objects of all namespaces that a selector finds.</summary>
    /// <param name="selector">The selector.</param>
    /// <returns>The objects in the order of the files.</returns>
    public IEnumerable<TFact> FindEverywhere(LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Find(everywhere, selector);
    }

    /// <summary>Whether a selector finds anything.</summary>
    /// <param name="folder">The folder of what selects.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="selector">The selector.</param>
    /// <returns>How sure it is.</returns>
    public RelationMatch Match(string folder, Fact<string> space, LabelSelector selector)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(selector);
        if (space.IsUnknown || unknown.IsNear(folder))
        {
            return Find(space, selector).Any() ? RelationMatch.Found : RelationMatch.Unknown;
        }

        if (Find(space, selector).Any())
        {
            return RelationMatch.Found;
        }

        // A namespace that is not written is set when the manifest is applied, so the two may meet.
        var mayMeet = space.IsAbsent ? FindEverywhere(selector).Any()
            : namespaces.TryGetValue(KubernetesRelations.DefaultNamespace, out var fallback) && Find(fallback, selector).Any(static fact => fact.Namespace.IsAbsent);
        return mayMeet ? RelationMatch.Elsewhere : RelationMatch.Missing;
    }

    private IEnumerable<TFact> Find(Namespace index, LabelSelector selector) =>
        index.GetCandidates(selector).Where(fact => selector.Matches(getLabels(fact)) == true);

    private sealed class Namespace
    {
        private readonly List<TFact> all = [];
        private readonly Dictionary<(string Key, string Value), List<TFact>> byLabel = [];

        public void Add(TFact fact, Fact<IReadOnlyDictionary<string, string>> labels)
        {
            all.Add(fact);
            if (labels.IsKnown)
            {
                foreach (var pair in labels.Value)
                {
                    if (!byLabel.TryGetValue((pair.Key, pair.Value), out var list))
                    {
                        byLabel.Add((pair.Key, pair.Value), list = []);
                    }

                    list.Add(fact);
                }
            }
        }

        public List<TFact> GetCandidates(LabelSelector selector)
        {
            var result = all;
            foreach (var pair in selector.MatchLabels)
            {
                if (!byLabel.TryGetValue((pair.Key, pair.Value), out var list))
                {
                    return [];
                }

                if (list.Count < result.Count)
                {
                    result = list;
                }
            }

            return result;
        }
    }
}

using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that wait for each other.</summary>
internal sealed class BreakDependencyCycle : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3006",
        "Break the circle of dependencies",
        "The dependencies '{0}' form a circle, so Compose can start none of these services. Remove one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var project in c.Compose.Projects)
        {
            var edges = new Dictionary<string, List<(ComposeServiceFact From, ComposeReference To)>>(StringComparer.Ordinal);
            foreach (var service in project.SelectMany(static file => file.Services))
            {
                if (!edges.TryGetValue(service.Name, out var list))
                {
                    edges.Add(service.Name, list = []);
                }

                list.AddRange(service.References.Where(static reference => reference.Kind == ComposeElementKind.Service).Select(reference => (service, reference)));
            }

            FindCycles(c, edges);
        }
    });

    // Depth first with a stack of its own, so that long chains cost no stack; an edge back into the current path closes a circle.
    private static void FindCycles(WorkspaceAnalysisContext c, Dictionary<string, List<(ComposeServiceFact From, ComposeReference To)>> edges)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys)
        {
            var path = new List<(string Name, int Next)>();
            var onPath = new Dictionary<string, int>(StringComparer.Ordinal);
            Enter(start);
            while (path.Count > 0)
            {
                var (name, next) = path[^1];
                var outgoing = edges.GetValueOrDefault(name);
                if (outgoing is null || next == outgoing.Count)
                {
                    done.Add(name);
                    onPath.Remove(name);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (name, next + 1);
                var (from, to) = outgoing[next];
                if (onPath.TryGetValue(to.Name, out var index))
                {
                    c.Report(from.Document, to.Span, Describe(path, index));
                }
                else
                {
                    Enter(to.Name);
                }
            }

            void Enter(string name)
            {
                if (!done.Contains(name) && onPath.TryAdd(name, path.Count))
                {
                    path.Add((name, 0));
                }
            }
        }
    }

    // Of a long circle its ends, which is enough to find it.
    private static string Describe(List<(string Name, int Next)> path, int index)
    {
        var count = path.Count - index;
        var names = count <= 8
            ? path.GetRange(index, count).Select(static step => step.Name)
            : path.GetRange(index, 4).Select(static step => step.Name).Append("…").Concat(path.GetRange(path.Count - 3, 3).Select(static step => step.Name));
        return string.Join(" → ", names.Append(path[index].Name));
    }
}

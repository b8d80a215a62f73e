using OpsLead.Lint.Text;
using OpsLead.Lint.Compose;
using CycleEdges = System.Collections.Generic.Dictionary<
    string, System.Collections.Generic.List<(OpsLead.Lint.SourceDocument Document, OpsLead.Lint.Text.TextSpan Span, string To)>>;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that wait for each other.</summary>
internal sealed class BreakDependencyCycle : ComposeRule
{
    private const string Extends = "The services '{0}' extend each other in a circle, so Compose refuses the file. Take one 'extends' out.";
    private const string Includes = "The files '{0}' include each other in a circle, so Compose refuses them. Take one 'include' out.";

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
            var dependencies = new CycleEdges();
            foreach (var service in project.SelectMany(static file => file.Services))
            {
                foreach (var reference in service.References)
                {
                    if (reference.Kind == ComposeElementKind.Service)
                    {
                        Add(dependencies, service.Name, service.Document, reference.Span, reference.Name);
                    }
                }
            }

            FindCycles(c, dependencies, format: null);
        }

        var extends = new CycleEdges();
        var includes = new CycleEdges();
        foreach (var file in c.Compose.Files)
        {
            foreach (var service in file.Services)
            {
                // A service of another file is another service, even under the same name.
                if (service.Extends is { Path.IsKnown: true, Service.IsKnown: true } other)
                {
                    Add(extends, Identify(file.Document.Path, service.Name), file.Document, other.Service.Span, Identify(other.Path.Value, other.Service.Value));
                }
            }

            foreach (var include in file.Includes)
            {
                if (include.IsKnown)
                {
                    Add(includes, file.Document.Path, file.Document, include.Span, include.Value);
                }
            }
        }

        FindCycles(c, extends, Extends);
        FindCycles(c, includes, Includes);
    });

    private static string Identify(string path, string service) => $"{path}#{service}";

    private static void Add(CycleEdges edges, string from, SourceDocument document, TextSpan span, string to)
    {
        if (!edges.TryGetValue(from, out var list))
        {
            edges.Add(from, list = []);
        }

        list.Add((document, span, to));
    }

    // Depth first with a stack of its own, so that long chains cost no stack; an edge back into the current path closes a circle.
    private static void FindCycles(WorkspaceAnalysisContext c, CycleEdges edges, string? format)
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
                var (document, span, to) = outgoing[next];
                if (onPath.TryGetValue(to, out var index))
                {
                    c.Report(document, span, new DiagnosticDetails { MessageFormat = format }, Describe(path, index));
                }
                else
                {
                    Enter(to);
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

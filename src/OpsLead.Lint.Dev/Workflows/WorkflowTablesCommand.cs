using System.Text.Json;
using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Templates;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Dev.Workflows;

/// <summary>
/// Says what GitHub's schema of workflows has that the tables of this repository do not, and the other way round: events, their activity types and filters, the keys of each mapping,
/// and the contexts that expressions may read in each value. It changes nothing: each difference is a decision.
/// </summary>
internal sealed class WorkflowTablesCommand
{
    // Mappings that stand in themselves (parallel steps) end here.
    private const int MaxDepth = 24;

    // The schema allows any step in a parallel one; the code that reads it afterwards takes 'run' and 'uses' alone.
    private static readonly string[] RefusedInParallel = ["cancel", "parallel", "wait", "wait-all"];

    private readonly WorkflowSchema schema;
    private readonly SortedSet<string> differences = new(StringComparer.Ordinal);

    private WorkflowTablesCommand(WorkflowSchema schema) => this.schema = schema;

    /// <summary>Runs the command.</summary>
    /// <param name="modules">The <c>node_modules</c> folder.</param>
    /// <param name="writer">Where to say what differs: <c>+</c> is what only GitHub has, <c>-</c> what only the tables have.</param>
    /// <returns>0 where nothing differs or nothing is installed, else 1.</returns>
    public static int Run(string modules, TextWriter writer)
    {
        using var schema = WorkflowSchema.Open(modules);
        if (schema is null)
        {
            writer.WriteLine($"Skipped: there is no @actions/workflow-parser in {modules}.");
            return ExitCode.Success;
        }

        var command = new WorkflowTablesCommand(schema);
        command.CompareEvents();
        if (schema.Find("workflow-root-strict") is { } root)
        {
            command.Compare(root, new HashSet<string>(), WorkflowTemplate.Root, ExpressionPlaces.WorkflowRoot, "workflow", MaxDepth);
        }

        foreach (var difference in command.differences)
        {
            writer.WriteLine(difference);
        }

        writer.WriteLine($"{command.differences.Count} differences.");
        return command.differences.Count == 0 ? ExitCode.Success : ExitCode.Stale;
    }

    private void CompareEvents()
    {
        if (schema.Find("on-mapping-strict") is not { } on)
        {
            return;
        }

        var events = GetKeys(on).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        Compare("events", events.Keys, WorkflowEvent.Names);
        foreach (var (name, definition) in events)
        {
            if (!WorkflowEvent.All.TryGetValue(name, out var known))
            {
                continue;
            }

            var keys = schema.GetCases(definition, new HashSet<string>()).SelectMany(found => GetKeys(found.Definition)).ToArray();
            Compare($"filters of '{name}'", keys.Select(static pair => pair.Key), known.Filters);
            Compare($"activity types of '{name}'", keys.Where(static pair => pair.Key == "types").SelectMany(pair => GetValues(pair.Value)), known.ActivityTypes);
        }
    }

    // The words that a value or the items of a list may be.
    private IEnumerable<string> GetValues(JsonElement reference)
    {
        foreach (var (definition, _) in schema.GetCases(reference, new HashSet<string>()))
        {
            if (definition.TryGetProperty("allowed-values", out var values))
            {
                foreach (var value in values.EnumerateArray())
                {
                    yield return value.GetString()!;
                }
            }
        }
    }

    private void Compare(JsonElement reference, IReadOnlySet<string> contexts, TemplateType type, ExpressionPlaceNode? places, string path, int depth)
    {
        if (depth == 0 || path == "workflow.on")
        {
            return;
        }

        SchemaCase[] cases = [.. schema.GetCases(reference, contexts)];
        if (places?.Place is { } place && cases.Any(IsFreeText))
        {
            Compare($"contexts of '{path}'", cases.Where(IsFreeText).SelectMany(static found => found.Contexts), place.Contexts);
        }

        foreach (var (definition, inner) in cases)
        {
            if (definition.TryGetProperty("sequence", out var sequence) && type.Items is { } items)
            {
                Compare(sequence.GetProperty("item-type"), inner, items, places, path, depth - 1);
            }
        }

        var keys = new Dictionary<string, (JsonElement Type, IReadOnlySet<string> Contexts)>(StringComparer.Ordinal);
        foreach (var (definition, inner) in cases)
        {
            foreach (var (key, value) in GetKeys(definition))
            {
                keys.TryAdd(key, (value, inner));
            }

            if (definition.TryGetProperty("mapping", out var mapping) && mapping.TryGetProperty("loose-value-type", out var values) && type.Mappings.FirstOrDefault(static other => other.Others is not null) is { } open)
            {
                Compare(values, inner, open.Others!, places?.Any, path + ".*", depth - 1);
            }
        }

        if (keys.Count == 0)
        {
            return;
        }

        if (path.EndsWith(".permissions", StringComparison.Ordinal))
        {
            Compare($"keys of '{path}'", keys.Keys, TokenPermissions.ScopeNames);
            return;
        }

        var known = new Dictionary<string, TemplateType>(StringComparer.Ordinal);
        foreach (var (key, value) in type.Mappings.SelectMany(static mapping => mapping.Keys))
        {
            known.TryAdd(key, value);
        }

        Compare($"keys of '{path}'", path.EndsWith(".parallel", StringComparison.Ordinal) ? keys.Keys.Except(RefusedInParallel) : keys.Keys, known.Keys);
        foreach (var (key, (value, inner)) in keys)
        {
            if (known.TryGetValue(key, out var below) && !below.IsAny)
            {
                Compare(value, inner, below, places?.Find(key), $"{path}.{key}", depth - 1);
            }
        }
    }

    private void Compare(string what, IEnumerable<string> theirs, IEnumerable<string> ours)
    {
        var known = ours.ToHashSet(StringComparer.Ordinal);
        var found = theirs.ToHashSet(StringComparer.Ordinal);
        differences.UnionWith(found.Where(name => !known.Contains(name)).Select(name => $"{what}: + {name}"));
        differences.UnionWith(known.Where(name => !found.Contains(name)).Select(name => $"{what}: - {name}"));
    }

    // A constant such as 'inherit' holds no expression.
    private static bool IsFreeText(SchemaCase found) => found.Definition.TryGetProperty("string", out var text) && !text.TryGetProperty("constant", out _);

    private static IEnumerable<(string Key, JsonElement Value)> GetKeys(JsonElement definition) =>
        definition.TryGetProperty("mapping", out var mapping) && mapping.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => (property.Name, property.Value))
            : [];
}

using System.Text.Json;

namespace OpsLead.Lint.Dev.Workflows;

/// <summary>
/// GitHub's schema of workflows as npm's <c>@actions/workflow-parser</c> ships it: named definitions, each a scalar, a list, a mapping or one of several others, with the contexts
/// that are added where it stands. A definition refers to others by name.
/// </summary>
internal sealed class WorkflowSchema : IDisposable
{
    // The package has shipped the one or the other.
    private static readonly string[] FileNames = ["workflow-v1.0.min.json", "workflow-v1.0.json"];

    private readonly JsonDocument document;
    private readonly JsonElement definitions;

    private WorkflowSchema(JsonDocument document)
    {
        this.document = document;
        definitions = document.RootElement.GetProperty("definitions");
    }

    /// <summary>The schema of an installed package.</summary>
    /// <param name="modules">The <c>node_modules</c> folder.</param>
    /// <returns>The schema; null when the package is not there.</returns>
    public static WorkflowSchema? Open(string modules)
    {
        var package = Path.Combine(modules, "@actions", "workflow-parser");
        var file = Directory.Exists(package)
            ? FileNames.SelectMany(name => Directory.EnumerateFiles(package, name, SearchOption.AllDirectories)).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return file is null ? null : new WorkflowSchema(JsonDocument.Parse(File.ReadAllBytes(file)));
    }

    /// <summary>A definition by its name.</summary>
    public JsonElement? Find(string name) => definitions.TryGetProperty(name, out var definition) ? definition : null;

    /// <summary>What a definition may be, without those that say one of several.</summary>
    public IEnumerable<SchemaCase> GetCases(JsonElement reference, IReadOnlySet<string> contexts)
    {
        var pending = new Stack<SchemaCase>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        pending.Push(new SchemaCase(reference, contexts));
        while (pending.TryPop(out var next))
        {
            var (definition, outer) = next;
            if (definition.ValueKind == JsonValueKind.String)
            {
                if (Find(definition.GetString()!) is { } named && seen.Add(definition.GetString()!))
                {
                    pending.Push(new SchemaCase(named, outer));
                }
            }
            else if (definition.TryGetProperty("type", out var type))
            {
                pending.Push(new SchemaCase(type, outer));
            }
            else
            {
                var inner = Add(outer, definition);
                if (definition.TryGetProperty("one-of", out var choices))
                {
                    foreach (var choice in choices.EnumerateArray())
                    {
                        pending.Push(new SchemaCase(choice, inner));
                    }
                }
                else
                {
                    yield return new SchemaCase(definition, inner);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    // 'hashFiles(1,255)' is a function; the other names are contexts.
    private static IReadOnlySet<string> Add(IReadOnlySet<string> outer, JsonElement definition) =>
        definition.TryGetProperty("context", out var context)
            ? outer.Concat(context.EnumerateArray().Select(static name => name.GetString()!).Where(static name => !name.Contains('('))).ToHashSet(StringComparer.Ordinal)
            : outer;
}

/// <summary>One of the things that a definition may be.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Contexts">The contexts that expressions may read there.</param>
internal sealed record SchemaCase(JsonElement Definition, IReadOnlySet<string> Contexts);

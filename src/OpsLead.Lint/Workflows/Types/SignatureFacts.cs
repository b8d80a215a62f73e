using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>A name and where it is written.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Its characters.</param>
public readonly record struct NameSpan(string Name, TextSpan Span);

/// <summary>What an action of the repository takes and gives.</summary>
/// <param name="Document">Its metadata.</param>
/// <param name="Inputs">The inputs by name; null when they are not all known.</param>
/// <param name="Outputs">The names of the outputs; null when they are not all known.</param>
/// <param name="IsDocker">Whether an image runs it, to which <c>args</c> and <c>entrypoint</c> may be given.</param>
public sealed record ActionSignatureFact(SourceDocument Document, IReadOnlyDictionary<string, ActionInput>? Inputs, IReadOnlySet<string>? Outputs, bool IsDocker)
{
    /// <summary>The first place where the metadata is not what GitHub reads; null when there is none.</summary>
    public TextSpan? Defect { get; init; }

    /// <summary>The scripts it names, with the paths below the root. Never null.</summary>
    public IReadOnlyList<NameSpan> Scripts { get; init; } = [];
}

/// <summary>A step that uses an action of the repository.</summary>
/// <param name="Document">The file of the step.</param>
/// <param name="Span">The <c>uses</c>.</param>
/// <param name="Path">The action's folder below the root.</param>
/// <param name="Inputs">What is given to it; null when an expression gives it.</param>
public sealed record ActionUseFact(SourceDocument Document, TextSpan Span, string Path, IReadOnlyList<NameSpan>? Inputs);

/// <summary>A use of an action or a workflow of some repository, which may be this one: its name is not known here.</summary>
/// <param name="Document">The file of the step or the job.</param>
/// <param name="Uses">The reference.</param>
/// <param name="IsCall">Whether a job calls it: it is a reusable workflow.</param>
public sealed record RepositoryUseFact(SourceDocument Document, ActionReference Uses, bool IsCall);

/// <summary>An input that a reusable workflow declares.</summary>
/// <param name="Name">Its name; given without case.</param>
/// <param name="Type">Its type as written: <c>string</c>, <c>number</c>, <c>boolean</c>; null when it is not known.</param>
/// <param name="IsRequired">Whether it must be given: it is required and has no default.</param>
public sealed record WorkflowInput(string Name, string? Type, bool IsRequired);

/// <summary>What a workflow takes and gives when another calls it.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="IsCallable">Whether <c>workflow_call</c> is among its events.</param>
/// <param name="Inputs">The inputs by name; null when they are not all known.</param>
/// <param name="Secrets">The secrets by name, and whether each must be given; null when they are not all known.</param>
/// <param name="Outputs">The names of the outputs; null when they are not all known.</param>
public sealed record WorkflowSignatureFact(
    SourceDocument Document,
    bool IsCallable,
    IReadOnlyDictionary<string, WorkflowInput>? Inputs,
    IReadOnlyDictionary<string, bool>? Secrets,
    IReadOnlySet<string>? Outputs);

/// <summary>A value that a caller gives to an input.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Span">The name's characters.</param>
/// <param name="ValueSpan">The value's characters.</param>
/// <param name="Type">What is known of the value: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>null</c> …; null when nothing is.</param>
public sealed record GivenInput(string Name, TextSpan Span, TextSpan ValueSpan, string? Type);

/// <summary>A job that calls a workflow of the repository.</summary>
/// <param name="Document">The caller.</param>
/// <param name="JobId">The job's id.</param>
/// <param name="Span">The <c>uses</c>.</param>
/// <param name="Path">The called workflow's path below the root.</param>
/// <param name="Inputs">What is given to it; null when it is not all known.</param>
/// <param name="Secrets">The secrets that are given to it; null when it is not all known.</param>
/// <param name="InheritsSecrets">Whether it gets all secrets.</param>
public sealed record WorkflowUseFact(
    SourceDocument Document,
    string JobId,
    TextSpan Span,
    string Path,
    IReadOnlyList<GivenInput>? Inputs,
    IReadOnlyList<NameSpan>? Secrets,
    bool InheritsSecrets);

/// <summary>What the file is that tells whether a property exists.</summary>
public enum DeferredReadKind
{
    /// <summary>The metadata of an action.</summary>
    ActionOutput,

    /// <summary>A called workflow.</summary>
    WorkflowOutput,

    /// <summary>The callers of this workflow.</summary>
    Secret,
}

/// <summary>A property that an expression reads and another file declares.</summary>
/// <param name="Document">The file of the expression.</param>
/// <param name="Span">The property's characters.</param>
/// <param name="Kind">What declares it.</param>
/// <param name="Path">The folder of the action, or the path of the workflow, below the root.</param>
/// <param name="Name">The property.</param>
/// <param name="Owner">The object as written.</param>
public sealed record DeferredReadFact(SourceDocument Document, TextSpan Span, DeferredReadKind Kind, string Path, string Name, string Owner);

/// <summary>Leaves what files take, give and read of each other for the rules across files.</summary>
internal static class SignatureFacts
{
    public static void Collect(FileAnalysis file, Workflow workflow, WorkflowTypes types)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        file.AddFact(Read(file.Document, workflow));
        foreach (var job in workflow.Jobs)
        {
            if (job.Call is { } call && call.GetLocalPath(file.Document) is { } path)
            {
                file.AddFact(ReadCall(file.Document, job, call, path, types));
            }

            AddRepositoryUse(file, job.Call, isCall: true);
            CollectUses(file, job.Steps);
        }

        CollectReads(file, types);
    }

    public static void Collect(FileAnalysis file, ActionMetadata metadata, WorkflowTypes types, IReadOnlyList<TemplateError> errors)
    {
        if (file.Linter.WorkspaceActions.Count > 0)
        {
            file.AddFact(Read(file.Document, metadata) with { Defect = errors.Count > 0 ? errors[0].Span : FindDefect(metadata), Scripts = GetScripts(file.Document, metadata) });
            CollectUses(file, metadata.Steps);
            CollectReads(file, types);
        }
    }

    private static void CollectReads(FileAnalysis file, WorkflowTypes types)
    {
        foreach (var (scalar, read) in types.Deferred)
        {
            if (read.SourcePath is { } path)
            {
                var kind = read.Source switch
                {
                    ObjectSource.LocalAction => DeferredReadKind.ActionOutput,
                    ObjectSource.LocalWorkflow => DeferredReadKind.WorkflowOutput,
                    _ => DeferredReadKind.Secret,
                };
                file.AddFact(new DeferredReadFact(file.Document, scalar.GetSpan(read.Span.Start, read.Span.Length), kind, kind == DeferredReadKind.Secret ? path : ActionReference.GetRoot(file.Document) + path, read.Name, read.Owner));
            }
        }
    }

    private static void CollectUses(FileAnalysis file, IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.Uses is { } uses && uses.GetLocalPath(file.Document) is { } path)
            {
                file.AddFact(new ActionUseFact(file.Document, uses.Span, path, GetGiven(step.Mapping)));
            }

            AddRepositoryUse(file, step.Uses, isCall: false);
        }
    }

    private static void AddRepositoryUse(FileAnalysis file, ActionReference? uses, bool isCall)
    {
        if (uses is { Kind: ActionReferenceKind.Repository })
        {
            file.AddFact(new RepositoryUseFact(file.Document, uses, isCall));
        }
    }

    /// <summary>The names under <c>with</c>; null when an expression or a merge gives them.</summary>
    public static IReadOnlyList<NameSpan>? GetGiven(YamlMapping holder, string key = "with")
    {
        if (!holder.TryGetValue(key, out var node))
        {
            return holder.IsOpen ? null : [];
        }

        return node.Resolve() switch
        {
            YamlMapping { IsOpen: false } mapping => GetNames(mapping),
            YamlScalar { IsNull: true } => [],
            _ => null,
        };
    }

    private static List<NameSpan>? GetNames(YamlMapping mapping)
    {
        var result = new List<NameSpan>(mapping.Entries.Length);
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar key || ExpressionTemplate.HasMarker(key.Value))
            {
                return null;
            }

            result.Add(new NameSpan(key.Value, key.Span));
        }

        return result;
    }

    private static ActionSignatureFact Read(SourceDocument document, ActionMetadata metadata)
    {
        Dictionary<string, ActionInput>? inputs = null;
        if (TryGetDeclared(metadata.Root, "inputs", out var declared))
        {
            inputs = new Dictionary<string, ActionInput>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, input) in declared)
            {
                var isRequired = IsRequired(input);
                var isDeprecated = input is not null && input.TryGetEntry("deprecationMessage", out _);
                inputs.TryAdd(name, new ActionInput(name, isRequired, isDeprecated && !isRequired));
            }
        }

        var outputs = TryGetDeclared(metadata.Root, "outputs", out declared) ? declared.Select(static pair => pair.Name).ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
        return new ActionSignatureFact(document, inputs, outputs, metadata.Using is { IsKnown: true, Value: "docker" });
    }

    // A condition without the script that it could hold back.
    private static TextSpan? FindDefect(ActionMetadata metadata)
    {
        foreach (var (condition, script) in (ReadOnlySpan<(string Condition, string Script)>)[("pre-if", "pre"), ("post-if", "post")])
        {
            if (metadata.Runs is { IsKnown: true, Value: { IsOpen: false } runs } && runs.TryGetEntry(condition, out var entry) && !runs.TryGetEntry(script, out _) && !runs.TryGetEntry(script + "-entrypoint", out _))
            {
                return entry.Key.Span;
            }
        }

        if (metadata.Root.TryGetMapping("inputs", out var inputs))
        {
            foreach (ref readonly var input in inputs.Entries)
            {
                if (input.Value.Resolve() is YamlMapping declared && declared.TryGetEntry("deprecationMessage", out var message) && message.Value.Resolve() is YamlScalar text && string.IsNullOrWhiteSpace(text.Value))
                {
                    return message.Key.Span;
                }
            }
        }

        return null;
    }

    private static List<NameSpan> GetScripts(SourceDocument document, ActionMetadata metadata)
    {
        var result = new List<NameSpan>();
        foreach (var key in (ReadOnlySpan<string>)["main", "pre", "post"])
        {
            if (metadata.Runs.IsKnown && metadata.Runs.Value.TryGetScalar(key, out var script) && !script.IsNull && script.Value.Length > 0 && !script.Value.Contains("..", StringComparison.Ordinal))
            {
                var path = script.Value.StartsWith("./", StringComparison.Ordinal) ? script.Value[2..] : script.Value;
                result.Add(new NameSpan(document.Folder.Length == 0 ? path : $"{document.Folder}/{path}", script.Span));
            }
        }

        return result;
    }

    private static WorkflowSignatureFact Read(SourceDocument document, Workflow workflow)
    {
        var trigger = workflow.Triggers.FirstOrDefault(static trigger => trigger.Name == "workflow_call");
        if (trigger is null)
        {
            return new WorkflowSignatureFact(document, workflow.Root.IsOpen, null, null, null);
        }

        Dictionary<string, WorkflowInput>? inputs = null;
        Dictionary<string, bool>? secrets = null;
        HashSet<string>? outputs = null;
        if (TryGetDeclared(trigger.Configuration, "inputs", out var declared))
        {
            inputs = new Dictionary<string, WorkflowInput>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, input) in declared)
            {
                var type = YamlFacts.GetString(input, "type", default);
                inputs.TryAdd(name, new WorkflowInput(name, type.IsKnown ? type.Value : null, IsRequired(input)));
            }
        }

        if (TryGetDeclared(trigger.Configuration, "secrets", out declared))
        {
            secrets = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, secret) in declared)
            {
                secrets.TryAdd(name, IsRequired(secret));
            }
        }

        if (TryGetDeclared(trigger.Configuration, "outputs", out declared))
        {
            outputs = declared.Select(static pair => pair.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }

        return new WorkflowSignatureFact(document, true, inputs, secrets, outputs);
    }

    private static WorkflowUseFact ReadCall(SourceDocument document, Job job, ActionReference call, string path, WorkflowTypes types)
    {
        List<GivenInput>? inputs = null;
        if (GetGiven(job.Mapping) is { } given)
        {
            inputs = [];
            if (given.Count > 0 && job.Mapping.TryGetValue("with", out var node) && node.Resolve() is YamlMapping with)
            {
                foreach (ref readonly var entry in with.Entries)
                {
                    var type = types.GetValueType(entry.Value, job);
                    inputs.Add(new GivenInput(((YamlScalar)entry.Key).Value, entry.Key.Span, entry.Value.Resolve().Span, type.IsAny ? null : type.Name));
                }
            }
        }

        var inherits = job.Mapping.TryGetValue("secrets", out var secrets) && secrets.Resolve() is YamlScalar { Value: "inherit" };
        return new WorkflowUseFact(document, job.Id, call.Span, path, inputs, inherits ? null : GetGiven(job.Mapping, "secrets"), inherits);
    }

    /// <summary>What is declared under a key by name; false when it is not all written out.</summary>
    private static bool TryGetDeclared(YamlMapping? holder, string key, out IReadOnlyList<(string Name, YamlMapping? Value)> declared)
    {
        declared = [];
        if (holder is null || !holder.TryGetValue(key, out var node))
        {
            return holder?.IsOpen != true;
        }

        if (node.Resolve() is not YamlMapping { IsOpen: false } mapping)
        {
            return node.Resolve() is YamlScalar { IsNull: true };
        }

        var result = new List<(string Name, YamlMapping? Value)>(mapping.Entries.Length);
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar name)
            {
                result.Add((name.Value, entry.Value.Resolve() as YamlMapping));
            }
        }

        declared = result;
        return true;
    }

    private static bool IsRequired(YamlMapping? declaration) =>
        declaration is not null && declaration.TryGetScalar("required", out var required) && required.Value == "true" && !declaration.TryGetEntry("default", out _);
}

using System.Runtime.InteropServices;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>The types of the contexts in one file, each made when an expression first reads it.</summary>
internal sealed class WorkflowTypes
{
    private readonly Workflow? workflow;
    private readonly ActionMetadata? metadata;
    private readonly string path;
    private readonly Dictionary<Job, ExpressionType> needs = [];
    private readonly Dictionary<Job, ExpressionType> matrices = [];
    private readonly Dictionary<(Job? Job, Step? Step), ExpressionType> steps = [];
    private readonly Dictionary<Job, StepOutputTypes?> jobSteps = [];
    private readonly Dictionary<Job, ExpressionType?> results = [];
    private readonly HashSet<Job> running = [];
    private StepOutputTypes? actionSteps;
    private ExpressionType? github;
    private ExpressionType? inputs;
    private ExpressionType? secrets;
    private ExpressionType? jobs;

    public WorkflowTypes(Workflow workflow, string path)
    {
        this.workflow = workflow;
        this.path = path;
    }

    public WorkflowTypes(ActionMetadata metadata, string path)
    {
        this.metadata = metadata;
        this.path = path;
    }

    /// <summary>What was read that only another file can tell about, with the scalar it was read in.</summary>
    public List<(YamlScalar Scalar, DeferredRead Read)> Deferred { get; } = [];

    /// <summary>Everything that does not fit in an expression.</summary>
    public IReadOnlyList<ExpressionTypeError> Check(ExpressionSite site)
    {
        // Where no expression is allowed at all, GitHub's schema says so.
        if (site.Place is not { Contexts.Count: > 0 } place)
        {
            return [];
        }

        var errors = new List<ExpressionTypeError>();
        var root = site.Expression.Root;
        if (root is NamedValueExpression { Name: "insert" })
        {
            return [];
        }

        CheckAvailability(root, place, errors);
        var checker = new ExpressionTypeChecker(site.Expression.Text, name => place.Contexts.Contains(name, StringComparer.OrdinalIgnoreCase) ? GetContext(name, site.Job, site.Step) : ExpressionType.Any);
        var type = checker.Check(root);
        checker.CheckResult(root, type, site.Result, place.Path);
        errors.AddRange(checker.Errors);
        foreach (var read in checker.Deferred)
        {
            Deferred.Add((site.Scalar, read));
        }

        return errors;
    }

    /// <summary>The type of a whole value: of its one expression, or of what YAML makes of it.</summary>
    public ExpressionType GetValueType(YamlNode node, Job? job)
    {
        switch (node.Resolve())
        {
            case YamlScalar scalar when ExpressionTemplate.HasMarker(scalar.Value):
                return ExpressionTemplate.Parse(scalar.Value).SingleExpression is { } expression
                    ? expression.Errors.IsEmpty
                        ? new ExpressionTypeChecker(expression.Text, name => job is not null && name.Equals("matrix", StringComparison.OrdinalIgnoreCase) && running.Contains(job)
                            ? ExpressionType.Any : GetContext(name, job, null)).Check(expression.Root)
                        : ExpressionType.Any
                    : ExpressionType.String;
            case YamlScalar scalar:
                return GetScalarType(scalar);
            case YamlSequence sequence:
                ExpressionType? element = null;
                foreach (var item in sequence.Items)
                {
                    var type = GetValueType(item, job);
                    element = element?.Merge(type) ?? type;
                }

                return new ArrayType(element ?? ExpressionType.Any);
            case YamlMapping mapping:
                var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry.Key is YamlScalar key)
                    {
                        properties.TryAdd(key.Value, GetValueType(entry.Value, job));
                    }
                }

                return new ObjectType(properties, mapping.IsOpen ? ExpressionType.Any : null);
            default:
                return ExpressionType.Any;
        }
    }

    /// <summary>The type of a plain YAML scalar by the core schema.</summary>
    public static ExpressionType GetScalarType(YamlScalar scalar) =>
        scalar.IsNull ? ExpressionType.Null
        : scalar.Style != YamlScalarStyle.Plain ? ExpressionType.String
        : scalar.TryGetBoolean(out _) ? ExpressionType.Boolean
        : scalar.Value.Length > 0 && (char.IsAsciiDigit(scalar.Value[0]) || scalar.Value[0] is '-' or '+' or '.')
            && double.TryParse(scalar.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? ExpressionType.Number
        : ExpressionType.String;

    private static void CheckAvailability(ExpressionNode node, ExpressionPlace place, List<ExpressionTypeError> errors)
    {
        if (node is NamedValueExpression named && !place.Contexts.Contains(named.Name, StringComparer.OrdinalIgnoreCase))
        {
            var isKnown = ExpressionContexts.IsKnown(named.Name);
            errors.Add(new ExpressionTypeError(
                isKnown ? ExpressionTypeErrorKind.UnavailableContext : ExpressionTypeErrorKind.UnknownContext, named.Span, [named.Name, place.Path, string.Join(", ", place.Contexts)])
            {
                Suggestion = isKnown ? null : Text.NearestName.Find(named.Name, place.Contexts),
            });
        }
        else if (node is FunctionCallExpression call && ExpressionFunctions.Find(ExpressionFunctions.All, call.Name) is not null && ExpressionFunctions.Find(place.Functions, call.Name) is null)
        {
            errors.Add(new ExpressionTypeError(
                ExpressionTypeErrorKind.UnavailableFunction, call.NameSpan, [call.Name, place.Path, ExpressionFunctions.IsStatus(call.Name) ? "an 'if'" : "the keys of a step"]));
        }

        foreach (var child in node.Children)
        {
            CheckAvailability(child, place, errors);
        }
    }

    private ExpressionType? GetContext(string name, Job? job, Step? step) => name.ToUpperInvariant() switch
    {
        "GITHUB" => github ??= ContextTypes.CreateGithub(GetEvent(), metadata is not null),
        "ENV" or "VARS" => ObjectType.OfStrings,
        "SECRETS" => secrets ??= GetSecrets(),
        "INPUTS" => inputs ??= GetInputs(),
        "JOB" => ContextTypes.Job,
        "RUNNER" => ContextTypes.Runner,
        "STRATEGY" => ContextTypes.Strategy,
        "MATRIX" => job is null ? ObjectType.Open : GetMatrix(job),
        "NEEDS" => job is null ? ObjectType.Open : GetNeeds(job),
        "STEPS" => GetSteps(job, step),
        "JOBS" => jobs ??= GetJobs(),
        _ => null,
    };

    private ExpressionType GetEvent()
    {
        if (workflow is null)
        {
            return ExpressionType.Any;
        }

        var dispatch = workflow.Triggers.FirstOrDefault(static trigger => trigger.Name == "workflow_dispatch");
        return EventPayloads.GetType(workflow.Triggers.Select(static trigger => trigger.Name), dispatch is null ? null : SignatureReader.GetInputs(dispatch, isText: true));
    }

    private ObjectType GetInputs()
    {
        if (metadata is not null)
        {
            return SignatureReader.GetActionInputs(metadata);
        }

        ObjectType? result = null;
        foreach (var trigger in workflow!.Triggers)
        {
            if (trigger.Name is "workflow_call" or "workflow_dispatch")
            {
                var declared = SignatureReader.GetInputs(trigger, isText: false);
                result = result is null ? declared : ObjectType.Merge(result, declared);
            }
        }

        return result ?? ObjectType.Empty;
    }

    // Only a workflow that nothing else starts lives on the secrets it declares.
    private ObjectType GetSecrets()
    {
        if (workflow?.Triggers is not [{ Name: "workflow_call", Configuration: { IsOpen: false } configuration }] || !configuration.TryGetMapping("secrets", out var declared) || declared.IsOpen)
        {
            return ObjectType.OfStrings;
        }

        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase)
        {
            ["github_token"] = ExpressionType.String,
            ["actions_step_debug"] = ExpressionType.String,
            ["actions_runner_debug"] = ExpressionType.String,
        };
        foreach (ref readonly var entry in declared.Entries)
        {
            if (entry.Key is YamlScalar key)
            {
                properties.TryAdd(key.Value, ExpressionType.String);
            }
        }

        return new ObjectType(properties, ExpressionType.String) { Source = ObjectSource.Callers, SourcePath = path };
    }

    private ExpressionType GetNeeds(Job job)
    {
        if (!needs.TryGetValue(job, out var type))
        {
            var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
            var isKnown = !job.Mapping.IsOpen;
            foreach (var need in job.Needs)
            {
                isKnown &= !ExpressionTemplate.HasMarker(need.Value);
                properties[need.Value] = workflow?.FindJob(need.Value) is { } needed
                    ? GetResult(needed)
                    : ExpressionType.Any;
            }

            needs[job] = type = new ObjectType(properties, isKnown ? null : ExpressionType.Any);
        }

        return type;
    }

    private ObjectType GetJobs()
    {
        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in workflow?.Jobs ?? [])
        {
            properties[job.Id] = GetResult(job);
        }

        return new ObjectType(properties);
    }

    private ExpressionType GetMatrix(Job job)
    {
        if (!matrices.TryGetValue(job, out var type))
        {
            // An expression in the matrix that reads the matrix gets an answer too.
            running.Add(job);
            type = MatrixTypes.Get(job, this);
            running.Remove(job);
            matrices[job] = type;
        }

        return type;
    }

    // The steps before the one that reads; outside of steps all of them, which have run when outputs and the URL are made.
    private ExpressionType GetSteps(Job? job, Step? step)
    {
        if (!steps.TryGetValue((job, step), out var type))
        {
            var all = job is null ? actionSteps ??= new StepOutputTypes(metadata?.Steps ?? []) : CollectionsMarshal.GetValueRefOrAddDefault(jobSteps, job, out _) ??= new StepOutputTypes(job.Steps);
            steps[(job, step)] = type = all.GetBefore(step);
        }

        return type;
    }

    // Many jobs may need one that gives much.
    private ExpressionType GetResult(Job job) => CollectionsMarshal.GetValueRefOrAddDefault(results, job, out _) ??= ContextTypes.CreateResult(SignatureReader.GetJobOutputs(job));
}

using OpsLead.Lint.Syntax.Expressions;
using Result = OpsLead.Lint.Workflows.Types.ExpressionResult;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>
/// The keys whose values GitHub evaluates, with the contexts of each. Source: <c>workflow-v1.0.json</c> and <c>action-v1.0.json</c> of
/// GitHub's <c>actions/languageservices</c>, and GitHub's documentation, "Contexts reference", section "Context availability", July 2026.
/// </summary>
internal static class ExpressionPlaces
{
    private static readonly ContextAvailability None = new([]);
    private static readonly ContextAvailability Workflow = new(["github", "inputs", "vars"]);
    private static readonly ContextAvailability WorkflowEnv = new(["github", "inputs", "vars", "secrets"]);
    private static readonly ContextAvailability CallOutput = new(["github", "inputs", "vars", "jobs"]);
    private static readonly ContextAvailability JobIf = new(["github", "inputs", "vars", "needs"], ExpressionFunctions.JobStatus);
    private static readonly ContextAvailability Needs = new(["github", "inputs", "vars", "needs"]);
    private static readonly ContextAvailability Matrix = new(["github", "inputs", "vars", "needs", "strategy", "matrix"]);
    private static readonly ContextAvailability MatrixSecrets = new(["github", "inputs", "vars", "needs", "strategy", "matrix", "secrets"]);
    private static readonly ContextAvailability MatrixEnv = new(["github", "inputs", "vars", "needs", "strategy", "matrix", "env"]);
    private static readonly ContextAvailability Credentials = new(["github", "inputs", "vars", "needs", "strategy", "matrix", "secrets", "env"]);
    private static readonly ContextAvailability Runner = new(["github", "inputs", "vars", "needs", "strategy", "matrix", "secrets", "steps", "job", "runner", "env"]);
    private static readonly ContextAvailability RunnerWithoutSecrets = new(["github", "inputs", "vars", "needs", "strategy", "matrix", "steps", "job", "runner", "env"]);

    private static readonly ContextAvailability Step =
        new(["github", "inputs", "vars", "needs", "strategy", "matrix", "secrets", "steps", "job", "runner", "env"], ExpressionFunctions.HashFiles);

    private static readonly ContextAvailability StepIf =
        new(["github", "inputs", "vars", "needs", "strategy", "matrix", "steps", "job", "runner", "env"], [.. ExpressionFunctions.StepStatus, ExpressionFunctions.HashFiles]);

    private static readonly ContextAvailability ActionDefault = new(["github", "strategy", "matrix", "job", "runner"], ExpressionFunctions.HashFiles);
    private static readonly ContextAvailability ActionOutput = new(["github", "strategy", "matrix", "steps", "inputs", "job", "runner", "env"]);
    private static readonly ContextAvailability ActionContainer = new(["inputs"]);
    private static readonly ContextAvailability ActionStep = new(["github", "inputs", "strategy", "matrix", "steps", "job", "runner", "env"], ExpressionFunctions.HashFiles);

    private static readonly ContextAvailability ActionStepIf =
        new(["github", "inputs", "strategy", "matrix", "steps", "job", "runner", "env"], [.. ExpressionFunctions.StepStatus, ExpressionFunctions.HashFiles]);

    private static readonly ContextAvailability ActionRunsIf =
        new(["runner", "github", "job", "strategy", "matrix", "env", "inputs"], [.. ExpressionFunctions.StepStatus, ExpressionFunctions.HashFiles]);

    private static readonly (string Path, ContextAvailability Availability, Result Result)[] WorkflowTable =
    [
        ("name", None, Result.Text),
        ("run-name", Workflow, Result.Text),
        ("on", None, Result.Any),
        ("on.**", None, Result.Any),
        ("on.workflow_call.inputs.<input_id>.default", Workflow, Result.Any),
        ("on.workflow_call.outputs.<output_id>.value", CallOutput, Result.Text),
        ("permissions", None, Result.Any),
        ("permissions.**", None, Result.Any),
        ("env", WorkflowEnv, Result.Mapping),
        ("env.<env_id>", WorkflowEnv, Result.Text),
        ("defaults.run.shell", None, Result.Text),
        ("defaults.run.working-directory", None, Result.Text),
        ("concurrency", Workflow, Result.Text),
        ("concurrency.group", Workflow, Result.Text),
        ("concurrency.cancel-in-progress", Workflow, Result.Boolean),
        ("jobs.<job_id>.name", Matrix, Result.Text),
        ("jobs.<job_id>.needs", None, Result.Any),
        ("jobs.<job_id>.if", JobIf, Result.Condition),
        ("jobs.<job_id>.uses", None, Result.Text),
        ("jobs.<job_id>.permissions", None, Result.Any),
        ("jobs.<job_id>.permissions.**", None, Result.Any),
        ("jobs.<job_id>.runs-on", Matrix, Result.TextOrSequence),
        ("jobs.<job_id>.runs-on.group", Matrix, Result.Text),
        ("jobs.<job_id>.runs-on.labels", Matrix, Result.TextOrSequence),
        ("jobs.<job_id>.environment", Matrix, Result.Text),
        ("jobs.<job_id>.environment.name", Matrix, Result.Text),
        ("jobs.<job_id>.environment.url", RunnerWithoutSecrets, Result.Text),
        ("jobs.<job_id>.environment.deployment", Matrix, Result.Boolean),
        ("jobs.<job_id>.concurrency", Matrix, Result.Text),
        ("jobs.<job_id>.concurrency.group", Matrix, Result.Text),
        ("jobs.<job_id>.concurrency.cancel-in-progress", Matrix, Result.Boolean),
        ("jobs.<job_id>.outputs.<output_id>", Runner, Result.Text),
        ("jobs.<job_id>.env", MatrixSecrets, Result.Mapping),
        ("jobs.<job_id>.env.<env_id>", MatrixSecrets, Result.Text),
        ("jobs.<job_id>.defaults.run.shell", MatrixEnv, Result.Text),
        ("jobs.<job_id>.defaults.run.working-directory", MatrixEnv, Result.Text),
        ("jobs.<job_id>.timeout-minutes", Matrix, Result.Number),
        ("jobs.<job_id>.cancel-timeout-minutes", Matrix, Result.Number),
        ("jobs.<job_id>.continue-on-error", Matrix, Result.Boolean),
        ("jobs.<job_id>.strategy", Needs, Result.Mapping),
        ("jobs.<job_id>.strategy.fail-fast", Needs, Result.Boolean),
        ("jobs.<job_id>.strategy.max-parallel", Needs, Result.Number),
        ("jobs.<job_id>.strategy.matrix", Needs, Result.Mapping),
        ("jobs.<job_id>.strategy.matrix.**", Needs, Result.Any),
        ("jobs.<job_id>.strategy.matrix.include", Needs, Result.Any),
        ("jobs.<job_id>.strategy.matrix.exclude", Needs, Result.Any),
        ("jobs.<job_id>.strategy.matrix.<matrix_key>", Needs, Result.Sequence),
        ("jobs.<job_id>.container", Matrix, Result.Any),
        ("jobs.<job_id>.container.image", Matrix, Result.Text),
        ("jobs.<job_id>.container.options", Matrix, Result.Text),
        ("jobs.<job_id>.container.ports", Matrix, Result.Any),
        ("jobs.<job_id>.container.volumes", Matrix, Result.Any),
        ("jobs.<job_id>.container.credentials", Credentials, Result.Mapping),
        ("jobs.<job_id>.container.credentials.username", Credentials, Result.Text),
        ("jobs.<job_id>.container.credentials.password", Credentials, Result.Text),
        ("jobs.<job_id>.container.env", Runner, Result.Mapping),
        ("jobs.<job_id>.container.env.<env_id>", Runner, Result.Text),
        ("jobs.<job_id>.services", Matrix, Result.Mapping),
        ("jobs.<job_id>.services.<service_id>", Matrix, Result.Any),
        ("jobs.<job_id>.services.<service_id>.image", Matrix, Result.Text),
        ("jobs.<job_id>.services.<service_id>.options", Matrix, Result.Text),
        ("jobs.<job_id>.services.<service_id>.ports", Matrix, Result.Any),
        ("jobs.<job_id>.services.<service_id>.volumes", Matrix, Result.Any),
        ("jobs.<job_id>.services.<service_id>.command", Matrix, Result.Text),
        ("jobs.<job_id>.services.<service_id>.entrypoint", Matrix, Result.Text),
        ("jobs.<job_id>.services.<service_id>.credentials", Credentials, Result.Mapping),
        ("jobs.<job_id>.services.<service_id>.credentials.username", Credentials, Result.Text),
        ("jobs.<job_id>.services.<service_id>.credentials.password", Credentials, Result.Text),
        ("jobs.<job_id>.services.<service_id>.env", Runner, Result.Mapping),
        ("jobs.<job_id>.services.<service_id>.env.<env_id>", Runner, Result.Text),
        ("jobs.<job_id>.snapshot", None, Result.Text),
        ("jobs.<job_id>.snapshot.image-name", None, Result.Text),
        ("jobs.<job_id>.snapshot.version", None, Result.Text),
        ("jobs.<job_id>.snapshot.if", Matrix, Result.Condition),
        ("jobs.<job_id>.with", Matrix, Result.Mapping),
        ("jobs.<job_id>.with.<input_id>", Matrix, Result.Text),
        ("jobs.<job_id>.secrets", MatrixSecrets, Result.Mapping),
        ("jobs.<job_id>.secrets.<secret_id>", MatrixSecrets, Result.Text),
        ("jobs.<job_id>.steps[*].id", None, Result.Text),
        ("jobs.<job_id>.steps[*].name", Step, Result.Text),
        ("jobs.<job_id>.steps[*].if", StepIf, Result.Condition),
        ("jobs.<job_id>.steps[*].uses", None, Result.Text),
        ("jobs.<job_id>.steps[*].run", Step, Result.Text),
        ("jobs.<job_id>.steps[*].shell", None, Result.Text),
        ("jobs.<job_id>.steps[*].working-directory", Step, Result.Text),
        ("jobs.<job_id>.steps[*].with", Step, Result.Mapping),
        ("jobs.<job_id>.steps[*].with.<input_id>", Step, Result.Text),
        ("jobs.<job_id>.steps[*].env", Step, Result.Mapping),
        ("jobs.<job_id>.steps[*].env.<env_id>", Step, Result.Text),
        ("jobs.<job_id>.steps[*].continue-on-error", Step, Result.Boolean),
        ("jobs.<job_id>.steps[*].timeout-minutes", Step, Result.Number),
    ];

    private static readonly (string Path, ContextAvailability Availability, Result Result)[] ActionTable =
    [
        ("inputs.<input_id>.default", ActionDefault, Result.Text),
        ("outputs.<output_id>.value", ActionOutput, Result.Text),
        ("runs.args", ActionContainer, Result.Any),
        ("runs.env", ActionContainer, Result.Mapping),
        ("runs.env.<env_id>", ActionContainer, Result.Text),
        ("runs.pre-if", ActionRunsIf, Result.Condition),
        ("runs.post-if", ActionRunsIf, Result.Condition),
        ("runs.steps[*].id", None, Result.Text),
        ("runs.steps[*].name", ActionStep, Result.Text),
        ("runs.steps[*].if", ActionStepIf, Result.Condition),
        ("runs.steps[*].uses", None, Result.Text),
        ("runs.steps[*].run", ActionStep, Result.Text),
        ("runs.steps[*].shell", ActionStep, Result.Text),
        ("runs.steps[*].working-directory", ActionStep, Result.Text),
        ("runs.steps[*].with", ActionStep, Result.Mapping),
        ("runs.steps[*].with.<input_id>", ActionStep, Result.Text),
        ("runs.steps[*].env", ActionStep, Result.Mapping),
        ("runs.steps[*].env.<env_id>", ActionStep, Result.Text),
        ("runs.steps[*].continue-on-error", ActionStep, Result.Boolean),
    ];

    /// <summary>The keys of a workflow.</summary>
    public static ExpressionPlaceNode WorkflowRoot { get; } = Build(WorkflowTable, "jobs.<job_id>.steps[*]");

    /// <summary>The keys of an action.</summary>
    public static ExpressionPlaceNode ActionRoot { get; } = Build(ActionTable, null);

    private static ExpressionPlaceNode Build(ReadOnlySpan<(string Path, ContextAvailability Availability, Result Result)> table, string? steps)
    {
        var root = new ExpressionPlaceNode();
        foreach (var (path, availability, result) in table)
        {
            root.GetOrAdd(path).Place = new ExpressionPlace(path.Replace(".**", ".*", StringComparison.Ordinal), availability, result);
        }

        if (steps is not null)
        {
            // Parallel steps (2026) are a list in a step; they are steps like the others.
            var node = root.GetOrAdd(steps);
            node.Add("parallel", node);
        }

        return root;
    }
}

/// <summary>A key in the tree of keys. The items of a list stand for the list.</summary>
internal sealed class ExpressionPlaceNode
{
    private Dictionary<string, ExpressionPlaceNode>? children;
    private ExpressionPlaceNode? any;

    /// <summary>What its value may use; null for a key that holds no text of its own.</summary>
    public ExpressionPlace? Place { get; set; }

    /// <summary>The key below; null for one that GitHub does not know.</summary>
    public ExpressionPlaceNode? Find(string key) => children is not null && children.TryGetValue(key, out var child) ? child : any;

    /// <summary>What stands for the keys below that the author names; null when there are none.</summary>
    public ExpressionPlaceNode? Any => any;

    public void Add(string key, ExpressionPlaceNode node) => (children ??= new(StringComparer.Ordinal))[key] = node;

    public ExpressionPlaceNode GetOrAdd(string path)
    {
        var node = this;
        foreach (var part in path.Split('.'))
        {
            node = node.GetOrAddChild(part.EndsWith("[*]", StringComparison.Ordinal) ? part[..^3] : part);
        }

        return node;
    }

    private ExpressionPlaceNode GetOrAddChild(string key)
    {
        if (key == "**")
        {
            if (any is null)
            {
                any = new ExpressionPlaceNode();
                any.any = any;
            }

            return any;
        }

        if (key[0] == '<')
        {
            if (any is null || IsEverything(any))
            {
                any = new ExpressionPlaceNode { any = any, Place = any?.Place };
            }

            return any;
        }

        if (children is null || !children.TryGetValue(key, out var child))
        {
            child = new ExpressionPlaceNode();

            // Where everything below is alike, a key with a row of its own keeps that for the keys beside its own.
            child.any = any is not null && IsEverything(any) ? any : null;
            child.Place = child.any?.Place;
            Add(key, child);
        }

        return child;
    }

    private static bool IsEverything(ExpressionPlaceNode node) => ReferenceEquals(node.any, node);
}

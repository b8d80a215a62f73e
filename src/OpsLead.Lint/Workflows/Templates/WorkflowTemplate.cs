using static OpsLead.Lint.Workflows.Templates.TemplateTypes;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>
/// What GitHub reads in a workflow: the keys of each mapping, the types of their values, and where expressions are evaluated.
/// Source: <c>workflow-v1.0.json</c> of the npm package <c>@actions/workflow-parser</c> (GitHub's <c>actions/languageservices</c>), July 2026.
/// </summary>
internal static class WorkflowTemplate
{
    private static readonly TemplateType Minutes = new() { Scalars = ScalarTypes.Number, Minimum = 0, IsMinimumExclusive = true, IsLenientWhenEmpty = true, HasContext = true };
    private static readonly TemplateType ContextText = InContext(AnyText);
    private static readonly TemplateType ContextFilled = InContext(Filled);
    private static readonly TemplateType ContextBoolean = InContext(TrueOrFalse);
    private static readonly TemplateType Scalar = new() { Scalars = ScalarTypes.Text, HasContext = true };
    private static readonly TemplateType Environment = Names("env", AnyText, hasContext: true);

    private static readonly TemplateType Concurrency = new()
    {
        Scalars = ScalarTypes.Text,
        HasContext = true,
        Mappings = [new MappingTemplate("concurrency") { Keys = Keys(("group", Filled), ("cancel-in-progress", TrueOrFalse), ("queue", OneOf("single", "max"))), Required = ["group"] }],
    };

    private static readonly TemplateType Permissions = new()
    {
        Scalars = ScalarTypes.Text,

        // Scopes and levels are tables of their own, which age: a rule of their own reads them.
        Mappings = [new MappingTemplate("permissions") { Others = new TemplateType { Scalars = ScalarTypes.Text } }],
    };

    private static readonly MappingTemplate DefaultsOfRun = new("defaults of run") { Keys = Keys(("shell", Filled), ("working-directory", Filled)) };

    private static readonly TemplateType Needs = FilledOrList;

    private static readonly TemplateType Credentials = new()
    {
        HasContext = true,
        Mappings = [new MappingTemplate("credentials") { Keys = Keys(("username", Filled), ("password", Filled)), Advised = ["username", "password"] }],
    };

    private static readonly TemplateType Image = new() { Scalars = ScalarTypes.Text, IsNonEmpty = true, IsLenient = true };

    private static readonly (string Key, TemplateType Type)[] ContainerKeys =
    [
        ("image", Image), ("options", AnyText), ("env", Environment), ("ports", ListOfFilled), ("volumes", ListOfFilled), ("credentials", Credentials),
    ];

    private static readonly TemplateType Container = new()
    {
        // Written out, 'null' is no container: whoever calls a template may decide so.
        Scalars = ScalarTypes.Text,
        AllowsWrittenNull = true,
        IsNonEmpty = true,
        IsLenient = true,
        HasContext = true,
        Mappings = [new MappingTemplate("container") { Keys = Keys(ContainerKeys), Advised = ["image"] }],
    };

    private static readonly TemplateType Services = Names(
        "services",
        new TemplateType
        {
            Scalars = ScalarTypes.Text,
            IsNonEmpty = true,
            Mappings = [new MappingTemplate("service") { Keys = Keys([.. ContainerKeys, ("entrypoint", AnyText), ("command", AnyText)]), Advised = ["image"] }],
        },
        hasContext: true);

    private static readonly TemplateType MatrixFilter = new() { Items = Names("combination of the matrix", TemplateType.Any) };

    private static readonly TemplateType Matrix = new()
    {
        HasContext = true,
        Mappings = [new MappingTemplate("matrix") { Keys = Keys(("include", MatrixFilter), ("exclude", MatrixFilter)), Others = new TemplateType { Items = TemplateType.Any, IsNonEmpty = true } }],
    };

    private static readonly TemplateType MaxParallel = new() { Scalars = ScalarTypes.Number, Minimum = 0, IsMinimumExclusive = true, IsInteger = true, IsLenientWhenEmpty = true };

    private static readonly TemplateType Strategy = new()
    {
        HasContext = true,
        Mappings = [new MappingTemplate("strategy") { Keys = Keys(("fail-fast", TrueOrFalse), ("max-parallel", MaxParallel), ("matrix", Matrix)) }],
    };

    private static readonly TemplateType RunsOn = new()
    {
        Scalars = ScalarTypes.Text,
        IsNonEmpty = true,
        HasContext = true,
        Items = Filled,
        AcceptsEmptyList = true,
        Mappings =
        [
            new MappingTemplate("runs-on")
            {
                Keys = Keys(("group", Filled), ("labels", new TemplateType { Scalars = ScalarTypes.Text, IsNonEmpty = true, Items = Filled, AcceptsEmptyList = true })),
            },
        ],
    };

    private static readonly TemplateType JobEnvironment = new()
    {
        Scalars = ScalarTypes.Text,
        HasContext = true,
        Mappings = [new MappingTemplate("environment") { Keys = Keys(("name", AnyText), ("url", AnyText), ("deployment", TrueOrFalse)), Required = ["name"] }],
    };

    private static readonly TemplateType Snapshot = new()
    {
        Scalars = ScalarTypes.Text,
        IsNonEmpty = true,
        Mappings = [new MappingTemplate("snapshot") { Keys = Keys(("image-name", Filled), ("if", ContextText), ("version", Filled)), Required = ["image-name"] }],
    };

    private static readonly (string Key, TemplateType Type)[] StepKeys = [("name", ContextText), ("id", Filled), ("continue-on-error", ContextBoolean)];

    private static readonly (string Key, TemplateType Type)[] WorkKeys =
    [
        .. StepKeys, ("if", ContextText), ("timeout-minutes", Minutes), ("env", Environment), ("background", TrueOrFalse),
    ];

    private static readonly MappingTemplate UsesStep = new("step that uses an action")
    {
        Discriminator = "uses",
        Keys = Keys([.. WorkKeys, ("uses", Filled), ("with", Names("with", AnyText, hasContext: true))]),
    };

    private static readonly MappingTemplate RunStep = new("step that runs a script")
    {
        Discriminator = "run",
        Keys = Keys([.. WorkKeys, ("run", ContextText), ("working-directory", ContextText), ("shell", Filled)]),
    };

    private static readonly MappingTemplate WaitStep = new("step that waits") { Discriminator = "wait", Keys = Keys([.. StepKeys, ("wait", FilledOrList)]) };

    private static readonly MappingTemplate WaitAllStep = new("step that waits for all")
    {
        Discriminator = "wait-all",
        Keys = Keys([.. StepKeys, ("wait-all", new TemplateType { Scalars = ScalarTypes.Null | ScalarTypes.Boolean })]),
    };

    private static readonly MappingTemplate CancelStep = new("step that cancels") { Discriminator = "cancel", Keys = Keys([.. StepKeys, ("cancel", Filled)]) };

    // Of a step with nothing to do the work is missing, and what belongs to neither kind of work is unknown.
    private static readonly MappingTemplate IdleStep = new("step")
    {
        Keys = Keys([.. WorkKeys, ("with", TemplateType.Any), ("working-directory", ContextText), ("shell", Filled)]),
    };

    private static readonly TemplateType InnerSteps = ListOf(new TemplateType { Mappings = [UsesStep, RunStep, IdleStep] });

    private static readonly MappingTemplate ParallelStep = new("parallel step") { Discriminator = "parallel", Keys = Keys(("parallel", InnerSteps)) };

    private static readonly TemplateType Steps = ListOf(new TemplateType { Mappings = [UsesStep, RunStep, WaitStep, WaitAllStep, CancelStep, ParallelStep, IdleStep] });

    private static readonly MappingTemplate CallJob = new("job that calls a workflow")
    {
        Discriminator = "uses",
        Keys = Keys(
            ("name", ContextText),
            ("uses", Filled),
            ("with", Names("with", Scalar)),
            ("secrets", new TemplateType { Scalars = ScalarTypes.Text, Values = ["inherit"], Mappings = [new MappingTemplate("secrets") { Others = Scalar }] }),
            ("needs", Needs),
            ("if", ContextText),
            ("permissions", Permissions),
            ("concurrency", Concurrency),
            ("strategy", Strategy)),
    };

    private static readonly MappingTemplate NormalJob = new("job")
    {
        Keys = Keys(
            ("needs", Needs),
            ("if", ContextText),
            ("strategy", Strategy),
            ("name", ContextText),
            ("runs-on", RunsOn),
            ("timeout-minutes", Minutes),
            ("cancel-timeout-minutes", Minutes),
            ("continue-on-error", ContextBoolean),
            ("container", Container),
            ("services", Services),
            ("env", Environment),
            ("environment", JobEnvironment),
            ("permissions", Permissions),
            ("concurrency", Concurrency),
            ("outputs", Names("outputs", ContextText)),
            ("defaults", Map(new MappingTemplate("defaults") { Keys = Keys(("run", new TemplateType { HasContext = true, Mappings = [DefaultsOfRun] })) })),
            ("steps", Steps),
            ("snapshot", Snapshot)),
        Required = ["runs-on"],
        Advised = ["steps"],
    };

    private static readonly TemplateType CallInput = Map(new MappingTemplate("input")
    {
        Keys = Keys(("description", AnyText), ("type", OneOf("string", "boolean", "number")), ("required", TrueOrFalse), ("default", Scalar)),
        Required = ["type"],
    });

    private static readonly TemplateType CallSecret = new()
    {
        Scalars = ScalarTypes.Null,
        Mappings = [new MappingTemplate("secret") { Keys = Keys(("description", AnyText), ("required", TrueOrFalse)) }],
    };

    private static readonly TemplateType CallOutput = Map(new MappingTemplate("output") { Keys = Keys(("description", AnyText), ("value", ContextText)), Required = ["value"] });

    private static readonly TemplateType WorkflowCall = new()
    {
        Scalars = ScalarTypes.Null,
        Mappings =
        [
            new MappingTemplate("trigger 'workflow_call'")
            {
                IsTrigger = true,
                Keys = Keys(("inputs", Names("inputs", CallInput)), ("secrets", Names("secrets", CallSecret)), ("outputs", Names("outputs", CallOutput))),
            },
        ],
    };

    private static readonly TemplateType DispatchInput = new()
    {
        Scalars = ScalarTypes.Null,
        Mappings =
        [
            new MappingTemplate("input")
            {
                Keys = Keys(
                    ("description", AnyText),
                    ("type", OneOf("string", "boolean", "number", "environment", "choice")),
                    ("required", new TemplateType { Scalars = ScalarTypes.Boolean, IsLenient = true }),
                    ("default", AnyText),
                    ("options", new TemplateType { Items = new TemplateType { Scalars = ScalarTypes.Text, IsNonEmpty = true, IsLenient = true }, IsNonEmpty = true, IsLenientWhenEmpty = true })),
            },
        ],
    };

    private static readonly TemplateType WorkflowDispatch = new()
    {
        Scalars = ScalarTypes.Null,
        IsLenient = true,
        Mappings =
        [
            new MappingTemplate("trigger 'workflow_dispatch'")
            {
                IsTrigger = true,
                IgnoresUnknownKeys = true,
                Keys = Keys(("inputs", new TemplateType { Scalars = ScalarTypes.Null, Mappings = [new MappingTemplate("inputs") { Others = DispatchInput }] })),
            },
        ],
    };

    private static readonly TemplateType Schedule = new()
    {
        IsNonEmpty = true,
        Items = Map(new MappingTemplate("schedule") { Keys = Keys(("cron", Filled), ("timezone", Filled)), Required = ["cron"] }),
    };

    // A pattern that is not written is no pattern: nothing is refused for it.
    private static readonly TemplateType Patterns = new()
    {
        Scalars = ScalarTypes.Text,
        IsNonEmpty = true,
        IsLenientWhenEmpty = true,
        Items = new TemplateType { Scalars = ScalarTypes.Text, IsNonEmpty = true, IsLenientWhenEmpty = true },
    };

    private static readonly TemplateType On = new()
    {
        Scalars = ScalarTypes.Text,
        IsNonEmpty = true,
        Items = Filled,
        Mappings =
        [
            new MappingTemplate("list of events")
            {
                Keys = Keys([.. WorkflowEvent.Names.Select(static name => (name, CreateTrigger(WorkflowEvent.All[name])))]),

                // An event that GitHub adds tomorrow is no error of the structure.
                Others = TemplateType.Any,
            },
        ],
    };

    private static readonly MappingTemplate WorkflowMapping = new("workflow")
    {
        Keys = Keys(
            ("on", On),
            ("name", AnyText),
            ("description", AnyText),
            ("run-name", ContextText),
            ("defaults", Map(new MappingTemplate("defaults") { Keys = Keys(("run", Map(DefaultsOfRun))) })),
            ("env", Environment),
            ("permissions", Permissions),
            ("concurrency", Concurrency),
            ("jobs", new TemplateType
            {
                IsNonEmpty = true,
                Mappings = [new MappingTemplate("jobs") { Others = new TemplateType { Mappings = [CallJob, NormalJob] }, IsNonEmpty = true }],
            })),
        Required = ["on", "jobs"],
    };

    /// <summary>A workflow.</summary>
    public static TemplateType Root { get; } = Map(WorkflowMapping);

    private static TemplateType CreateTrigger(WorkflowEvent item) => item.Name switch
    {
        "workflow_call" => WorkflowCall,
        "workflow_dispatch" => WorkflowDispatch,
        "schedule" => Schedule,
        _ => new TemplateType
        {
            Scalars = ScalarTypes.Null,
            IsLenient = true,
            Mappings = [new MappingTemplate($"trigger '{item.Name}'") { IsTrigger = true, Keys = Keys([.. item.Filters.Select(static filter => (filter, Patterns))]) }],
        },
    };
}

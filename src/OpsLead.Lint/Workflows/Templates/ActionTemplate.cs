using static OpsLead.Lint.Workflows.Templates.TemplateTypes;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>
/// What GitHub reads in an <c>action.yml</c>. Source: <c>action-v1.0.json</c> of the npm package <c>@actions/languageservice</c> (GitHub's <c>actions/languageservices</c>), July 2026.
/// </summary>
internal static class ActionTemplate
{
    private static readonly TemplateType ContextText = InContext(AnyText);
    private static readonly TemplateType Condition = Filled;
    private static readonly TemplateType Environment = Names("env", AnyText, hasContext: true);

    private static readonly (string Key, TemplateType Type)[] StepKeys =
    [
        ("name", ContextText), ("id", Filled), ("if", ContextText), ("env", Environment), ("continue-on-error", InContext(TrueOrFalse)),
    ];

    private static readonly MappingTemplate UsesStep = new("step that uses an action")
    {
        Discriminator = "uses",
        Keys = Keys([.. StepKeys, ("uses", Filled), ("with", Names("with", AnyText, hasContext: true))]),
    };

    private static readonly MappingTemplate RunStep = new("step that runs a script in a composite action")
    {
        Keys = Keys([.. StepKeys, ("run", ContextText), ("shell", ContextText), ("working-directory", ContextText)]),
        Required = ["run", "shell"],
    };

    private static readonly TemplateType Using = Filled;

    private static readonly MappingTemplate ContainerRuns = new("container action")
    {
        Keys = Keys(
            ("using", Using),
            ("image", Filled),
            ("entrypoint", Filled),
            ("args", new TemplateType { HasContext = true, Items = AnyText }),
            ("env", Environment),
            ("pre-entrypoint", Filled),
            ("pre-if", Condition),
            ("post-entrypoint", Filled),
            ("post-if", Condition)),
        Required = ["image"],
    };

    private static readonly MappingTemplate NodeRuns = new("JavaScript action")
    {
        Keys = Keys(("using", Using), ("main", Filled), ("pre", Filled), ("pre-if", Condition), ("post", Filled), ("post-if", Condition)),
        Required = ["main"],
    };

    private static readonly MappingTemplate CompositeRuns = new("composite action")
    {
        Keys = Keys(("using", Using), ("steps", ListOf(new TemplateType { Mappings = [UsesStep, RunStep] }))),
        Required = ["steps"],
    };

    private static readonly MappingTemplate UnknownRuns = new("'runs' of an action") { Keys = Keys(("using", Using)), Others = TemplateType.Any, Required = ["using"] };

    private static readonly TemplateType Input = new()
    {
        Scalars = ScalarTypes.Null,
        Mappings =
        [
            new MappingTemplate("input of an action")
            {
                // GitHub passes over other keys; 'type' is often there for the reader.
                Keys = Keys(("description", AnyText), ("required", new TemplateType { Scalars = ScalarTypes.Boolean | ScalarTypes.Text }), ("default", ContextText), ("deprecationMessage", AnyText)),
                Others = TemplateType.Any,
            },
        ],
    };

    private static readonly TemplateType Output = new()
    {
        Scalars = ScalarTypes.Null,
        Mappings = [new MappingTemplate("output of an action") { Keys = Keys(("description", AnyText), ("value", ContextText)) }],
    };

    private static readonly TemplateType Branding = Map(new MappingTemplate("branding")
    {
        // Icons and colours matter to the marketplace alone.
        Keys = Keys(
            ("icon", new TemplateType { Scalars = ScalarTypes.Text, Values = ActionBranding.Icons, IsLenient = true }),
            ("color", new TemplateType { Scalars = ScalarTypes.Text, Values = ActionBranding.Colors, IsLenient = true })),
    });

    private static readonly TemplateType ContainerAction = Create(ContainerRuns);
    private static readonly TemplateType NodeAction = Create(NodeRuns);
    private static readonly TemplateType CompositeAction = Create(CompositeRuns);
    private static readonly TemplateType UnknownAction = Create(UnknownRuns);

    /// <summary>What an action of a kind may hold.</summary>
    /// <param name="runtime">The value of <c>using</c>, or null.</param>
    /// <returns>The type of the file.</returns>
    public static TemplateType Get(string? runtime) => runtime switch
    {
        "docker" => ContainerAction,
        "composite" => CompositeAction,
        "node12" or "node16" or "node20" or "node24" => NodeAction,
        _ => UnknownAction,
    };

    private static TemplateType Create(MappingTemplate runs) => Map(new MappingTemplate("action")
    {
        Keys = Keys(
            ("name", Filled),
            ("description", AnyText),
            ("author", AnyText),
            ("inputs", new TemplateType { Scalars = ScalarTypes.Null, Mappings = [new MappingTemplate("inputs") { Others = Input }] }),
            ("outputs", new TemplateType { Scalars = ScalarTypes.Null, Mappings = [new MappingTemplate("outputs") { Others = Output }] }),
            ("runs", Map(runs)),
            ("branding", Branding)),
        Required = ["runs"],
        Advised = ["name", "description"],

        // The runner passes over what it does not know at the top.
        IgnoresUnknownKeys = true,
    });
}

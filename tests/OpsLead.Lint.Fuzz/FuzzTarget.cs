using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Fuzz;

/// <summary>What is fed with bytes; it must neither throw nor hang.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Run">Reads the bytes.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run)
{
    private static readonly Lazy<Linter> Linter = new(static () => new Linter(new LintOptions
    {
        Rules =
        [
            .. Rules.Kubernetes.RuleCatalogue.CreateRules(),
            .. Rules.Docker.RuleCatalogue.CreateRules(),
            .. Rules.Compose.RuleCatalogue.CreateRules(),
            .. Rules.Workflows.RuleCatalogue.CreateRules(),
            .. Rules.Secrets.RuleCatalogue.CreateRules(),
            .. Rules.Workspace.RuleCatalogue.CreateRules(),
            .. Rules.Engine.RuleCatalogue.CreateRules(),
        ],
        Select = ["*"],
        MaxDegreeOfParallelism = 1,
    }));

    /// <summary>The parsers, then the whole linter for each kind of file.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("yaml", static bytes => YamlStream.Parse(SourceText.Decode(bytes))),
        new("json", static bytes => YamlStream.ParseJson(SourceText.Decode(bytes))),
        new("dockerfile", static bytes => DockerfileSyntax.Parse(SourceText.Decode(bytes))),
        new("shell", static bytes =>
        {
            var text = SourceText.Decode(bytes).Text;
            _ = ShellScript.Parse(text, SourceMap.Identity(new TextSpan(0, text.Length))).EffectiveCommands.Length;
        }),
        new("expression", static bytes => ExpressionTemplate.Parse(SourceText.Decode(bytes).Text)),
        new("condition", static bytes => ExpressionSyntax.Parse(SourceText.Decode(bytes).Text)),
        Lint("lint-kubernetes", "deploy/a.yaml"),
        Lint("lint-dockerfile", "Dockerfile"),
        Lint("lint-compose", "compose.yaml"),
        Lint("lint-workflow", ".github/workflows/a.yml"),
        Lint("lint-text", "a.txt"),
    ];

    /// <summary>Finds a target; null when there is none of that name.</summary>
    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);

    private static FuzzTarget Lint(string name, string path) => new(name, bytes =>
    {
        var result = Linter.Value.Lint(Workspace.Create([new SourceDocument(path, SourceText.Decode(bytes))]));
        if (result.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.Rule.Descriptor.Id == "OPL9004") is { } failure)
        {
            throw new InvalidOperationException(failure.ToString());
        }
    });
}

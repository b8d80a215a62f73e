using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Hostile;

/// <summary>Each file of <c>testdata/corpora</c>, small and nasty, read as every kind of file there is.</summary>
public sealed class CorpusReplayTests
{
    private static readonly Linter Linter = AllRules.CreateLinter();

    private static readonly string[] Paths =
    [
        "deploy/a.yaml", "Dockerfile", "compose.yaml", ".github/workflows/a.yml", "action.yml", ".github/dependabot.yml", "kustomization.yaml", "Chart.yaml", "templates/a.yaml", "values.yaml",
        "appsettings.json", "a.json", "a.sh", ".env", "a.cs", "a.csproj", "a.md", "a.txt", "a.toml", ".dockerignore", "nuget.config",
    ];

    private static IEnumerable<TestCaseData> Files => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "testdata", "corpora"), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(static file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileName(file)));

    [TestCaseSource(nameof(Files))]
    public void A_nasty_file_stops_nothing_whatever_it_is_called(string file)
    {
        var text = SourceText.Decode(File.ReadAllBytes(file));
        foreach (var path in Paths)
        {
            AllRules.AssertNoFailure(Linter.Lint(Workspace.Create([new SourceDocument(path, text)])));
        }

        AllRules.AssertNoFailure(Linter.Lint(Workspace.Create(Paths.Select(path => new SourceDocument(path, text)))));
    }
}

using System.Diagnostics;
using System.Globalization;
using OpsLead.Lint;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Engine;
using OpsLead.Lint.Secrets;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using YamlDotNet.Core;

// What one thread needs to lint a folder, beside what it needs to read the files and drain the YAML parser: each in turn, in one process.
// Writes one line a measure and round: its name, the nanoseconds, and for the secrets the bytes.
// A third argument 'plain' leaves what is YAML's alone, 'text' all but the secrets.
if (args is not [var folder, var roundText, ..] || !int.TryParse(roundText, CultureInfo.InvariantCulture, out var rounds))
{
    Console.Error.WriteLine("usage: opslead-walk FOLDER ROUNDS [plain|text]");
    return 2;
}

string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

// What discovery finds are names below the folder.
string[] names = [.. files.Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];
Rule[] rules =
[
    .. OpsLead.Lint.Rules.Kubernetes.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Docker.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Compose.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Workflows.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Secrets.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Workspace.RuleCatalogue.CreateRules(),
    .. OpsLead.Lint.Rules.Engine.RuleCatalogue.CreateRules(),
];
var defaults = new Linter(new LintOptions { Rules = [.. rules], MaxDegreeOfParallelism = 1 });
var secrets = new Linter(new LintOptions { Rules = [.. rules], Select = ["secrets"], MaxDegreeOfParallelism = 1 });
var nothing = new Linter(new LintOptions { Rules = [.. rules], Select = ["OPL9004"], MaxDegreeOfParallelism = 1 });
var one = new Linter(new LintOptions { Rules = [.. rules], Select = ["pin-image-tag"], MaxDegreeOfParallelism = 1 });
for (var round = 0; round < rounds; round++)
{
    if (args is [_, _, "text"])
    {
        Measure("read", Read);
        Measure("load", Load);
        Measure("secret-text", () => LintAs(secrets, ".txt"));
        MeasureSecrets();
        continue;
    }

    if (args.Length > 2)
    {
        Measure("read", Read);
        Measure("lint", () => Lint(defaults));
        continue;
    }

    Measure("floor", Drain);
    Measure("lint", () => Lint(defaults));
    Measure("read", Read);
    Measure("tree", Parse);
    Measure("engine", () => Lint(nothing));
    Measure("one-rule", () => Lint(one));
    Measure("secrets", () => Lint(secrets));
    Measure("secret-text", () => LintAs(secrets, ".txt"));
    MeasureSecrets();
}

return 0;

void Measure(string name, Func<long> action)
{
    GC.Collect();
    GC.WaitForPendingFinalizers();
    var start = Stopwatch.GetTimestamp();
    var result = action();
    var elapsed = Stopwatch.GetElapsedTime(start);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {elapsed.TotalNanoseconds:F0} {result}"));
}

long Read()
{
    var count = 0L;
    foreach (var file in files)
    {
        count += File.ReadAllText(file).Length;
    }

    return count;
}

// As the program does it.
long Load()
{
    var count = 0L;
    foreach (var file in files)
    {
        count += FileLoader.Load(file).Length;
    }

    return count;
}

long Drain()
{
    var count = 0L;
    foreach (var file in files)
    {
        var parser = new Parser(new Scanner(new StringReader(File.ReadAllText(file)), skipComments: true));
        while (parser.MoveNext())
        {
            count++;
        }
    }

    return count;
}

long Parse()
{
    var count = 0L;
    foreach (var file in files)
    {
        count += YamlStream.Parse(SourceText.From(File.ReadAllText(file))).Documents.Count;
    }

    return count;
}

long Lint(Linter linter) => LintAs(linter, "");

// With another end of the name a file is text that nobody parses.
long LintAs(Linter linter, string end) => linter.Lint(Workspace.Create(files.Select((file, i) => new SourceDocument(names[i] + end, () => FileLoader.Load(file))))).Diagnostics.Length;

// The passes over text alone: the files are in memory, and of no kind that has a tree.
void MeasureSecrets()
{
    FileAnalysis[] loaded =
    [
        .. files.Select(file => SourceText.From(File.ReadAllText(file))).Select(text => new FileAnalysis(defaults, new SourceDocument("a.txt", text), text, DocumentKind.Text, CancellationToken.None)),
    ];
    var length = loaded.Sum(static file => (long)file.Text.Length);
    Measure("secret-passes", () =>
    {
        foreach (var file in loaded)
        {
            SecretScanner.Scan(file);
        }

        return length;
    });
}

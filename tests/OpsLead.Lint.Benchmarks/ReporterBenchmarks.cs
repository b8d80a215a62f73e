using BenchmarkDotNet.Attributes;
using OpsLead.Lint.Cli;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Benchmarks;

/// <summary>Every format over the findings of 100 manifests with every rule on.</summary>
[MemoryDiagnoser]
public class ReporterBenchmarks
{
    private LintReport report = null!;
    private CommandHost host = null!;

    /// <summary>The formats, whichever there are.</summary>
    public static IEnumerable<string> Formats => OutputFormats.Names;

    /// <summary>The format.</summary>
    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "full";

    /// <summary>Lints once.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var linter = LinterBenchmarks.Create("*");
        var result = linter.Lint(Workspace.Create(Enumerable.Range(0, 100).Select(static i => new SourceDocument($"deploy/{i}.yaml", ManifestGenerator.Create(i)))));
        report = new LintReport { Rules = linter.RuleInfos, Diagnostics = result.Diagnostics, Suppressed = result.Suppressed, Skipped = result.Skipped, Secrets = result.Secrets, FileCount = 100 };
        host = new CommandHost
        {
            CurrentDirectory = Environment.CurrentDirectory,
            Output = Stream.Null,
            Error = TextWriter.Null,
            GetEnvironmentVariable = static _ => null,
            IsOutputRedirected = static () => true,
            CreateRules = BuiltInRules.Create,
        };
    }

    /// <summary>Writes the report.</summary>
    [Benchmark]
    public void Write() => Reporter.Create(OutputFormats.Parse(Format), TerminalStyle.None, host).Write(report, Stream.Null);
}

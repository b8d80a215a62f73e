using BenchmarkDotNet.Attributes;

namespace OpsLead.Lint.Benchmarks;

/// <summary>The walk over files in memory, one thread: what a rule costs beside what all of them cost.</summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "BenchmarkDotNet calls benchmarks on an instance.")]
public class LinterBenchmarks
{
    private readonly Workspace manifests = Workspace.Create(Enumerable.Range(0, 100).Select(static i => new SourceDocument($"deploy/{i}.yaml", ManifestGenerator.Create(i))));
    private readonly Workspace dockerfile = Workspace.Create([new SourceDocument("Dockerfile", SampleTexts.Dockerfile)]);
    private readonly Workspace workflow = Workspace.Create([new SourceDocument(".github/workflows/ci.yml", SampleTexts.Workflow)]);
    private readonly Linter defaults = Create();
    private readonly Linter everything = Create("*");
    private readonly Linter single = Create("pin-image-tag");
    private readonly Linter secrets = Create("secrets");

    /// <summary>100 manifests, the default rules.</summary>
    /// <returns>The findings.</returns>
    [Benchmark(Baseline = true)]
    public object Defaults() => defaults.Lint(manifests);

    /// <summary>100 manifests, every rule.</summary>
    /// <returns>The findings.</returns>
    [Benchmark]
    public object Everything() => everything.Lint(manifests);

    /// <summary>100 manifests, one rule.</summary>
    /// <returns>The findings.</returns>
    [Benchmark]
    public object OneRule() => single.Lint(manifests);

    /// <summary>100 manifests, the secrets alone.</summary>
    /// <returns>The findings.</returns>
    [Benchmark]
    public object Secrets() => secrets.Lint(manifests);

    /// <summary>A Dockerfile, the default rules.</summary>
    /// <returns>The findings.</returns>
    [Benchmark]
    public object Dockerfile() => defaults.Lint(dockerfile);

    /// <summary>A workflow of 100 steps, the default rules.</summary>
    /// <returns>The findings.</returns>
    [Benchmark]
    public object Workflow() => defaults.Lint(workflow);

    /// <summary>What every start does: make the rules and let them register.</summary>
    /// <returns>The linter.</returns>
    [Benchmark]
    public object Construction() => Create();

    internal static Linter Create(params string[] select)
    {
        var rules = Cli.BuiltInRules.Create();
        return new Linter(new LintOptions { Rules = rules.Rules, Select = [.. select], MaxDegreeOfParallelism = 1 });
    }
}

using BenchmarkDotNet.Attributes;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Benchmarks;

/// <summary>Text to tree.</summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "BenchmarkDotNet calls benchmarks on an instance.")]
public class ParserBenchmarks
{
    private readonly SourceText yaml = SourceText.From(SampleTexts.Yaml);
    private readonly SourceText dockerfile = SourceText.From(SampleTexts.Dockerfile);
    private readonly SourceText json = SourceText.From("[" + string.Join(",", Enumerable.Repeat("""{"name":"a","values":[1,2.5,true,null],"text":"one\ntwo"}""", 2000)) + "]");

    /// <summary>YAML: 100 kB of manifests.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object Yaml() => YamlStream.Parse(yaml);

    /// <summary>JSON: 120 kB.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object Json() => YamlStream.ParseJson(json);

    /// <summary>A Dockerfile with 100 RUN instructions.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object Dockerfile() => DockerfileSyntax.Parse(dockerfile);

    /// <summary>A script of 1,400 lines.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object Shell() => ShellScript.Parse(SampleTexts.Shell, SourceMap.Identity(new TextSpan(0, SampleTexts.Shell.Length)));

    /// <summary>One condition.</summary>
    /// <returns>The tree.</returns>
    [Benchmark]
    public object Expression() => ExpressionSyntax.Parse(SampleTexts.Expression);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Generators.Tests;

/// <summary>A rules project in memory: its folder, sources and pages, and what the generator makes of them.</summary>
internal sealed class GeneratorRun
{
    private const string Engine =
        """
        namespace OpsLead.Lint
        {
            public sealed class RuleDescriptor
            {
                public RuleDescriptor(string id, string title) { }
                public int Precision { get; init; }
            }

            public abstract class Rule { public abstract RuleDescriptor Descriptor { get; } }
            public abstract class KubernetesRule : Rule { }
            public abstract class DockerRule : Rule { }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];

    private readonly string? folder;
    private CSharpCompilation compilation = CSharpCompilation.Create(
        "Rules",
        [CSharpSyntaxTree.ParseText(Engine, path: "/src/Engine.cs")],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private ImmutableArray<AdditionalText> pages = [];
    private GeneratorDriver? driver;

    public GeneratorRun(string? folder) => this.folder = folder;

    /// <summary>Adds a source below the folder.</summary>
    public GeneratorRun WithSource(string fileName, string source)
    {
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("using OpsLead.Lint;\n" + source, path: "/rules/" + fileName));
        return this;
    }

    /// <summary>Adds a well-formed rule with its page.</summary>
    public GeneratorRun WithRule(string id, string className, string baseClass = "KubernetesRule") =>
        WithPage(id).WithSource($"{id}.{className}.cs", Rule(id, className, baseClass));

    public GeneratorRun WithPage(string id)
    {
        pages = pages.Add(new Page($"/rules/{id}.md"));
        return this;
    }

    public GeneratorRun WithReplacedSource(string fileName, string source)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == "/rules/" + fileName);
        compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("using OpsLead.Lint;\n" + source, path: tree.FilePath));
        return this;
    }

    public static string Rule(string id, string className, string baseClass = "KubernetesRule") =>
        $$"""
        internal sealed class {{className}} : {{baseClass}}
        {
            public override RuleDescriptor Descriptor { get; } = new("{{id}}", "A title") { Precision = 1 };
        }
        """;

    public GeneratorResult Run()
    {
        driver ??= CSharpGeneratorDriver.Create(
            [new RuleCatalogueGenerator().AsSourceGenerator()],
            additionalTexts: pages,
            optionsProvider: new Options(folder),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return new GeneratorResult(driver.GetRunResult().Results.Single(), updated);
    }

    private sealed class Page(string path) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("# A title\n");
    }

    private sealed class Options(string? folder) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new FolderOption(folder);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new FolderOption(null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new FolderOption(null);
    }

    private sealed class FolderOption(string? folder) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.OpsLeadLintRuleFolder" ? folder : null;
            return value is not null;
        }
    }
}

/// <summary>What one run of the generator gave.</summary>
internal sealed record GeneratorResult(GeneratorRunResult Run, Compilation Compilation)
{
    public string? Catalogue => Run.GeneratedSources is [var source] ? source.SourceText.ToString() : null;

    /// <summary>The generator's errors: id, file, message.</summary>
    public IEnumerable<string> Errors => Run.Diagnostics.Select(static diagnostic =>
        $"{diagnostic.Id} {Path.GetFileName(diagnostic.Location.GetLineSpan().Path)}: {diagnostic.GetMessage()}"
            .Replace(" : ", ": ", StringComparison.Ordinal));

    /// <summary>The compiler's errors once the catalogue is added.</summary>
    public IEnumerable<Diagnostic> CompilerErrors => Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

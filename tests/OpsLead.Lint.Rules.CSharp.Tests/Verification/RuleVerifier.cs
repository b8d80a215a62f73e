using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpsLead.Lint.Rules.CSharp.Tests;

using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

/// <summary>Runs rules over a small program and compares what they report with the markup.</summary>
internal static class RuleVerifier
{
    /// <summary>Verifies a program that compiles.</summary>
    public static void Verify<TRule>(string markup, params string[] otherFiles)
        where TRule : CSharpRule, new() => Verify<TRule>(markup, new Options { OtherFiles = otherFiles });

    public static void Verify<TRule>(string markup, Options options)
        where TRule : CSharpRule, new()
    {
        var parsed = Markup.Parse(markup);
        if (CaseRecorder.TryRecord(typeof(TRule), parsed, options))
        {
            return;
        }

        var diagnostics = GetDiagnostics(Compile(parsed.Source, options), [new TRule()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                diagnostics.Select(diagnostic => parsed.Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)),
                Is.EqualTo(parsed.Spans.Select(span => parsed.Source.Substring(span.Start, span.Length))));
            Assert.That(diagnostics.Select(static diagnostic => diagnostic.Location.SourceSpan), Is.EqualTo(parsed.Spans));
        }

        foreach (var message in options.Messages)
        {
            Assert.That(diagnostics.Select(static diagnostic => diagnostic.GetMessage()), Has.Some.EqualTo(message));
        }
    }

    public static CSharpCompilation Compile(string source, Options options)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: options.PreprocessorSymbols);
        string[] sources = [source, .. options.OtherFiles];
        var trees = sources.Select((text, index) => CSharpSyntaxTree.ParseText(text, parse, path: $"File{index}.cs"))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, parse, path: "Usings.cs"))
            .ToArray();
        var compilation = CSharpCompilation.Create(
            "Shop",
            trees,
            options.HasReferences ? [.. ReferencePacks.AspNetCore, .. options.References] : [],
            new CSharpCompilationOptions(options.OutputKind ?? GetOutputKind(trees), nullableContextOptions: NullableContextOptions.Enable));
        if (!options.AllowsErrors)
        {
            Assert.That(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty,
                "The example has to compile.");
        }

        return compilation;
    }

    public static ImmutableArray<Diagnostic> GetDiagnostics(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> rules) =>
        [.. Enable(compilation, rules).WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().OrderBy(static diagnostic =>
            diagnostic.Location.SourceSpan.Start)];

    /// <summary>Rules that are off by default are selected, as a user would.</summary>
    private static CSharpCompilation Enable(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> rules) =>
        compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(rules.SelectMany(static rule => rule.SupportedDiagnostics)
            .Select(static descriptor => descriptor.Id).Distinct().Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));

    private static OutputKind GetOutputKind(IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).Any(static node =>
            node is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" })
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    public sealed record Options
    {
        public IReadOnlyList<string> OtherFiles { get; init; } = [];

        public IReadOnlyList<string> Messages { get; init; } = [];

        public IReadOnlyList<MetadataReference> References { get; init; } = [];

        public IReadOnlyList<string> PreprocessorSymbols { get; init; } = [];

        /// <summary>Null: a program where there is an entry point, else a library.</summary>
        public OutputKind? OutputKind { get; init; }

        public bool HasReferences { get; init; } = true;

        public bool AllowsErrors { get; init; }
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Applies a code fix to what its rule reports and compares the text; nothing may be reported afterwards.</summary>
internal static class FixVerifier<TRule, TFix>
    where TRule : CSharpRule, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Fixes everything in the file at once, and a single finding by itself too.</summary>
    public static void Verify(string source, string expected)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace, source);
        var diagnostics = GetDiagnostics(document);
        Assert.That(diagnostics, Is.Not.Empty);
        if (diagnostics.Length == 1)
        {
            Assert.That(GetText(Apply(document, GetActions(document, diagnostics[0]).Single())), Is.EqualTo(expected), "by itself");
        }

        var fix = new TFix();
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, typeof(TFix).Name, fix.FixableDiagnosticIds, new Diagnostics(diagnostics), CancellationToken.None);
        var result = Apply(document, fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
        Assert.That(GetText(result), Is.EqualTo(expected), "all at once");
        Assert.That(GetDiagnostics(result), Is.Empty);
    }

    /// <summary>Verifies that a finding is left to a human.</summary>
    public static void VerifyNone(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace, source);
        var diagnostics = GetDiagnostics(document);
        Assert.That(diagnostics, Is.Not.Empty);
        Assert.That(diagnostics.SelectMany(diagnostic => GetActions(document, diagnostic)), Is.Empty);
    }

    private static string GetText(Document document) => document.GetTextAsync().GetAwaiter().GetResult().ToString();

    private static Document Apply(Document document, CodeAction action)
    {
        var operation = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single();
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private static List<CodeAction> GetActions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) =>
            actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        return actions;
    }

    private static ImmutableArray<Diagnostic> GetDiagnostics(Document document) =>
        RuleVerifier.GetDiagnostics((CSharpCompilation)document.Project.GetCompilationAsync().GetAwaiter().GetResult()!, [new TRule()]);

    private static Document AddDocument(AdhocWorkspace workspace, string source)
    {
        var compilation = RuleVerifier.Compile(source, new RuleVerifier.Options());
        return workspace
            .AddProject("Shop", LanguageNames.CSharp)
            .WithParseOptions(compilation.SyntaxTrees[0].Options)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References)
            .AddDocument("Usings.cs", compilation.SyntaxTrees[^1].ToString()).Project
            .AddDocument("Program.cs", source);
    }

    private sealed class Diagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace OpsLead.Lint.Rules.CSharp.Tests;

using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

/// <summary>Applies code fixes in a workspace, as an editor does.</summary>
internal static class CodeFixes
{
    /// <summary>The fixes of this repository.</summary>
    public static IEnumerable<CodeFixProvider> Create() =>
        typeof(Fixes.HonorStoppingTokenFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!);

    /// <summary>Fixes everything in a source at once, as "fix all in document" does.</summary>
    public static string FixAll(CSharpRule rule, CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace, source);
        var diagnostics = GetDiagnostics(rule, document);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, fix.GetType().Name, fix.FixableDiagnosticIds, new Diagnostics(diagnostics), CancellationToken.None);
        return Apply(document, fix.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    /// <summary>What each finding of a source by itself would become.</summary>
    public static IReadOnlyList<string> FixEach(CSharpRule rule, CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace, source);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in GetDiagnostics(rule, document))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
            fix.RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        }

        return [.. actions.Select(action => Apply(document, action))];
    }

    private static string Apply(Document document, CodeAction action)
    {
        var operation = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single();
        return operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    private static ImmutableArray<Diagnostic> GetDiagnostics(CSharpRule rule, Document document) =>
        RuleVerifier.GetDiagnostics((CSharpCompilation)document.Project.GetCompilationAsync().GetAwaiter().GetResult()!, [rule]);

    private static Document AddDocument(AdhocWorkspace workspace, string source)
    {
        var compilation = RuleVerifier.Compile(source, new RuleVerifier.Options { AllowsErrors = true });
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
        private readonly Task<IEnumerable<Diagnostic>> all = Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            all;

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document,
            CancellationToken cancellationToken) => all;

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

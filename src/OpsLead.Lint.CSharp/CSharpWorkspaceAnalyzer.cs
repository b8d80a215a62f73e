using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.CSharp.Facts;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Rules.CSharp;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp;

/// <summary>
/// Runs the C# rules over the projects of a workspace, and leaves a <see cref="DotNetProject"/> for each as a fact.
/// <c>#pragma warning disable</c> and <c>[SuppressMessage]</c> silence findings, as everywhere in C#.
/// </summary>
public sealed class CSharpWorkspaceAnalyzer : WorkspaceAnalyzer
{
    private readonly ImmutableArray<CSharpRule> rules;
    private readonly Dictionary<string, CSharpRule> byId;
    private readonly ReferenceSet references;

    /// <summary>A host of C# rules.</summary>
    /// <param name="rules">The rules, usually the catalogue's.</param>
    /// <param name="references">What sources are bound against.</param>
    public CSharpWorkspaceAnalyzer(IEnumerable<CSharpRule> rules, ReferenceSet references)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(references);
        this.rules = [.. rules];
        this.references = references;
        byId = this.rules.ToDictionary(static rule => rule.Descriptor.Id, StringComparer.Ordinal);
        Rules = [.. this.rules.Select(static rule => new RuleInfo(rule.Descriptor, rule.Name, RuleLanguage.CSharp, () => ReadPage(rule)))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<RuleInfo> Rules { get; }

    /// <inheritdoc/>
    public override void Analyze(WorkspaceAnalyzerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<CSharpRule> enabled = [.. rules.Where(rule => context.IsEnabled(rule.Descriptor.Id))];
        if (enabled.IsEmpty && !context.NeedsFacts)
        {
            return;
        }

        var solution = CSharpSolution.Create(context.Workspace, references, context.CancellationToken, context.GetFullPath);
        foreach (var project in solution.Projects)
        {
            if (!enabled.IsEmpty && !project.Sources.IsEmpty)
            {
                Run(solution.GetCompilation(project), enabled, context);
            }

            if (context.NeedsFacts && project.Document is not null)
            {
                context.AddFact(ProjectFacts.Read(solution, project, context.Workspace, context.CancellationToken));
            }
        }

        foreach (var document in solution.TooDeep)
        {
            context.ReportSkipped(document, "it nests deeper than the compiler can follow");
        }
    }

    private static string? ReadPage(CSharpRule rule)
    {
        using var stream = rule.GetType().Assembly.GetManifestResourceStream(rule.Descriptor.Id + ".md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Run(ProjectCompilation project, ImmutableArray<CSharpRule> enabled, WorkspaceAnalyzerContext context)
    {
        // Whether a rule is on is the engine's decision; Roslyn would leave out those that are off by default.
        var options = project.Compilation.Options.WithSpecificDiagnosticOptions(
            enabled.Select(static rule => KeyValuePair.Create(rule.Descriptor.Id, ReportDiagnostic.Warn)));
        var failures = new Dictionary<string, Exception>(StringComparer.Ordinal);
        var analysis = project.Compilation.WithOptions(options).WithAnalyzers(
            [.. enabled],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, analyzer, _) =>
                {
                    lock (failures)
                    {
                        failures.TryAdd(((CSharpRule)analyzer).Descriptor.Id, exception);
                    }
                },
                concurrentAnalysis: context.MaxDegreeOfParallelism > 1,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: false));
        foreach (var diagnostic in GetDiagnostics(analysis, failures, enabled[0], context.CancellationToken))
        {
            if (byId.TryGetValue(diagnostic.Id, out var rule) && diagnostic.Location.SourceTree is { } tree
                && project.Documents.TryGetValue(tree, out var document))
            {
                Report(diagnostic, rule, document, project.Project, context);
            }
        }

        foreach (var (id, exception) in failures.OrderBy(static failure => failure.Key, StringComparer.Ordinal))
        {
            context.ReportRuleFailure(id, project.Project.Document ?? project.Project.Sources[0], exception);
        }
    }

    /// <summary>A compiler that fails on a source takes the rules of that project with it, and no other project.</summary>
    private static ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> GetDiagnostics(
        CompilationWithAnalyzers analysis, Dictionary<string, Exception> failures, CSharpRule first, CancellationToken cancellationToken)
    {
        try
        {
            return analysis.GetAnalyzerDiagnosticsAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            failures.TryAdd(first.Descriptor.Id, exception);
            return [];
        }
    }

    private static void Report(Microsoft.CodeAnalysis.Diagnostic diagnostic, CSharpRule rule, SourceDocument document, CSharpProject project,
        WorkspaceAnalyzerContext context)
    {
        var format = diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        var severity = rule.Descriptor.DefaultSeverity;
        var isLowered = project.IsTest && severity > RuleSeverity.Note && !PathConventions.IsOutsideProduction(document.Path);
        var details = new DiagnosticDetails
        {
            MessageFormat = format == rule.Descriptor.MessageFormat ? null : format,
            Severity = isLowered ? severity - 1 : null,
        };
        var span = diagnostic.Location.SourceSpan;
        context.Report(diagnostic.Id, document, new TextSpan(span.Start, span.Length), details, [.. GetArguments(diagnostic)]);
    }

    /// <summary>The arguments that <see cref="CSharpRule"/> keeps beside the message.</summary>
    private static IEnumerable<string> GetArguments(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        for (var i = 0; diagnostic.Properties.TryGetValue(i.ToString(CultureInfo.InvariantCulture), out var argument); i++)
        {
            yield return argument ?? "";
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds health endpoints that exist on developers' machines alone, where nothing probes them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MapHealthOutsideDevelopment : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6005";

    private const string Title = "Map health outside development";
    private const string Message = "'{0}' maps the health endpoint in development only. Map it in every environment, since probes ask in production.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "MapHealthChecks", "UseHealthChecks", "MapGrpcHealthChecksService", "MapGet", "Map", "MapMethods", "MapControllers",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!TestAssembly.IsTest(start.Compilation))
        {
            ProgramCalls.Register(start, Names, Report);
        }
    });

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        var mapped = calls.Find("MapHealthChecks", "UseHealthChecks", "MapGrpcHealthChecksService");
        if (mapped.Count == 0 || !mapped.All(static call => call.IsDevelopmentOnly()) || calls.Find("MapGet", "Map", "MapMethods").Any(ServesHealth))
        {
            return;
        }

        foreach (var call in mapped)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
        }
    }

    private static bool ServesHealth(ProgramCall call) => (call.GetText(0) is not { } route || HealthRoute.IsHealthPath(route)) && !call.IsDevelopmentOnly();
}

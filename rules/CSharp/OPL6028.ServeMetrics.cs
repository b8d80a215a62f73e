using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds the exporter for Prometheus without the endpoint that Prometheus asks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ServeMetrics : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6028";

    private const string Title = "Serve metrics";
    private const string Message = "'{0}' prepares metrics that no endpoint serves. Map them with MapPrometheusScrapingEndpoint.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Warning)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "AddPrometheusExporter", "MapPrometheusScrapingEndpoint",
        "UseOpenTelemetryPrometheusScrapingEndpoint" };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ProgramCalls.IsProgram(start.Compilation))
        {
            ProgramCalls.Register(start, Names, Report);
        }
    });

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        if (calls.MayBeElsewhere || calls.Has("MapPrometheusScrapingEndpoint") || calls.Has("UseOpenTelemetryPrometheusScrapingEndpoint"))
        {
            return;
        }

        foreach (var call in calls.Find("AddPrometheusExporter"))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds OpenTelemetry that is set up without an exporter: all the work of collecting, and nothing to see.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExportTelemetry : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6026";

    private const string Title = "Export telemetry";
    private const string Message = "'{0}' collects telemetry that no exporter sends anywhere. Add UseOtlpExporter, and let the environment name the endpoint.";

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

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "AddOpenTelemetry", "WithTracing", "WithMetrics" };

    private static readonly HashSet<string> Exporters = new(StringComparer.Ordinal)
    {
        "AddProcessor", "AddReader", "UseAzureMonitor", "UseGrafana", "AddHoneycomb", "AddSentry", "AddAutoInstrumentation", "UseElastic",
        "AddElasticOpenTelemetry", "AddPrometheusHttpListener", "AddSignalFx", "AddNewRelic", "UseOpenTelemetryPrometheusScrapingEndpoint",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var exporters = new ConcurrentQueue<string>();
        start.RegisterSyntaxNodeAction(
            node =>
            {
                // UseOtlpExporter, AddZipkinExporter, AddGenevaTraceExporter, BatchActivityExportProcessor: any name that exports.
                if (node.Node is SimpleNameSyntax { Identifier.ValueText: var name }
                    && (name.IndexOf("Export", StringComparison.Ordinal) >= 0 || Exporters.Contains(name)))
                {
                    exporters.Enqueue(name);
                }
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName);
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            var signals = calls.Find("WithTracing", "WithMetrics");
            if (exporters.IsEmpty && !calls.MayBeElsewhere && calls.Has("AddOpenTelemetry"))
            {
                foreach (var signal in signals)
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, signal.Location, signal.Name));
                }
            }
        });
    });
}

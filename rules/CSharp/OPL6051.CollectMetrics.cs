using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds programs that trace and measure nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CollectMetrics : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6051";

    private const string Title = "Collect metrics beside traces";
    private const string Message =
        "'{0}' sets up traces and nothing collects metrics. Add WithMetrics: alerts and objectives are made of rates, not of samples.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "WithTracing", "WithMetrics" };

    // Other ways to the same: prometheus-net, Application Insights, distributions of OpenTelemetry.
    private static readonly string[] Metrics =
    {
        "WithMetrics", "MeterProvider", "OpenTelemetryMetrics", "Prometheus", "HttpMetrics", "MetricServer", "ApplicationInsights", "AzureMonitor",
            "UseGrafana",
        "SpanMetrics", "AppMetrics", "ServiceDefaults",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var metrics = NameSearch.Register(start, static name => Array.Exists(Metrics, part => name.IndexOf(part, StringComparison.Ordinal) >= 0));
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (metrics.IsFound || calls.MayBeElsewhere)
            {
                return;
            }

            foreach (var call in calls.Find("WithTracing"))
            {
                if (!call.IsDevelopmentOnly())
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
                }
            }
        });
    });
}

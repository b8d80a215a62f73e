using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds services without any telemetry: in the incident there are logs, and guesses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AddTelemetry : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6046";

    private const string Title = "Add telemetry";
    private const string Message =
        "'{0}' starts a service that reports neither traces nor metrics. Add OpenTelemetry with an exporter, or say which agent does it.";

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

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "CreateBuilder", "CreateSlimBuilder", "CreateApplicationBuilder", "CreateDefaultBuilder", "AddHostedService", "ConfigureWebHostDefaults",
    };

    // Parts of the names of OpenTelemetry, Application Insights, prometheus-net, App.Metrics, Elastic, Datadog, New Relic, Dynatrace and Sentry.
    private static readonly string[] Telemetry =
    {
        "Telemetry", "ApplicationInsights", "AzureMonitor", "Prometheus", "HttpMetrics", "MetricServer", "Instrumentation", "Elastic", "Datadog", "NewRelic",
        "Dynatrace", "Sentry", "ServiceDefaults", "Zipkin", "Jaeger",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var telemetry = NameSearch.Register(start, static name => Array.Exists(Telemetry, part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (telemetry.IsFound || calls.MayBeElsewhere)
            {
                return;
            }

            // A generic host may be a tool's; hosted services make it a service.
            var isWorker = calls.Has("AddHostedService") || calls.Has("ConfigureWebHostDefaults");
            foreach (var call in calls.Find("CreateBuilder", "CreateSlimBuilder", "CreateApplicationBuilder", "CreateDefaultBuilder"))
            {
                if (call.Method?.ContainingType.Name is "WebApplication" or "WebHost" || (isWorker && call.Method?.ContainingType.Name == "Host"))
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Method.ContainingType.Name + "." + call.Name));
                }
            }
        });
    });
}

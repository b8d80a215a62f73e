using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds programs that log to files and not to the standard output, which is where platforms look.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogToStandardOutput : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6025";

    private const string Title = "Log to standard output";
    private const string Message = "'{0}' logs to a file alone, which dies with its container and which no platform collects. Write to the console too.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "File", "RollingFile", "AddFile", "Console", "AddConsole", "AddJsonConsole", "AddSimpleConsole", "AddSystemdConsole", "Configuration", "OpenTelemetry",
        "AddOpenTelemetry", "Seq", "Elasticsearch", "ApplicationInsights", "AddApplicationInsightsTelemetry", "Http", "GrafanaLoki", "DatadogLogs", "Async",
        "UseWindowsService", "AddWindowsService", "UseSystemd", "AddSystemd", "ClearProviders", "UseSerilog", "AddSerilog",
    };

    // Where else the lines may go, and hosts that are installed on a machine, which has files.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "AddJsonConsole", "AddSimpleConsole", "AddConsole", "AddSystemdConsole", "OpenTelemetry", "AddOpenTelemetry", "Seq", "Elasticsearch",
        "ApplicationInsights", "AddApplicationInsightsTelemetry", "Http", "GrafanaLoki", "DatadogLogs", "UseWindowsService", "AddWindowsService", "UseSystemd",
        "AddSystemd",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ProgramCalls.IsProgram(start.Compilation) && ServiceCode.Create(start.Compilation) is not null)
        {
            ProgramCalls.Register(start, Names, Report);
        }
    });

    private static void Report(ProgramCalls calls, CompilationAnalysisContext context)
    {
        if (calls.MayBeElsewhere || calls.HasAny(Others) || calls.Find("Console").Any(static call => IsOn(call, "WriteTo"))
            || calls.Find("Configuration").Any(static call => IsOn(call, "ReadFrom")))
        {
            return;
        }

        foreach (var call in calls.Find("File", "RollingFile", "AddFile"))
        {
            // Microsoft's own providers stay unless they are cleared; Serilog takes their place.
            var isAlone = call.Name == "AddFile" ? calls.Has("ClearProviders") : IsOn(call, "WriteTo");
            if (isAlone && !call.IsDevelopmentOnly())
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
            }
        }
    }

    /// <summary>Serilog's <c>WriteTo.File(…)</c> and <c>ReadFrom.Configuration(…)</c>.</summary>
    private static bool IsOn(ProgramCall call, string property) => call.Syntax.Expression is MemberAccessExpressionSyntax member
        && (member.Expression switch
        {
            MemberAccessExpressionSyntax inner => inner.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => null,
        }) == property;
}

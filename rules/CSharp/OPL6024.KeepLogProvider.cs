using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds programs that take all log providers away and add none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepLogProvider : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6024";

    private const string Title = "Keep a log provider";
    private const string Message = "After '{0}' the program adds no log provider, and every line is lost. Add one, such as AddJsonConsole.";

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

    private static readonly HashSet<string> Providers = new(StringComparer.Ordinal)
    {
        "AddConsole", "AddSimpleConsole", "AddJsonConsole", "AddSystemdConsole", "AddConsoleFormatter", "AddDebug", "AddEventLog", "AddEventSourceLogger",
        "AddProvider", "AddOpenTelemetry", "UseOpenTelemetry", "AddApplicationInsights", "AddApplicationInsightsTelemetry", "AddSentry", "UseSentry",
        "AddSeq", "AddFile", "AddAzureWebAppDiagnostics", "UseAzureMonitor", "AddElasticsearch", "AddGelf", "AddXUnit", "AddGoogle", "AddAWSProvider",
    };

    private static readonly HashSet<string> Names = new(Providers, StringComparer.Ordinal) { "ClearProviders" };

    // They log requests through the providers, and are none themselves.
    private static readonly HashSet<string> NoProviders = new(StringComparer.Ordinal)
    {
        "AddLogging", "ConfigureLogging", "AddHttpLogging", "UseHttpLogging", "AddW3CLogging", "UseW3CLogging", "UseSerilogRequestLogging",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var others = new ConcurrentQueue<string>();
        start.RegisterSyntaxNodeAction(
            node =>
            {
                // AddNLog, UseSerilog, AddLog4Net, AddZLoggerConsole, ILoggerProvider and whatever else there will be.
                if (node.Node is SimpleNameSyntax { Identifier.ValueText: var name } && (name is "ILoggerProvider" or "ILoggerFactory"
                    || ((name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal))
                        && name.IndexOf("log", StringComparison.OrdinalIgnoreCase) > 0 && !NoProviders.Contains(name))))
                {
                    others.Enqueue(name);
                }
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName);
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (others.IsEmpty && !calls.MayBeElsewhere && !calls.HasAny(Providers) && calls.Find("ClearProviders") is { Count: > 0 } cleared
                && cleared.All(static call => InvocationName.FindNext(call.Syntax) is null && !call.IsDevelopmentOnly()))
            {
                end.ReportDiagnostic(CreateDiagnostic(Rule, cleared[0].Location, "ClearProviders"));
            }
        });
    });
}

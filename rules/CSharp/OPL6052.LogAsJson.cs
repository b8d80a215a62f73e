using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds console logs that no collector can take apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogAsJson : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6052";

    private const string Title = "Log as JSON";
    private const string Message =
        "'{0}' writes lines for people, and a stack trace becomes dozens of entries. Use AddJsonConsole in production, so that each entry is one line "
            + "with its fields.";

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
        "AddConsole", "AddSimpleConsole", "CreateBuilder", "CreateSlimBuilder", "CreateApplicationBuilder", "CreateDefaultBuilder",
    };

    private static readonly HashSet<string> Structured = new(StringComparer.Ordinal)
    {
        "AddJsonConsole", "AddConsoleFormatter", "FormatterName", "AddSystemdConsole", "UseSerilog", "AddSerilog", "UseNLog", "AddNLog", "AddNLogWeb",
        // A tool that speaks over its standard output logs to the other one, for people.
        "LogToStandardErrorThreshold",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var structured = NameSearch.Register(start, static name => Structured.Contains(name));
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            // A tool that logs to a terminal makes no host.
            if (structured.IsFound || calls.MayBeElsewhere || calls.Find("CreateBuilder", "CreateSlimBuilder", "CreateApplicationBuilder",
                "CreateDefaultBuilder").Count == 0)
            {
                return;
            }

            foreach (var call in calls.Find("AddConsole", "AddSimpleConsole"))
            {
                if (call.Method?.ContainingType.Name == "ConsoleLoggerExtensions" && !call.IsDevelopmentOnly())
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
                }
            }
        });
    });
}

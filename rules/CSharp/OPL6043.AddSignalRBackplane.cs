using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds hubs of SignalR without a backplane.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AddSignalRBackplane : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6043";

    private const string Title = "Add a backplane to SignalR";
    private const string Message = "'{0}' reaches only the clients of its own instance. Add a backplane, such as AddStackExchangeRedis or AddAzureSignalR.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Scalability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Scalability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly string[] Backplanes =
    {
        "AddStackExchangeRedis", "AddAzureSignalR", "AddNamedAzureSignalR", "AddNats", "AddSqlServer", "AddOrleans", "AddHubLifetimeManager", "AddMassTransit",
    };

    private static readonly HashSet<string> Names = new(Backplanes.Concat(new[] { "AddSignalR", "MapHub" }), StringComparer.Ordinal);

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
        if (calls.MayBeElsewhere || calls.HasAny(Backplanes) || !calls.Has("MapHub"))
        {
            return;
        }

        foreach (var call in calls.Find("AddSignalR"))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
        }
    }
}

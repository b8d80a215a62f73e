using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds sessions in a cache that is not distributed: each instance has its own, and loses them when it goes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ShareSessions : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6037";

    private const string Title = "Share sessions between instances";
    private const string Message = "'{0}' keeps sessions in the memory of one instance. Register a distributed cache that all instances share.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Scalability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Scalability, RuleSeverity.Note)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "AddSession", "AddDistributedMemoryCache", 
        "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddCosmosCache", 
        "AddHybridCache", "AddDistributedRedisCache", "AddDistributedPostgreSqlCache", "AddRedisDistributedCache", 
        "AddEnyimMemcached", "AddFusionCache" };

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
        // Without a cache the session does not start at all; with another one this is the fallback for development.
        if (calls.MayBeElsewhere || !calls.Has("AddSession") || calls.HasAny(SharedCaches))
        {
            return;
        }

        foreach (var call in calls.Find("AddDistributedMemoryCache"))
        {
            if (!call.IsDevelopmentOnly())
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
            }
        }
    }

    private static readonly HashSet<string> SharedCaches = new(Names.Where(static name => name is not ("AddSession" or "AddDistributedMemoryCache")));
}

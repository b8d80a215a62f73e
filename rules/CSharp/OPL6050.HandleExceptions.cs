using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds web programs without a handler of exceptions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandleExceptions : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6050";

    private const string Title = "Handle exceptions";
    private const string Message =
        "'{0}' starts a pipeline in which nothing handles exceptions: the caller gets an empty answer. Call UseExceptionHandler first, with AddProblemDetails.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly string[] Runs = { "Run", "RunAsync" };

    private static readonly HashSet<string> Names = new(Runs, StringComparer.Ordinal);

    private static readonly HashSet<string> Handlers = new(StringComparer.Ordinal)
    {
        "UseExceptionHandler", "AddExceptionHandler", "IExceptionHandler", "IExceptionFilter", "ExceptionFilterAttribute", "UseProblemDetails",
            "AddServiceDefaults",
        "UseMiddleware", "IMiddleware", "UseSentryTracing", "UseElmah", "UseGlobalExceptionHandler", "UseFastEndpoints", "UseDefaultExceptionHandler",
    };

    // What answers requests at all, health checks and metrics aside.
    private static readonly HashSet<string> Endpoints = new(StringComparer.Ordinal)
    {
        "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute",
        "MapRazorPages", "MapRazorComponents", "MapHub",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var handlers = NameSearch.Register(start, static name => Handlers.Contains(name));
        var endpoints = NameSearch.Register(start, static name => Endpoints.Contains(name));
        var pipelines = NameSearch.Register(start, static name => name == "Use");
        ProgramCalls.Register(start, Names, (calls, end) =>
        {
            if (handlers.IsFound || !endpoints.IsFound || pipelines.IsFound || calls.MayBeElsewhere)
            {
                return;
            }

            foreach (var call in calls.Find(Runs))
            {
                if (call.Method?.ContainingType.Name == "WebApplication")
                {
                    end.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
                }
            }
        });
    });
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds clients of <c>IHttpClientFactory</c> without any handler that limits time, retries or breaks the circuit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AddHttpResilience : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6018";

    private const string Title = "Add resilience to HTTP clients";
    private const string Message =
        "The client '{0}' neither retries nor gives up early. Add a resilience handler with a time limit, limited retries and a circuit breaker.";

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

    private static readonly HashSet<string> Resilience = new(StringComparer.Ordinal)
    {
        "AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler", "AddPolicyHandlerFromRegistry",
        "AddTransientHttpErrorPolicy",
    };

    private static readonly HashSet<string> Names = new(Resilience, StringComparer.Ordinal) { "AddHttpClient", "ConfigureHttpClientDefaults" };

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
        if (calls.MayBeElsewhere || calls.Has("ConfigureHttpClientDefaults"))
        {
            return;
        }

        foreach (var call in calls.Find("AddHttpClient"))
        {
            ExpressionSyntax last = call.Syntax;
            var hasHandler = false;
            for (var next = InvocationName.FindNext(call.Syntax); next is not null; next = InvocationName.FindNext(next))
            {
                last = next;
                // A handler of one's own may do the same.
                hasHandler |= InvocationName.Find(next)?.Identifier.ValueText is { } name && (Resilience.Contains(name) || name == "AddHttpMessageHandler");
            }

            if (!hasHandler && last.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax)
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, GetClient(call)));
            }
        }
    }

    private static string GetClient(ProgramCall call) =>
        call.GetText(0)
        ?? (InvocationName.Find(call.Syntax) is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } types } ? types[types.Count - 1].ToString()
            : "default");
}

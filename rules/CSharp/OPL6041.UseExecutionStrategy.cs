using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds transactions of Entity Framework that the program opens itself although its connections retry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UseExecutionStrategy : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6041";

    private const string Title = "Run transactions through the execution strategy";
    private const string Message = "'{0}' throws when the context retries on failure. Run the whole transaction in CreateExecutionStrategy().ExecuteAsync.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Correctness",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Correctness, RuleSeverity.Warning)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "EnableRetryOnFailure", "BeginTransaction", "BeginTransactionAsync",
        "CreateExecutionStrategy" };

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
        // The first use fails at once, so a program that knows strategies has met this; a second context may not retry.
        if (!calls.Has("EnableRetryOnFailure") || calls.Has("CreateExecutionStrategy"))
        {
            return;
        }

        foreach (var call in calls.Find("BeginTransaction", "BeginTransactionAsync"))
        {
            if (IsDatabase(call))
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.Name));
            }
        }
    }

    private static bool IsDatabase(ProgramCall call) => call.Method is { } method
        ? method.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true
        : call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Database" } };
}

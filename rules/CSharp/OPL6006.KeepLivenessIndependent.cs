using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds liveness endpoints that ask databases and other services: when one of those fails, the platform restarts what works.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeepLivenessIndependent : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6006";

    private const string Title = "Keep liveness independent";
    private const string Message =
        "The liveness endpoint '{0}' runs the checks of dependencies. Map it with a Predicate that runs none of them, or an outage of one restarts "
        + "every instance.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md",
            customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <summary>A generated file may do what is looked for.</summary>
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "MapHealthChecks", "UseHealthChecks", "AddHealthChecks" };

    private static readonly HashSet<string> OwnChecks = new(StringComparer.OrdinalIgnoreCase) { "self", "live", "liveness", "alive", "process" };

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
        if (!calls.Find("AddHealthChecks").Any(static call => AddsDependency(call)))
        {
            return;
        }

        foreach (var call in calls.Find("MapHealthChecks", "UseHealthChecks"))
        {
            if (call.GetText(0) is { } path && HealthRoute.IsLivenessPath(path) && RunsAllChecks(call))
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, call.Arguments[0].GetLocation(), path));
            }
        }
    }

    /// <summary>Whether the calls that follow AddHealthChecks register a check of anything but the process itself.</summary>
    private static bool AddsDependency(ProgramCall registration)
    {
        for (var next = InvocationName.FindNext(registration.Syntax); next is not null; next = InvocationName.FindNext(next))
        {
            if (InvocationName.Find(next)?.Identifier.ValueText is { } name && name.StartsWith("Add", StringComparison.Ordinal)
                && !next.ArgumentList.Arguments.Any(static argument => argument.DescendantTokens().Any(static token => OwnChecks.Contains(token.ValueText))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool RunsAllChecks(ProgramCall call) => call.Arguments.Count switch
    {
        1 => true,
        2 => call.Arguments[1].Expression is BaseObjectCreationExpressionSyntax options
            && options.Initializer?.Expressions.Any(static setting =>
                setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Predicate" } }) != true,
        _ => false,
    };
}

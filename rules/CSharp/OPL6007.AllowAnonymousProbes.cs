using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds health endpoints behind authorization: a probe gets 401, or a redirect to a login page and is content with it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AllowAnonymousProbes : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6007";

    private const string Title = "Allow anonymous probes";
    private const string Message =
        "'{0}' asks probes for credentials that they do not have. Add AllowAnonymous, or they fail, or follow a redirect to a page that says 200.";

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

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "MapHealthChecks", "UseHealthChecks", "MapGrpcHealthChecksService", "SetFallbackPolicy",
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (!ProgramCalls.IsProgram(start.Compilation))
        {
            return;
        }

        var fallback = new Flag();
        start.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.Node is AssignmentExpressionSyntax { Right: not LiteralExpressionSyntax } assignment && GetName(assignment.Left) == "FallbackPolicy")
                {
                    fallback.IsSet = true;
                }
            },
            SyntaxKind.SimpleAssignmentExpression);
        ProgramCalls.Register(start, Names, (calls, end) => Report(calls, fallback.IsSet, end));
    });

    private static void Report(ProgramCalls calls, bool hasFallback, CompilationAnalysisContext context)
    {
        var mapped = calls.Find("MapHealthChecks");
        if (mapped.Any(IsOpen) || calls.Has("UseHealthChecks") || calls.Has("MapGrpcHealthChecksService"))
        {
            return;
        }

        hasFallback |= calls.Has("SetFallbackPolicy");
        var guarded = mapped.Where(call => hasFallback || IsGuarded(call)).ToList();
        if (guarded.Count < mapped.Count)
        {
            // Another endpoint is there for the probes.
            return;
        }

        foreach (var call in guarded)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, call.Location, call.GetText(0) ?? call.Name));
        }
    }

    /// <summary>Open, or kept in a variable or handed on, so that what follows is not seen.</summary>
    private static bool IsOpen(ProgramCall call)
    {
        ExpressionSyntax last = call.Syntax;
        for (var next = call.Syntax; next is not null; next = InvocationName.FindNext(next))
        {
            last = next;
            if (InvocationName.Find(next)?.Identifier.ValueText is "AllowAnonymous" or "WithMetadata" or "Add")
            {
                return true;
            }
        }

        return last.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)
            || IsReceiverGroup(call, "AllowAnonymous");
    }

    private static bool IsGuarded(ProgramCall call) => call.IsFollowedBy("RequireAuthorization") || IsReceiverGroup(call, "RequireAuthorization");

    /// <summary>Whether the group that the endpoint is mapped in is made with a call, in the chain or where its variable is declared.</summary>
    private static bool IsReceiverGroup(ProgramCall call, string name)
    {
        if (call.Syntax.Expression is not MemberAccessExpressionSyntax { Expression: var receiver })
        {
            return false;
        }

        if (receiver is IdentifierNameSyntax && call.Model.GetSymbolInfo(receiver).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
            && declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            receiver = value;
        }

        for (var current = receiver as InvocationExpressionSyntax; current is not null; current = InvocationName.FindPrevious(current))
        {
            if (InvocationName.Find(current)?.Identifier.ValueText == name)
            {
                return true;
            }
        }

        return false;
    }

    private static string? GetName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What one file says and another asks.</summary>
    private sealed class Flag
    {
        private volatile bool isSet;

        public bool IsSet
        {
            get => isSet;
            set => isSet = value;
        }
    }
}

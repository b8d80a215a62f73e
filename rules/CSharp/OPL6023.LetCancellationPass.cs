using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds error logs for what is no error: a client that went away, a host that stops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LetCancellationPass : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6023";

    private const string Title = "Let cancellation pass";
    private const string Message = "The catch of '{0}' logs a cancelled call as an error. Let OperationCanceledException pass when the token is cancelled.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Observability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Note)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var token = start.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        var exception = start.Compilation.GetTypeByMetadataName("System.Exception");
        if (token is not null && exception is not null && start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerExtensions") is { } logger
            && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, token, exception, logger), OperationKind.Try);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol token, INamedTypeSymbol exception, INamedTypeSymbol logger)
    {
        var attempt = (ITryOperation)context.Operation;
        foreach (var clause in attempt.Catches)
        {
            if (clause.Filter is not null || clause.ExceptionType.Name is "OperationCanceledException" or "TaskCanceledException")
            {
                return;
            }

            if (SymbolEqualityComparer.Default.Equals(clause.ExceptionType, exception))
            {
                if (LogsError(clause, logger) && AwaitsWithToken(attempt.Body, token) && clause.Syntax is CatchClauseSyntax { Declaration.Type: { } type })
                {
                    context.ReportDiagnostic(CreateDiagnostic(Rule, type.GetLocation(), type.ToString()));
                }

                return;
            }
        }
    }

    private static bool LogsError(ICatchClauseOperation clause, INamedTypeSymbol logger)
    {
        foreach (var operation in clause.Handler.Operations)
        {
            // A condition before it may ask for the cancellation.
            if (operation is IConditionalOperation or ISwitchOperation)
            {
                return false;
            }

            if (operation is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "LogError" or "LogCritical" } method } }
                && method.IsOf(logger))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AwaitsWithToken(IOperation body, INamedTypeSymbol token)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Value: var value }
                && SymbolEqualityComparer.Default.Equals(value.Type, token)
                && value.Unwrap() is IParameterReferenceOperation or IPropertyReferenceOperation { Property.Name: "RequestAborted" }
                && !operation.IsInFunction())
            {
                return true;
            }
        }

        return false;
    }
}

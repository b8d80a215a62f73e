using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds health checks that catch whatever goes wrong and say that all is well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReportFailedHealth : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6010";

    private const string Title = "Report failed health";
    private const string Message = "The check says healthy when '{0}' is thrown. Return the registration's failure status with the exception.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code
            && start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult") is { } result)
        {
            var exception = start.Compilation.GetTypeByMetadataName("System.Exception");
            start.RegisterOperationAction(operation => Analyze(operation, code, result, exception), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, INamedTypeSymbol result, INamedTypeSymbol? exception)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "Healthy" || !invocation.TargetMethod.IsOf(result) || !code.IsHealthCheckMethod(context.ContainingSymbol))
        {
            return;
        }

        for (var current = invocation.Parent; current is not null; current = current.Parent)
        {
            // A condition in between, a filter or a certain exception may well mean that all is well.
            if (current is IConditionalOperation or ISwitchExpressionOperation or ISwitchOperation or IAnonymousFunctionOperation or ITryOperation)
            {
                return;
            }

            if (current is ICatchClauseOperation clause)
            {
                if (clause.Filter is null && (clause.ExceptionType is null or { SpecialType: SpecialType.System_Object }
                    || SymbolEqualityComparer.Default.Equals(clause.ExceptionType, exception)))
                {
                    context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.Syntax.GetLocation(), "Exception"));
                }

                return;
            }
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds tasks that a request starts and forgets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class QueueBackgroundWork : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6015";

    private const string Title = "Queue background work";
    private const string Message =
        "Nobody waits for '{0}', so its failure is never seen and the host stops in the middle of it. Hand the work to a background service through "
        + "a channel or a queue.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code && start.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is { } task)
        {
            start.RegisterOperationAction(operation => Analyze(operation, code, task), OperationKind.ExpressionStatement);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, INamedTypeSymbol task)
    {
        // What the compiler itself warns of, a call without await in an asynchronous method, is left to it unless the call says Run.
        var (call, isDiscarded) = ((IExpressionStatementOperation)context.Operation).Operation.Unwrap() switch
        {
            ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } => (value.Unwrap() as IInvocationOperation, true),
            IInvocationOperation invocation => (invocation, false),
            _ => default,
        };
        if (call is not null && call.Type.IsOrDerivesFrom(task) && (isDiscarded || IsStart(call.TargetMethod))
            && code.IsRequestCode(call, context.ContainingSymbol))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, call.GetNameLocation(), call.TargetMethod.Name));
        }
    }

    private static bool IsStart(IMethodSymbol method) => (method.Name, method.ContainingType.Name) is ("Run", "Task") or ("StartNew", "TaskFactory");
}

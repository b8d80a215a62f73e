using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds health checks that block: the endpoint waits for them whatever time limit they are registered with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AwaitInHealthChecks : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6009";

    private const string Title = "Await in health checks";
    private const string Message =
        "'{0}' blocks the thread of a health check, and no time limit can end it. Await instead, with the check's cancellation token.";

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
        Aliases = ["sonar/S4462", "meziantou/MA0042", "vsthrd/VSTHRD103"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code)
        {
            var calls = new BlockingCalls(start.Compilation);
            start.RegisterOperationAction(operation => Analyze(operation, code, calls), OperationKind.Invocation, OperationKind.PropertyReference);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, BlockingCalls calls)
    {
        // What a task of its own does, blocks that task.
        if (code.IsHealthCheckMethod(context.ContainingSymbol) && calls.Find(context.Operation) is { } name && !context.Operation.IsInFunction())
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, name.Location, name.Name));
        }
    }
}

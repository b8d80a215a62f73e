using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds health checks that are registered without a time limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LimitHealthCheckTime : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6008";

    private const string Title = "Limit the time of health checks";
    private const string Message =
        "The health check '{0}' has no time limit. Register it with a timeout below that of the probe, so that the endpoint still answers.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Note)
    {
        Practice = Practice.HealthChecks,
        Precision = RulePrecision.High,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        var types = start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.HealthChecksBuilderAddCheckExtensions");
        var delegates = start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.HealthChecksBuilderDelegateExtensions");
        if ((types ?? delegates) is not null && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, types, delegates), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol? types, INamedTypeSymbol? delegates)
    {
        var invocation = (IInvocationOperation)context.Operation;
        // A delegate that does not wait cannot be cut off: a limit would promise too much.
        var isAsynchronous = (invocation.TargetMethod.Name == "AddCheck" && invocation.TargetMethod.IsOf(types))
            || (invocation.TargetMethod.Name == "AddAsyncCheck" && invocation.TargetMethod.IsOf(delegates));
        if (isAsynchronous && invocation.FindArgument("timeout") is null)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.GetNameLocation(), invocation.FindArgument("name").GetText() ?? "AddCheck"));
        }
    }
}

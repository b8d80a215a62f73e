using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds code of a running service that ends the process instead of asking the host to stop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StopThroughLifetime : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6012";

    private const string Title = "Stop through the host's lifetime";
    private const string Message =
        "'{0}' ends the process in the middle of requests and work. Call IHostApplicationLifetime.StopApplication, and set Environment.ExitCode if "
        + "the failure must show.";

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
        Precision = RulePrecision.High,
        Aliases = ["sonar/S1147"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code)
        {
            var environment = start.Compilation.GetTypeByMetadataName("System.Environment");
            var process = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Process");
            start.RegisterOperationAction(operation => Analyze(operation, code, environment, process), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, INamedTypeSymbol? environment, INamedTypeSymbol? process)
    {
        var invocation = (IInvocationOperation)context.Operation;
        var method = invocation.TargetMethod;
        var name = method.Name switch
        {
            "Exit" or "FailFast" when method.IsOf(environment) => "Environment." + method.Name,
            "Kill" when method.IsOf(process) && invocation.Instance?.Unwrap() is IInvocationOperation { TargetMethod.Name: "GetCurrentProcess" } =>
                "Process.Kill",
            _ => null,
        };
        if (name is not null && code.IsServiceCode(invocation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.GetNameLocation(), name));
        }
    }
}

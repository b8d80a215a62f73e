using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds services that write to the console what they should log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LogThroughLogger : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6021";

    private const string Title = "Log through the logger";
    private const string Message =
        "'{0}' writes past the logger: no level, no category, no trace. Log through ILogger, so that the line can be filtered and found.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Observability, RuleSeverity.Warning)
    {
        Practice = Practice.Observability,
        Precision = RulePrecision.High,
        Aliases = ["sonar/S106"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (ServiceCode.Create(start.Compilation) is { } code && start.Compilation.GetTypeByMetadataName("System.Console") is { } console)
        {
            start.RegisterOperationAction(operation => Analyze(operation, code, console), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, ServiceCode code, INamedTypeSymbol console)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is not ("Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync"))
        {
            return;
        }

        var receiver = invocation.TargetMethod.IsOf(console)
            ? "Console"
            : invocation.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error" } property } && property.IsOf(console)
                ? "Console." + property.Name
                : null;
        if (receiver is not null && code.IsServiceCode(invocation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.GetNameLocation(), receiver + "." + invocation.TargetMethod.Name));
        }
    }
}

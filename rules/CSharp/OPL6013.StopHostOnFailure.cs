using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds hosts that ignore the failure of their background services.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StopHostOnFailure : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6013";

    private const string Title = "Stop the host when a background service fails";
    private const string Message =
        "With '{0}' a background service that failed stays dead while the host looks healthy. Use StopHost, so that the platform starts it anew.";

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
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.BackgroundServiceExceptionBehavior") is { } behavior
            && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, behavior), OperationKind.SimpleAssignment);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol behavior)
    {
        var value = ((ISimpleAssignmentOperation)context.Operation).Value;
        if (value is IFieldReferenceOperation { Field: { Name: "Ignore" } field } && field.IsOf(behavior))
        {
            var location = value.Syntax is MemberAccessExpressionSyntax member ? member.Name.GetLocation() : value.Syntax.GetLocation();
            context.ReportDiagnostic(CreateDiagnostic(Rule, location, "Ignore"));
        }
    }
}

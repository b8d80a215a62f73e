using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds comparisons of the environment's name that hold for one spelling alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CompareEnvironments : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6033";

    private const string Title = "Compare environments by method";
    private const string Message = "The comparison with '{0}' tells upper from lower case, which the host does not. Ask with IsEnvironment or its kin.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Correctness",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Correctness, RuleSeverity.Note)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.IHostEnvironment") is { } environment
            && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, environment), OperationKind.Binary);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol environment)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return;
        }

        var (left, right) = (comparison.LeftOperand.Unwrap(), comparison.RightOperand.Unwrap());
        if ((IsName(left, environment) && GetText(right) is { } name) || (IsName(right, environment) && (name = GetText(left)) is not null))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, comparison.Syntax.GetLocation(), name!));
        }
    }

    /// <summary>A constant, or one of the names that <c>Environments</c> keeps in fields.</summary>
    private static string? GetText(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: { ContainingType.Name: "Environments" } field } ? field.Name : operation.GetText();

    private static bool IsName(IOperation operation, INamedTypeSymbol environment) =>
        operation is IPropertyReferenceOperation { Property: { Name: "EnvironmentName" } property } && property.ContainingType.IsOrImplements(environment);
}

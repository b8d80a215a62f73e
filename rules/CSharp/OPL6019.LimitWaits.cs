using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds clients and commands whose time limit is taken away.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LimitWaits : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6019";

    private const string Title = "Limit waits";
    private const string Message = "'{0}' waits for ever when the other side does not answer. Set a limit above the slowest answer that is worth waiting for.";

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
        if (ServiceCode.Create(start.Compilation) is null)
        {
            return;
        }

        var client = start.Compilation.GetTypeByMetadataName("System.Net.Http.HttpClient");
        var command = start.Compilation.GetTypeByMetadataName("System.Data.IDbCommand");
        start.RegisterOperationAction(operation => AnalyzeAssignment(operation, client, command), OperationKind.SimpleAssignment);
        start.RegisterSyntaxNodeAction(AnalyzeCall, SyntaxKind.InvocationExpression);
    });

    private static void AnalyzeAssignment(OperationAnalysisContext context, INamedTypeSymbol? client, INamedTypeSymbol? command)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property })
        {
            return;
        }

        var isEndless = property.Name switch
        {
            "Timeout" when property.IsOf(client) => IsInfinite(assignment.Value.Unwrap()) && !HasOtherLimit(assignment.Syntax),
            "CommandTimeout" when property.ContainingType.IsOrImplements(command) => assignment.Value.ConstantValue is { HasValue: true, Value: 0 },
            _ => false,
        };
        if (isEndless)
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, assignment.Value.Syntax.GetLocation(), property.ContainingType.Name + "." + property.Name));
        }
    }

    /// <summary>Entity Framework's <c>SetCommandTimeout(0)</c> and <c>CommandTimeout(0)</c>.</summary>
    private static void AnalyzeCall(SyntaxNodeAnalysisContext context)
    {
        var invocation = (InvocationExpressionSyntax)context.Node;
        if (InvocationName.Find(invocation)?.Identifier.ValueText is "SetCommandTimeout" or "CommandTimeout"
            && invocation.ArgumentList.Arguments is { Count: 1 } arguments
            && context.SemanticModel.GetConstantValue(arguments[0].Expression, context.CancellationToken) is { HasValue: true, Value: 0 }
            && IsEntityFramework(context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol?.ContainingAssembly?.Name))
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, arguments[0].GetLocation(), InvocationName.Find(invocation)!.Identifier.ValueText));
        }
    }

    private static bool IsEntityFramework(string? assembly) =>
        assembly is null || assembly.IndexOf("EntityFrameworkCore", StringComparison.Ordinal) >= 0;

    private static bool IsInfinite(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } } => true,
        IInvocationOperation { TargetMethod: { Name: "FromMilliseconds", ContainingType.Name: "TimeSpan" }, Arguments: { Length: > 0 } arguments } =>
            arguments[0].Value.Unwrap().ConstantValue is { HasValue: true, Value: -1 or -1L or -1d },
        _ => false,
    };

    /// <summary>A handler of resilience limits the time in the place of the client, whose own limit is then taken away, as its documentation says.</summary>
    private static bool HasOtherLimit(SyntaxNode node)
    {
        var statement = node.FirstAncestorOrSelf<StatementSyntax>(static part =>
            part.Parent is BlockSyntax { Parent: BaseMethodDeclarationSyntax } or GlobalStatementSyntax)
            ?? node;
        foreach (var token in statement.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)
                && (token.ValueText.IndexOf("Resilience", StringComparison.Ordinal) >= 0
                    || token.ValueText is "AddPolicyHandler" or "AddStandardHedgingHandler"))
            {
                return true;
            }
        }

        return false;
    }
}

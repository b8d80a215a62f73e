using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds settings that the code declares to be there with <c>!</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RequireConfiguration : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6036";

    private const string Title = "Require configuration by name";
    private const string Message = "A missing '{0}' becomes a NullReferenceException somewhere else. Throw an exception that names the setting.";

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
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration") is { } configuration
            && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterSyntaxNodeAction(node => Analyze(node, configuration), SyntaxKind.SuppressNullableWarningExpression);
        }
    });

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol configuration)
    {
        var suppression = (PostfixUnaryExpressionSyntax)context.Node;
        var setting = suppression.Operand switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } element =>
                context.SemanticModel.GetTypeInfo(element.Expression, context.CancellationToken).Type.IsOrImplements(configuration) ? arguments[0] : null,
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
                when InvocationName.Find(call)?.Identifier.ValueText == "GetConnectionString"
                    && Framework.IsFramework(context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol?.ContainingAssembly) => arguments[0],
            _ => null,
        };
        if (setting is not null && context.SemanticModel.GetConstantValue(setting.Expression, context.CancellationToken) is { HasValue: true,
            Value: string name })
        {
            context.ReportDiagnostic(CreateDiagnostic(Rule, suppression.OperatorToken.GetLocation(), name));
        }
    }
}

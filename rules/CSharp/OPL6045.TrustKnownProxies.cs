using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds forwarded headers that are believed whoever sends them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TrustKnownProxies : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6045";

    private const string Title = "Trust known proxies alone";
    private const string Message = "'{0}' makes the program believe anybody's X-Forwarded headers. Name the proxies' networks in its place.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Security",
            DiagnosticSeverity.Info,
            isEnabledByDefault: false,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Security, RuleSeverity.Note)
    {
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
        SecuritySeverity = 5.3,
        Weaknesses = [348],
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.ForwardedHeadersOptions") is { } options
            && !TestAssembly.IsTest(start.Compilation))
        {
            start.RegisterOperationAction(operation => Analyze(operation, options), OperationKind.Invocation);
        }
    });

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol options)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "Clear"
            || invocation.Instance?.Unwrap() is not IPropertyReferenceOperation { Property: { Name: "KnownNetworks" or "KnownIPNetworks" } property }
            || !property.IsOf(options))
        {
            return;
        }

        // Clearing the defaults to add one's own networks, or proxies by their addresses, is right.
        var scope = invocation.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax
            or CompilationUnitSyntax)!;
        foreach (var node in scope.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } add }
                && add.Expression.ToString() is var target
                && (target.EndsWith("Networks", StringComparison.Ordinal) || target.EndsWith("KnownProxies", StringComparison.Ordinal)))
            {
                return;
            }
        }

        context.ReportDiagnostic(CreateDiagnostic(Rule, invocation.GetNameLocation(), property.Name + ".Clear"));
    }
}

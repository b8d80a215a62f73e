using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds middleware that is added behind what it is there for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OrderMiddleware : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6042";

    private const string Title = "Order the middleware";
    private const string Message = "'{0}' comes too late: {1} before it has already run without it. Call it before {1}.";

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
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Correctness, RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    // Which has to stand before which; source: "ASP.NET Core Middleware", section "Middleware order", 2026.
    private static readonly (string Earlier, string Later)[] Order =
    {
        ("UseForwardedHeaders", "UseHttpsRedirection"),
        ("UseForwardedHeaders", "UseHsts"),
        ("UseForwardedHeaders", "UseAuthentication"),
        ("UseExceptionHandler", "UseRouting"),
        ("UseExceptionHandler", "UseAuthentication"),
        ("UseExceptionHandler", "UseStaticFiles"),
        ("UseAuthentication", "UseAuthorization"),
        ("UseRouting", "UseAuthorization"),
        ("UseRouting", "UseRateLimiter"),
        ("UseCors", "UseResponseCaching"),
    };

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterCompilationStartAction(static start =>
    {
        if (start.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.IApplicationBuilder") is { } application)
        {
            start.RegisterSyntaxNodeAction(node => Analyze(node, application), SyntaxKind.CompilationUnit, SyntaxKind.Block);
        }
    });

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol application)
    {
        List<(string Name, SimpleNameSyntax Syntax, string Receiver)>? calls = null;
        var statements = context.Node is BlockSyntax block
            ? (IEnumerable<StatementSyntax>)block.Statements
            : ((CompilationUnitSyntax)context.Node).Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement);
        foreach (var statement in statements)
        {
            if (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } }
                && member.Expression is IdentifierNameSyntax receiver
                && member.Name.Identifier.ValueText.StartsWith("Use", StringComparison.Ordinal))
            {
                (calls ??= new()).Add((member.Name.Identifier.ValueText, member.Name, receiver.Identifier.ValueText));
            }
        }

        if (calls is null || calls.Count < 2)
        {
            return;
        }

        foreach (var (earlier, later) in Order)
        {
            var first = calls.FindIndex(call => call.Name == earlier);
            var second = calls.FindIndex(call => call.Name == later);
            if (second >= 0 && first > second && calls[first].Receiver == calls[second].Receiver
                && context.SemanticModel.GetSymbolInfo(calls[first].Syntax, context.CancellationToken).Symbol is IMethodSymbol { ReducedFrom: { } method }
                && Framework.IsFramework(method.ContainingAssembly) && method.Parameters[0].Type.IsOrImplements(application))
            {
                context.ReportDiagnostic(CreateDiagnostic(Rule, calls[first].Syntax.GetLocation(), earlier, later));
                return;
            }
        }
    }
}

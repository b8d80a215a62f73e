using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Rules.CSharp;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>A body of code while it is followed: which of its parameters are the application, and below which prefix.</summary>
internal sealed class CodeFrame
{
    // A value passes through this many expressions and variables at most.
    private const int MaximumSteps = 32;

    private readonly Dictionary<string, string?> prefixes;
    private readonly DevelopmentGuard guard;

    public CodeFrame(SyntaxNode body, ProjectCompilation owner, Dictionary<string, string?> prefixes, DevelopmentGuard guard)
    {
        Body = body;
        Document = owner.Documents[body.SyntaxTree];
        Model = owner.Compilation.GetSemanticModel(body.SyntaxTree);
        this.prefixes = prefixes;
        this.guard = guard;
    }

    /// <summary>The code.</summary>
    public SyntaxNode Body { get; }

    /// <summary>The document it stands in.</summary>
    public SourceDocument Document { get; }

    /// <summary>The bindings of its file.</summary>
    public SemanticModel Model { get; }

    /// <summary>Whether it is called in development only.</summary>
    public bool IsDevelopmentOnly { get; init; }

    /// <summary>Whether a type is what endpoints and middleware are put on.</summary>
    /// <param name="type">A type.</param>
    /// <returns>True for the application, its routes and its pipeline.</returns>
    public static bool IsApplicationType(ITypeSymbol? type) =>
        type is not null && (IsApplicationName(type.Name) || type.AllInterfaces.Any(static contract => IsApplicationName(contract.Name)));

    /// <summary>What tells this visit from another of the same code.</summary>
    /// <returns>The prefixes in one text.</returns>
    public string GetKey()
    {
        var known = prefixes.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value ?? "?"}");
        return IsDevelopmentOnly + string.Join('\n', known);
    }

    /// <summary>Whether a place runs in development only.</summary>
    /// <param name="node">The place.</param>
    /// <returns>True when it does.</returns>
    public bool IsGuarded(SyntaxNode node) => guard.IsGuarded(node);

    /// <summary>The prefixes for code that sees this code's variables.</summary>
    /// <returns>A copy.</returns>
    public Dictionary<string, string?> CopyPrefixes() => new(prefixes, StringComparer.Ordinal);

    /// <summary>Gives the parameter of a delegate its prefix.</summary>
    /// <param name="lambda">The delegate.</param>
    /// <param name="prefix">The prefix; null when it is computed.</param>
    public void SetPrefix(LambdaExpressionSyntax lambda, string? prefix)
    {
        var parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [.., var last] } => last,
            _ => null,
        };
        if (parameter is not null)
        {
            prefixes[parameter.Identifier.ValueText] = prefix;
        }
    }

    /// <summary>Whether an expression is the application, its routes or its pipeline.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>True when its type says so.</returns>
    public bool IsApplication(ExpressionSyntax expression) =>
        IsApplicationType(Model.GetTypeInfo(expression).Type) && Model.GetSymbolInfo(expression).Symbol is not ITypeSymbol;

    /// <summary>The prefix below which an application or group maps.</summary>
    /// <param name="expression">An expression of such a type.</param>
    /// <returns>Empty for the root; null when it cannot be told.</returns>
    public string? GetPrefix(ExpressionSyntax expression)
    {
        var suffix = "";
        for (var step = 0; step < MaximumSteps; step++)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven:
                    expression = forgiven.Operand;
                    continue;
                case IdentifierNameSyntax name when prefixes.TryGetValue(name.Identifier.ValueText, out var known):
                    return known is null ? null : known + suffix;
                case IdentifierNameSyntax name when GetInitializer(name) is { } initializer && !IsRoot(name):
                    expression = initializer;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call when !IsRoot(call):
                    var text = member.Name.Identifier.ValueText == "MapGroup" ? ReadGroup(call) : IsTransparent(call) ? "" : null;
                    if (text is null)
                    {
                        return null;
                    }

                    suffix = text + suffix;
                    expression = member.Expression;
                    continue;
                default:
                    return IsRoot(expression) ? suffix : null;
            }
        }

        return null;
    }

    private static bool IsApplicationName(string name) => name is "WebApplication" or "IApplicationBuilder" or "IEndpointRouteBuilder" or "RouteGroupBuilder";

    /// <summary>The host itself has no prefix, wherever it comes from.</summary>
    private bool IsRoot(ExpressionSyntax expression) => Model.GetTypeInfo(expression).Type?.Name == "WebApplication";

    private ExpressionSyntax? GetInitializer(IdentifierNameSyntax name) =>
        Model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
                ? value
                : null;

    private string? ReadGroup(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        var text = StringText.Read(call.ArgumentList.Arguments[0].Expression, Model, default);
        return !text.IsConstant ? null : text.Text.Trim('/') is { Length: > 0 } trimmed ? "/" + trimmed : "";
    }

    /// <summary>A framework's method that hands on what it is called on: <c>RequireAuthorization()</c>, <c>UseRouting()</c>.</summary>
    private bool IsTransparent(InvocationExpressionSyntax call) =>
        Model.GetSymbolInfo(call).Symbol is { } symbol && Framework.IsFramework(symbol.ContainingAssembly);
}

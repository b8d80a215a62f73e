using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.Rules.CSharp;
using TextSpan = OpsLead.Lint.Text.TextSpan;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>
/// Finds the texts that an expression may have: constants, <c>nameof</c>, interpolations, static read-only fields and properties, variables
/// that are given one value, and parameters through every call of their method in the scope.
/// </summary>
/// <param name="scope">The code that is known.</param>
internal sealed class TextResolver(CodeScope scope)
{
    // Deeper than anyone writes, and so no input overflows the stack.
    private const int MaximumDepth = 32;
    private const int MaximumCallDepth = 4;

    // A method that is called more often is no wrapper of one key or another.
    private const int MaximumCalls = 256;

    /// <summary>Resolves an expression.</summary>
    /// <param name="expression">An expression of type string, or of a number.</param>
    /// <returns>
    /// One fact for each text that it has, at the characters that state it: the argument of a call where a parameter is read. Unknown for one
    /// that only the running program knows. Never empty, never absent.
    /// </returns>
    public IReadOnlyList<DocumentFact<string>> Resolve(ExpressionSyntax expression) => Resolve(expression, 0);

    /// <summary>Resolves an expression that has one text.</summary>
    /// <param name="expression">An expression of type string, or of a number.</param>
    /// <returns>Unknown when it has several.</returns>
    public DocumentFact<string> ResolveSingle(ExpressionSyntax expression) => Resolve(expression, 0) is [var single] ? single : Unknown(expression);

    private List<DocumentFact<string>> Resolve(ExpressionSyntax expression, int callDepth)
    {
        IParameterSymbol? missing = null;
        if (Evaluate(expression, null, 0, ref missing) is { } text)
        {
            return [new DocumentFact<string>(scope.GetDocument(expression), Fact<string>.Known(text, GetSpan(expression, text)))];
        }

        if (missing is null || callDepth >= MaximumCallDepth)
        {
            return [Unknown(expression)];
        }

        var facts = new List<DocumentFact<string>>();
        if (missing.ContainingSymbol is IMethodSymbol method)
        {
            foreach (var (call, called) in scope.FindCalls(method))
            {
                facts.AddRange(ResolveCall(expression, missing, call, called, callDepth));
                if (facts.Count > MaximumCalls)
                {
                    return [Unknown(expression)];
                }
            }
        }

        return facts.Count > 0 ? facts : [Unknown(expression)];
    }

    /// <summary>Resolves an expression for one call of the method whose parameters it reads.</summary>
    private IEnumerable<DocumentFact<string>> ResolveCall(
        ExpressionSyntax expression, IParameterSymbol parameter, InvocationExpressionSyntax call, IMethodSymbol called, int callDepth)
    {
        foreach (var argument in ResolveArgument(parameter, call, called, callDepth))
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            var current = argument;
            IParameterSymbol? missing = parameter;
            string? text = null;
            while (text is null && current.IsKnown && missing is not null && values.TryAdd(missing.Name, current.Value))
            {
                missing = null;
                text = Evaluate(expression, values, 0, ref missing);
                if (missing is not null && ResolveArgument(missing, call, called, callDepth) is [var next])
                {
                    current = next;
                }
            }

            yield return text is null
                ? new DocumentFact<string>(argument.Document, Fact<string>.Unknown(argument.Span))
                : new DocumentFact<string>(argument.Document, Fact<string>.Known(text, argument.Span));
        }
    }

    private List<DocumentFact<string>> ResolveArgument(IParameterSymbol parameter, InvocationExpressionSyntax call, IMethodSymbol called,
        int callDepth)
    {
        if (CodeScope.FindArgument(call, called, parameter.Name) is { } argument)
        {
            return Resolve(argument, callDepth + 1);
        }

        return parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } value
            ? [scope.Known<string>(call, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")]
            : [Unknown(call)];
    }

    private DocumentFact<string> Unknown(ExpressionSyntax expression) =>
        new(scope.GetDocument(expression), Fact<string>.Unknown(CodeScope.ToSpan(expression)));

    /// <summary>The characters between the quotes of a literal, else the whole expression.</summary>
    private TextSpan GetSpan(ExpressionSyntax expression, string text)
    {
        if (text.Length == 0 || expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression }
            || scope.FindModel(expression) is not { } model)
        {
            return CodeScope.ToSpan(expression);
        }

        var span = StringText.Read(expression, model, default).GetLocation(0, text.Length).SourceSpan;
        return new TextSpan(span.Start, span.Length);
    }

    /// <summary>The text of an expression, with given values of parameters.</summary>
    /// <returns>Null when it is not known; <paramref name="missing"/> is the parameter that is the reason, if one is.</returns>
    private string? Evaluate(ExpressionSyntax expression, Dictionary<string, string>? values, int depth, ref IParameterSymbol? missing)
    {
        if (depth > MaximumDepth || scope.FindModel(expression) is not { } model)
        {
            return null;
        }

        if (model.GetConstantValue(expression) is { HasValue: true, Value: { } constant })
        {
            return Convert.ToString(constant, CultureInfo.InvariantCulture);
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, values, depth + 1, ref missing);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven:
                return Evaluate(forgiven.Operand, values, depth + 1, ref missing);
            case CastExpressionSyntax cast:
                return Evaluate(cast.Expression, values, depth + 1, ref missing);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                return Evaluate(addition.Left, values, depth + 1, ref missing) is { } left
                    && Evaluate(addition.Right, values, depth + 1, ref missing) is { } right
                    ? left + right
                    : null;
            case InterpolatedStringExpressionSyntax interpolated:
                return EvaluateParts(interpolated, values, depth, ref missing);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Concat" } member } call
                when model.GetSymbolInfo(call).Symbol?.ContainingType?.Name is { } type
                    && (type == "ConfigurationPath" || (type == "String" && member.Name.Identifier.ValueText == "Concat")):
                return EvaluateAll(call.ArgumentList.Arguments, type == "ConfigurationPath" ? ":" : "", values, depth, ref missing);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name", Expression: TypeOfExpressionSyntax type }:
                return model.GetTypeInfo(type.Type).Type is { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) } named ? named.Name : null;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return EvaluateSymbol(model.GetSymbolInfo(expression).Symbol, values, depth, ref missing);
            default:
                return null;
        }
    }

    private string? EvaluateParts(InterpolatedStringExpressionSyntax interpolated, Dictionary<string, string>? values, int depth, ref IParameterSymbol? missing)
    {
        var text = new StringBuilder();
        foreach (var content in interpolated.Contents)
        {
            var part = content switch
            {
                InterpolatedStringTextSyntax written => written.TextToken.ValueText,
                InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation =>
                    Evaluate(interpolation.Expression, values, depth + 1, ref missing),
                _ => null,
            };
            if (part is null)
            {
                return null;
            }

            text.Append(part);
        }

        return text.ToString();
    }

    private string? EvaluateAll(
        SeparatedSyntaxList<ArgumentSyntax> arguments, string separator, Dictionary<string, string>? values, int depth, ref IParameterSymbol? missing)
    {
        var parts = new List<string>(arguments.Count);
        foreach (var argument in arguments)
        {
            if (Evaluate(argument.Expression, values, depth + 1, ref missing) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return string.Join(separator, parts);
    }

    private string? EvaluateSymbol(ISymbol? symbol, Dictionary<string, string>? values, int depth, ref IParameterSymbol? missing)
    {
        switch (symbol)
        {
            case IParameterSymbol parameter when values is not null && values.TryGetValue(parameter.Name, out var value):
                return value;
            case IParameterSymbol parameter:
                missing ??= parameter;
                return null;
            case ILocalSymbol or IFieldSymbol or IPropertySymbol when SingleValue.Find(symbol) is { } expression:
                return Evaluate(expression, values, depth + 1, ref missing);
            default:
                return null;
        }
    }
}

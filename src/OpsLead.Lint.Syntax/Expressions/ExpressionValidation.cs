using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>What an expression may use in the place where it stands.</summary>
public sealed record ExpressionValidationOptions
{
    /// <summary>Nothing is known of the place: any context, and any function there is anywhere.</summary>
    public static ExpressionValidationOptions Default { get; } = new();

    /// <summary>The contexts of the place; null accepts every name.</summary>
    public IReadOnlyList<string>? Contexts { get; init; }

    /// <summary>The functions of the place, <see cref="ExpressionFunctions.WellKnown"/> included.</summary>
    public IReadOnlyList<ExpressionFunction> Functions { get; init; } = ExpressionFunctions.All;
}

/// <summary>
/// The checks GitHub makes once an expression parses: the names of contexts and functions, the number of arguments; and those of
/// constant arguments that would stop a run: format strings and JSON.
/// </summary>
public static class ExpressionValidation
{
    /// <summary>Checks an expression. One with a syntax error has its names checked only: its arguments are not all known.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="options">What it may use.</param>
    /// <returns>The errors from left to right as far as their nodes begin; empty when there are none.</returns>
    public static IReadOnlyList<ExpressionError> Validate(ExpressionSyntax expression, ExpressionValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(options);
        List<ExpressionError>? errors = null;
        Visit(expression.Root);
        return errors ?? (IReadOnlyList<ExpressionError>)[];

        void Report(ExpressionErrorKind kind, TextSpan span) => (errors ??= []).Add(new ExpressionError(kind, span));

        void Visit(ExpressionNode node)
        {
            if (node is NamedValueExpression named && options.Contexts is { } contexts && !ExpressionContexts.Contains(contexts, named.Name))
            {
                Report(ExpressionErrorKind.UnrecognizedNamedValue, named.Span);
            }
            else if (node is FunctionCallExpression call)
            {
                ValidateCall(call);
            }

            foreach (var child in node.Children)
            {
                Visit(child);
            }
        }

        void ValidateCall(FunctionCallExpression call)
        {
            if (ExpressionFunctions.Find(options.Functions, call.Name) is not { } function)
            {
                Report(ExpressionErrorKind.UnrecognizedFunction, call.NameSpan);
            }
            else if (expression.Errors.IsEmpty && GetArgumentError(call, function, expression.Text) is { } error)
            {
                Report(error.Kind, error.Span);
            }
        }
    }

    private static ExpressionError? GetArgumentError(FunctionCallExpression call, ExpressionFunction function, string text)
    {
        var count = call.Arguments.Length;
        if (count < function.MinParameters)
        {
            return new ExpressionError(ExpressionErrorKind.TooFewParameters, call.Span);
        }

        if (count > function.MaxParameters)
        {
            return new ExpressionError(ExpressionErrorKind.TooManyParameters, call.Span);
        }

        if (call.IsCallOf("case") && count % 2 == 0)
        {
            return new ExpressionError(ExpressionErrorKind.EvenParameters, call.Span);
        }

        if (call.IsCallOf("format") && GetConstantText(call.Arguments[0]) is { } format
            && ExpressionFormatString.Apply(format, count - 1, [], null, 0) is { } wrong)
        {
            return new ExpressionError(wrong.Kind, GetSpanInside(call.Arguments[0], text, wrong.Start, wrong.Length));
        }

        if (call.IsCallOf("fromJSON") && GetConstantText(call.Arguments[0]) is { } json)
        {
            _ = ExpressionJson.Parse(json, out var position);
            return position < 0 ? null : new ExpressionError(ExpressionErrorKind.InvalidJson, GetSpanInside(call.Arguments[0], text, position, 1));
        }

        return null;
    }

    private static string? GetConstantText(ExpressionNode node) => node is LiteralExpression literal ? literal.Value.ToString() : null;

    /// <summary>Characters of a string literal's value as it is written; the whole literal when they are none of its own.</summary>
    private static TextSpan GetSpanInside(ExpressionNode node, string text, int start, int length)
    {
        if (node is not LiteralExpression { Value.Kind: ExpressionValueKind.String } literal || start + length > literal.Value.ToString().Length)
        {
            return node.Span;
        }

        var position = node.Span.Start + 1;
        var first = position;
        for (var i = 0; i < start + length; i++)
        {
            first = i == start ? position : first;
            position += text[position] == '\'' ? 2 : 1;
        }

        return TextSpan.FromBounds(first, position);
    }
}

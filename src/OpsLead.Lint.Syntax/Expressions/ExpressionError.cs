using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// What is wrong with an expression, in the terms of GitHub's own parser (the <c>ExceptionKind</c>s of its expression library)
/// where it has one.
/// </summary>
public enum ExpressionErrorKind
{
    /// <summary>A token that cannot stand here, or characters that are no token.</summary>
    UnexpectedSymbol,

    /// <summary>The expression ends where an operand or a closing bracket is missing. The span is that of the last token.</summary>
    UnexpectedEnd,

    /// <summary>There is nothing but white space between <c>${{</c> and <c>}}</c>.</summary>
    ExpressionExpected,

    /// <summary>A single quote opens a string that nothing closes.</summary>
    UnterminatedString,

    /// <summary>A <c>${{</c> without its <c>}}</c>.</summary>
    UnterminatedExpression,

    /// <summary>The tree is deeper than <see cref="ExpressionSyntax.MaxDepth"/>.</summary>
    ExceededMaxDepth,

    /// <summary>The text is longer than <see cref="ExpressionSyntax.MaxLength"/>.</summary>
    ExceededMaxLength,

    /// <summary>A name that is no context, or no context of this place.</summary>
    UnrecognizedNamedValue,

    /// <summary>A call of a function that does not exist, or not in this place.</summary>
    UnrecognizedFunction,

    /// <summary>A call with fewer arguments than the function takes.</summary>
    TooFewParameters,

    /// <summary>A call with more arguments than the function takes.</summary>
    TooManyParameters,

    /// <summary>A call of <c>case</c> with an even number of arguments: the default is missing.</summary>
    EvenParameters,

    /// <summary>A constant format string with a lone brace or a placeholder that is no number.</summary>
    InvalidFormatString,

    /// <summary>A placeholder of a constant format string whose argument is not given.</summary>
    UndefinedFormatArgument,

    /// <summary>A constant given to <c>fromJSON</c> that is not JSON.</summary>
    InvalidJson,
}

/// <summary>One error of an expression.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The characters at fault, as indices of the text the expression was parsed from.</param>
public readonly record struct ExpressionError(ExpressionErrorKind Kind, TextSpan Span);

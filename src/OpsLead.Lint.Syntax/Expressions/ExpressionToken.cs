using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

internal enum ExpressionTokenKind
{
    None,
    Null,
    True,
    False,
    Number,
    String,
    NamedValue,
    PropertyName,
    FunctionName,
    OpenGroup,
    OpenParameters,
    OpenIndex,
    CloseParenthesis,
    CloseIndex,
    Separator,
    Dereference,
    Wildcard,
    Not,
    Equal,
    NotEqual,
    LessThan,
    LessThanOrEqual,
    GreaterThan,
    GreaterThanOrEqual,
    And,
    Or,
    Unexpected,
    UnterminatedString,
    End,
}

internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, TextSpan Span);

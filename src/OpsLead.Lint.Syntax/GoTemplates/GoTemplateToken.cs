using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>What a token of a template's action is, in the terms of Go's <c>text/template</c>.</summary>
public enum GoTemplateTokenKind
{
    /// <summary>What no action may hold.</summary>
    Unknown,

    /// <summary>The name of a function, a keyword, <c>true</c>, <c>false</c> or <c>nil</c>.</summary>
    Identifier,

    /// <summary>A field with its dot: <c>.Values</c>.</summary>
    Field,

    /// <summary>The dot alone: the current context.</summary>
    Dot,

    /// <summary>A variable with its dollar sign; <c>$</c> alone is the root context.</summary>
    Variable,

    /// <summary>A text in double quotes.</summary>
    String,

    /// <summary>A text in backquotes.</summary>
    RawString,

    /// <summary>A character in single quotes.</summary>
    Character,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An opening parenthesis.</summary>
    LeftParenthesis,

    /// <summary>A closing parenthesis.</summary>
    RightParenthesis,

    /// <summary>The sign between the commands of a pipeline.</summary>
    Pipe,

    /// <summary>The comma between the variables of a <c>range</c>.</summary>
    Comma,

    /// <summary><c>:=</c>.</summary>
    Declare,

    /// <summary><c>=</c>.</summary>
    Assign,
}

/// <summary>A token of an action.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its characters.</param>
public readonly record struct GoTemplateToken(GoTemplateTokenKind Kind, TextSpan Span);

using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>What does not fit in an expression that parses.</summary>
public enum ExpressionTypeErrorKind
{
    /// <summary>A context that is not there in this place. Arguments: the context, the key, the contexts that are.</summary>
    UnavailableContext,

    /// <summary>A name that is no context anywhere. Arguments: the name, the key, the contexts that are there.</summary>
    UnknownContext,

    /// <summary>A function that cannot be called in this place. Arguments: the function, the key, where it can be.</summary>
    UnavailableFunction,

    /// <summary>A property that an object never has. Arguments: the property, the object as written, the nearest name or nothing.</summary>
    UndefinedProperty,

    /// <summary>A property of the payload that none of the workflow's events has. Arguments: as for <see cref="UndefinedProperty"/>.</summary>
    UndefinedPayloadProperty,

    /// <summary>The step or job is only further down. Arguments: the name, the object as written.</summary>
    NotYetDefined,

    /// <summary>A property of something that has none. Arguments: the property, the value as written, its type.</summary>
    NoProperties,

    /// <summary>An index that does not fit. Arguments: the index as written, its type, the value as written, the value's type.</summary>
    WrongIndex,

    /// <summary>An object filter over what has no objects in it. Arguments: the value as written, its type.</summary>
    WrongFilter,

    /// <summary>A comparison that never holds, or of what has no order. Arguments: the left value as written, its type, the right value, its type.</summary>
    WrongComparison,

    /// <summary>An argument that does not fit the parameter. Arguments: the argument as written, its type, the function, the parameter's type.</summary>
    WrongArgument,

    /// <summary>An argument of <c>format</c> that no placeholder takes. Arguments: the argument as written, its placeholder.</summary>
    UnusedFormatArgument,

    /// <summary>An object, a list or null where text is wanted. Arguments: the expression as written, its type.</summary>
    NoText,

    /// <summary>A value that does not fit its key. Arguments: the expression as written, its type, the key, the key's type.</summary>
    WrongResult,
}

/// <summary>Something in an expression that does not fit.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The characters at fault, in the text the expression was parsed from.</param>
/// <param name="Arguments">What the message needs; see <see cref="ExpressionTypeErrorKind"/>.</param>
public sealed record ExpressionTypeError(ExpressionTypeErrorKind Kind, TextSpan Span, IReadOnlyList<string> Arguments)
{
    /// <summary>The name that was probably meant instead of the characters at fault; null when none is near.</summary>
    public string? Suggestion { get; init; }
}

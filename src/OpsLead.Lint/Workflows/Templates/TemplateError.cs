using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>What is wrong where a file differs from what GitHub reads.</summary>
public enum TemplateErrorKind
{
    /// <summary>A key that is not known where it stands.</summary>
    UnexpectedKey,

    /// <summary>A key that must be there and is not.</summary>
    MissingKey,

    /// <summary>A key that is there already.</summary>
    DuplicateKey,

    /// <summary>A text, number, boolean, list or mapping where another of them is expected.</summary>
    UnexpectedType,

    /// <summary>A text that is none of those allowed.</summary>
    UnexpectedValue,

    /// <summary>Nothing, where something must stand.</summary>
    EmptyValue,

    /// <summary>A number below the least one allowed, or no whole one.</summary>
    NumberOutOfRange,

    /// <summary>An item that is in its list already.</summary>
    DuplicateItem,

    /// <summary>An expression where GitHub evaluates none.</summary>
    ExpressionNotAllowed,

    /// <summary>A merge key, <c>&lt;&lt;</c>.</summary>
    MergeKey,

    /// <summary>More collections in one another than GitHub reads.</summary>
    TooDeep,

    /// <summary>A value that is not what its tag says.</summary>
    TagMismatch,
}

/// <summary>One difference between a file and what GitHub reads.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The characters at fault.</param>
/// <param name="Text">The key or the value at fault; for a missing key its name.</param>
/// <param name="Owner">What it stands in: the name of the mapping for a key (<c>job</c>), the key for a value (<c>runs-on</c>).</param>
public sealed record TemplateError(TemplateErrorKind Kind, TextSpan Span, string Text, string Owner)
{
    /// <summary>What is expected, as it reads in a sentence: <c>a list or a text</c>. Never null.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What could have been meant: the keys or the values that are allowed. Never default.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>Whether GitHub refuses the file for it; false for what it passes over.</summary>
    public bool IsRefused { get; init; } = true;

    /// <summary>Whether it stands in the configuration of an event under <c>on</c>.</summary>
    public bool IsInTrigger { get; init; }

    /// <summary>The characters that a fix may replace: those of a key or a value without its quotes; null where there is nothing to replace.</summary>
    public TextSpan? ContentSpan { get; init; }

    /// <summary>Where the first of two equal keys or items stands.</summary>
    public TextSpan? First { get; init; }
}

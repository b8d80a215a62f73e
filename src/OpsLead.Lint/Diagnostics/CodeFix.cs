using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>Whether a fix may be applied unasked.</summary>
public enum FixSafety
{
    /// <summary>The meaning stays, or what changes is what everybody wants: applied by <c>--fix</c>.</summary>
    Safe,

    /// <summary>It may change behaviour: applied by <c>--unsafe-fixes</c> only.</summary>
    Unsafe,
}

/// <summary>One change of a text.</summary>
/// <param name="Span">The characters to replace; empty to insert.</param>
/// <param name="NewText">What stands there afterwards; empty to delete. Line breaks are <c>\n</c> and written as the file's own.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText);

/// <summary>A change that mends a finding, within the finding's document. It keeps every other byte.</summary>
/// <param name="Title">What it does, in the imperative, without a full stop.</param>
/// <param name="Safety">Whether it may be applied unasked.</param>
/// <param name="Edits">The changes; they do not overlap.</param>
public sealed record CodeFix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits)
{
    /// <summary>Whether what it writes says a secret of the file: it may be applied, and must not be shown.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>A safe fix of one edit.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="span">The characters to replace.</param>
    /// <param name="newText">What stands there afterwards.</param>
    /// <returns>The fix.</returns>
    public static CodeFix Replace(string title, TextSpan span, string newText) => new(title, FixSafety.Safe, [new TextEdit(span, newText)]);
}

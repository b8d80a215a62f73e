using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>A piece of a word.</summary>
public abstract class ShellWordPart : ShellNode
{
    private protected ShellWordPart(bool isQuoted, TextSpan span)
        : base(span) => IsQuoted = isQuoted;

    /// <summary>
    /// Whether the piece stands where the shell neither splits into fields nor expands file names: inside quotes, a here-document,
    /// an arithmetic expression. A quoted part itself and an escape count as quoted.
    /// </summary>
    public bool IsQuoted { get; }

    /// <summary>Whether the shell puts something else in its place when the script runs.</summary>
    public virtual bool IsExpansion => false;
}

/// <summary>Characters that stand for themselves.</summary>
public sealed class ShellLiteralPart : ShellWordPart
{
    internal ShellLiteralPart(string text, bool isQuoted, TextSpan span)
        : base(isQuoted, span) => Text = text;

    /// <summary>The characters.</summary>
    public string Text { get; }
}

/// <summary>A backslash and what it makes of the next characters.</summary>
public sealed class ShellEscapePart : ShellWordPart
{
    internal ShellEscapePart(string text, TextSpan span)
        : base(isQuoted: true, span) => Text = text;

    /// <summary>What it stands for; empty for a joined line.</summary>
    public string Text { get; }
}

/// <summary>The kinds of quotes.</summary>
public enum ShellQuoteKind
{
    /// <summary><c>'…'</c></summary>
    Single,

    /// <summary><c>"…"</c></summary>
    Double,

    /// <summary>Bash's <c>$'…'</c> with C's escapes.</summary>
    AnsiC,

    /// <summary>Bash's <c>$"…"</c>, translated text.</summary>
    Locale,
}

/// <summary>A quoted piece with what is inside.</summary>
public sealed class ShellQuotedPart : ShellWordPart
{
    private readonly ShellWordPart[] parts;

    internal ShellQuotedPart(ShellQuoteKind kind, ShellWordPart[] parts, TextSpan span)
        : base(isQuoted: true, span)
    {
        Kind = kind;
        this.parts = parts;
    }

    /// <summary>The kind of quotes.</summary>
    public ShellQuoteKind Kind { get; }

    /// <summary>What is inside the quotes; none for empty quotes.</summary>
    public ReadOnlySpan<ShellWordPart> Parts => parts;
}

/// <summary><c>$name</c> or <c>${…}</c> (POSIX 2.6.2 and bash).</summary>
public sealed class ShellParameterPart : ShellWordPart
{
    internal ShellParameterPart(string name, TextSpan nameSpan, bool isBraced, bool isQuoted, TextSpan span)
        : base(isQuoted, span)
    {
        Name = name;
        NameSpan = nameSpan;
        IsBraced = isBraced;
    }

    /// <summary>The parameter: a name, digits, or one of <c>@*#?-$!</c>; empty when the braces hold none.</summary>
    public string Name { get; }

    /// <summary>The name's characters.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Whether it is written with braces.</summary>
    public bool IsBraced { get; }

    /// <summary>Whether it is <c>${#name}</c>, the length.</summary>
    public bool IsLength { get; internal init; }

    /// <summary>Whether it is bash's <c>${!name}</c>: the parameter that the value names.</summary>
    public bool IsIndirect { get; internal init; }

    /// <summary>What stands between the brackets of <c>${name[index]}</c>; null without.</summary>
    public ShellWord? Index { get; internal init; }

    /// <summary>The operator, such as <c>:-</c>, <c>##</c> or <c>//</c>; empty without one.</summary>
    public string Operator { get; internal init; } = "";

    /// <summary>What follows the operator; null without an operator.</summary>
    public ShellWord? Argument { get; internal init; }

    /// <summary>What follows the second slash of <c>${name/pattern/replacement}</c>; null without one.</summary>
    public ShellWord? Replacement { get; internal init; }

    /// <inheritdoc/>
    public override bool IsExpansion => true;
}

/// <summary><c>$( … )</c> or <c>` … `</c>.</summary>
public sealed class ShellCommandSubstitutionPart : ShellWordPart
{
    internal ShellCommandSubstitutionPart(ShellList body, bool isBacktick, bool isQuoted, TextSpan span)
        : base(isQuoted, span)
    {
        Body = body;
        IsBacktick = isBacktick;
    }

    /// <summary>The commands inside.</summary>
    public ShellList Body { get; }

    /// <summary>Whether it is written with backticks.</summary>
    public bool IsBacktick { get; }

    /// <inheritdoc/>
    public override bool IsExpansion => true;
}

/// <summary><c>$(( … ))</c>, or its old form <c>$[ … ]</c>.</summary>
public sealed class ShellArithmeticPart : ShellWordPart
{
    internal ShellArithmeticPart(ShellWord expression, bool isQuoted, TextSpan span)
        : base(isQuoted, span) => Expression = expression;

    /// <summary>The expression.</summary>
    public ShellWord Expression { get; }

    /// <inheritdoc/>
    public override bool IsExpansion => true;
}

/// <summary>Bash's <c>&lt;( … )</c> or <c>&gt;( … )</c>: a file name that stands for a running command.</summary>
public sealed class ShellProcessSubstitutionPart : ShellWordPart
{
    internal ShellProcessSubstitutionPart(ShellList body, bool isOutput, TextSpan span)
        : base(isQuoted: false, span)
    {
        Body = body;
        IsOutput = isOutput;
    }

    /// <summary>The commands inside.</summary>
    public ShellList Body { get; }

    /// <summary>Whether it is <c>&gt;( … )</c>, which is written to.</summary>
    public bool IsOutput { get; }

    /// <inheritdoc/>
    public override bool IsExpansion => true;
}

/// <summary>Bash's array in parentheses, the value of an assignment.</summary>
public sealed class ShellArrayPart : ShellWordPart
{
    private readonly ShellWord[] elements;

    internal ShellArrayPart(ShellWord[] elements, TextSpan span)
        : base(isQuoted: false, span) => this.elements = elements;

    /// <summary>The elements, a key such as <c>[0]=</c> included.</summary>
    public ReadOnlySpan<ShellWord> Elements => elements;
}

/// <summary>
/// Text that something else replaces before a shell sees the script: a workflow's <c>${{ … }}</c>, a template's <c>{{ … }}</c>.
/// Inside a nested script it also stands for an expansion that the outer shell makes. What comes of it is unknown.
/// </summary>
public sealed class ShellExpressionPart : ShellWordPart
{
    internal ShellExpressionPart(string text, bool isQuoted, TextSpan span)
        : base(isQuoted, span) => Text = text;

    /// <summary>Its characters as written, braces included.</summary>
    public string Text { get; }

    /// <summary>Whether it is <c>${{ … }}</c>.</summary>
    public bool IsWorkflowExpression => Text.StartsWith("${{", StringComparison.Ordinal);
}

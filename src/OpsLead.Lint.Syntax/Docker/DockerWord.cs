using System.Buffers;
using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// A word of an instruction, read as BuildKit's <c>shell.Lex</c> reads it: quotes, escapes and variable references. Whether the
/// builder expands it at all depends on where it stands (<see cref="DockerInstruction.ExpandedWords"/>).
/// </summary>
public sealed class DockerWord
{
    private static readonly SearchValues<char> WithBackslash = SearchValues.Create("$'\"\\");
    private static readonly SearchValues<char> WithBacktick = SearchValues.Create("$'\"`");

    private readonly char escape;
    private readonly bool readsQuotes;
    private Content? content;

    internal DockerWord(DockerText text, char escape, bool readsQuotes = true)
    {
        Source = text;
        this.escape = escape;
        this.readsQuotes = readsQuotes;
    }

    /// <summary>The word as it is written, with its way back to the file.</summary>
    public DockerText Source { get; }

    /// <summary>The characters as they are written: quotes, escapes and references stand as they are.</summary>
    public string Text => Source.Text;

    /// <summary>Where the word stands in the file.</summary>
    public TextSpan Span => Source.Span;

    /// <summary>The value without quotes and escapes; null when it depends on a variable, or when the word does not parse.</summary>
    public string? Literal => Read().Literal;

    /// <summary>The variable references, outer before inner, in the order they are written.</summary>
    public IReadOnlyList<DockerVariableReference> References => Read().References;

    /// <summary>Why the word does not parse; null when it does.</summary>
    public DockerfileError? Error => Read().Error;

    /// <summary>The word with the values of its variables in their places.</summary>
    /// <param name="lookup">Gives what is known of a variable's value.</param>
    /// <returns>The result; unknown when a value that matters is, or when the word does not parse.</returns>
    public DockerExpansion Expand(Func<string, DockerValue> lookup)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        var read = Read();
        if (read.Literal is not null)
        {
            return new DockerExpansion(DockerValue.Known(read.Literal), [], null);
        }

        return read.Error is null ? DockerExpander.Expand(read.Parts, lookup) : new DockerExpansion(DockerValue.Unknown, [], read.Error.Message);
    }

    /// <summary>The word as it is written.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private Content Read() => content ??= ReadContent();

    private Content ReadContent()
    {
        var span = Source.AsSpan();
        if (span.IndexOfAny(escape == '`' ? WithBacktick : WithBackslash) < 0)
        {
            return new Content(Source.Text, [], [], null);
        }

        var lexer = new DockerWordLexer(Source, escape, readsQuotes);
        var parts = lexer.ReadAll();
        if (lexer.Error is not null)
        {
            return new Content(null, [], lexer.References, lexer.Error);
        }

        if (lexer.References.Count > 0)
        {
            return new Content(null, parts, lexer.References, null);
        }

        var literal = new StringBuilder();
        foreach (var part in parts)
        {
            literal.Append(part.Literal);
        }

        return new Content(literal.ToString(), [], [], null);
    }

    private sealed record Content(
        string? Literal, IReadOnlyList<DockerWordPart> Parts, IReadOnlyList<DockerVariableReference> References, DockerfileError? Error);
}

/// <summary>A run of literal characters, or a reference; one of the two is null.</summary>
internal readonly record struct DockerWordPart(string? Literal, DockerVariableReference? Reference);

/// <summary>A reference to a variable: <c>$name</c> or <c>${name}</c> with or without a modifier.</summary>
public sealed class DockerVariableReference
{
    internal DockerVariableReference(string name, TextSpan span, TextSpan nameSpan, string modifier)
    {
        Name = name;
        Span = span;
        NameSpan = nameSpan;
        Modifier = modifier;
    }

    /// <summary>The variable's name; a digit or a sign for the parameters of a shell, which the builder has none of.</summary>
    public string Name { get; }

    /// <summary>The whole reference, with the dollar sign and the braces.</summary>
    public TextSpan Span { get; }

    /// <summary>The name alone.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>
    /// What stands after the name: one of <c>-</c> <c>:-</c> <c>+</c> <c>:+</c> <c>?</c> <c>:?</c> <c>#</c> <c>##</c> <c>%</c>
    /// <c>%%</c> <c>/</c> <c>//</c>; empty for a plain reference.
    /// </summary>
    public string Modifier { get; }

    /// <summary>Whether the modifier says what an unset variable means, so that the reference stands even when nothing sets it.</summary>
    public bool HandlesUnset => Modifier is "-" or ":-" or "+" or ":+" or "?" or ":?";

    /// <summary>The word after the modifier; the pattern of a replacement.</summary>
    internal IReadOnlyList<DockerWordPart> Operand { get; init; } = [];

    /// <summary>What a replacement puts in the pattern's place.</summary>
    internal IReadOnlyList<DockerWordPart> Replacement { get; init; } = [];
}

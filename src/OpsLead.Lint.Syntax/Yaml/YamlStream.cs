using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>A place where a text does not parse.</summary>
/// <param name="Span">The offending characters, or the place where something is missing.</param>
/// <param name="Message">What is wrong, one sentence without a full stop. It may quote the text.</param>
public sealed record SyntaxError(TextSpan Span, string Message);

/// <summary>A comment.</summary>
/// <param name="Span">Its characters with the marker (<c>#</c>, <c>//</c>, <c>/* … */</c>), without the line break.</param>
/// <param name="IsOwnLine">Whether nothing but blanks stands before it on its line.</param>
public readonly record struct SyntaxComment(TextSpan Span, bool IsOwnLine);

/// <summary>One document of a YAML file; the only one of a JSON file.</summary>
public sealed class YamlDocument
{
    internal YamlDocument(YamlNode? root, TextSpan span, IReadOnlyList<SyntaxError> errors)
    {
        Root = root;
        Span = span;
        Errors = errors;
    }

    /// <summary>The root node; null for an empty document and for one that does not parse at all.</summary>
    public YamlNode? Root { get; }

    /// <summary>The document's characters, from its <c>---</c> or its first line to the next document.</summary>
    public TextSpan Span { get; }

    /// <summary>What does not parse. A document with errors has the part before the error as its tree, when there is one.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }

    /// <summary>Second and later writings of a key in one mapping; the tree holds them all.</summary>
    public IReadOnlyList<YamlEntry> DuplicateKeys { get; internal init; } = [];
}

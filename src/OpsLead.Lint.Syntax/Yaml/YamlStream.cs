using OpsLead.Lint.Syntax.GoTemplates;
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

/// <summary>
/// The tree of a YAML or JSON file: its documents, comments and errors. Never throws for bad input: what does not parse is an
/// error at its place, and the rest of the file is still understood.
/// </summary>
public sealed class YamlStream
{
    private IReadOnlyList<SyntaxError>? errors;

    internal YamlStream(SourceText text, IReadOnlyList<YamlDocument> documents, IReadOnlyList<SyntaxComment> comments)
    {
        Text = text;
        Documents = documents;
        Comments = comments;
    }

    /// <summary>The text that was parsed; every span of the tree is one of its spans.</summary>
    public SourceText Text { get; }

    /// <summary>The documents in the order of the text; none for a file without anything but blanks and comments.</summary>
    public IReadOnlyList<YamlDocument> Documents { get; }

    /// <summary>The comments of the whole file in the order of the text.</summary>
    public IReadOnlyList<SyntaxComment> Comments { get; }

    /// <summary>The actions of a template; null for a file that was parsed as it is.</summary>
    public GoTemplate? Template { get; private init; }

    /// <summary>The errors of all documents in the order of the documents.</summary>
    public IReadOnlyList<SyntaxError> Errors => errors ??= Documents.Any(static document => document.Errors.Count > 0)
        ? [.. Documents.SelectMany(static document => document.Errors)]
        : [];

    /// <summary>
    /// Parses YAML. Each document stands on its own: an error in one does not cost the others. Aliases are never expanded.
    /// Nesting deeper than 1,000 collections, or 256 of them in brackets and braces, is an error of its document.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The tree.</returns>
    public static YamlStream Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new YamlParser(text).Parse();
    }

    /// <summary>
    /// Parses YAML that holds the actions of a Go template, such as a file of a chart's <c>templates</c>. A scalar with an action keeps the
    /// action in its value; a mapping or a sequence into which an action may write more is open; a key without a value that an action may
    /// supply has the action as its value; a key that the branches of a block write each for itself has the action that chooses as its value.
    /// Every span is one of the file. What <c>define</c> holds is left out, and so is everything when an action is not closed.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The tree. Its <see cref="Template"/> is not null.</returns>
    public static YamlStream ParseTemplate(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var template = GoTemplate.Parse(text);
        if (template.Errors.Count > 0)
        {
            return new YamlStream(text, [], []) { Template = template };
        }

        var stream = ParseMasked(text, template, dropsElse: false);
        return stream.Errors.Count > 0 && ParseMasked(text, template, dropsElse: true) is { Errors.Count: 0 } other ? other : stream;
    }

    private static YamlStream ParseMasked(SourceText text, GoTemplate template, bool dropsElse)
    {
        var (masked, holes) = TemplateMask.Create(template, text.Text, dropsElse);
        var stream = new YamlParser(text, masked).Parse();
        new YamlTemplateReviser(text, masked, template).Revise(stream, holes);
        return new YamlStream(text, stream.Documents, stream.Comments) { Template = template };
    }

    /// <summary>
    /// Parses JSON into the same nodes: strings are double quoted scalars, numbers, <c>true</c>, <c>false</c> and <c>null</c>
    /// plain ones. Comments (<c>//</c>, <c>/* */</c>) and trailing commas are accepted, as .NET's and VS Code's readers accept
    /// them. Nesting deeper than 1,000 collections is an error.
    /// </summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The tree, of one document; of none for a file without anything but blanks and comments.</returns>
    public static YamlStream ParseJson(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new JsonParser(text).Parse();
    }
}

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

    /// <summary>
    /// The document's characters. The first one begins with the file, another with its <c>---</c>, or right after the
    /// <c>...</c> before it (so that its directives belong to it); each reaches to the next one, the last to the end of the file.
    /// </summary>
    public TextSpan Span { get; }

    /// <summary>What does not parse. A document with errors has the part before the error as its tree, when there is one.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }

    /// <summary>Second and later writings of a key in one mapping, in the order of the text; the tree holds them all.</summary>
    public IReadOnlyList<YamlEntry> DuplicateKeys { get; internal set; } = [];
}

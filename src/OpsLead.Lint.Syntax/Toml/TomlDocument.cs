using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Toml;

/// <summary>
/// The tree of a TOML file, version 1.0 (https://toml.io/en/v1.0.0). Never throws for bad input: what does not parse is an error at
/// its place, and the lines after it are still understood. Numbers and dates are told apart by their form and not validated.
/// </summary>
public sealed class TomlDocument
{
    internal TomlDocument(SourceText text, TomlTable root, IReadOnlyList<SyntaxError> errors)
    {
        Text = text;
        Root = root;
        Errors = errors;
    }

    /// <summary>The text that was parsed.</summary>
    public SourceText Text { get; }

    /// <summary>The keys of the file.</summary>
    public TomlTable Root { get; }

    /// <summary>What does not parse, in the order of the text.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }

    /// <summary>Parses a file. Values nested deeper than 256 are an error.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The tree.</returns>
    public static TomlDocument Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TomlParser(text).Parse();
    }
}

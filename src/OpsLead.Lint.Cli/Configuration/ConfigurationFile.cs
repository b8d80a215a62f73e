using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>
/// One <c>.editorconfig</c> or <c>.globalconfig</c> and the keys in it that are ours. What the keys mean for a path is Roslyn's to
/// say; where they stand is not something it tells.
/// </summary>
internal sealed class ConfigurationFile
{
    private const string SeverityPrefix = "dotnet_diagnostic.";
    private const string SeveritySuffix = ".severity";

    private static readonly string[] CategoryKeys = [.. Enum.GetNames<RuleCategory>().Select(EditorConfiguration.GetCategoryKey)];

    private ConfigurationFile(string fullPath, string text, SourceDocument? document, List<ConfigurationEntry> entries)
    {
        FullPath = fullPath;
        Text = text;
        Document = document;
        Entries = entries;
    }

    /// <summary>Where it is, with <c>/</c>.</summary>
    public string FullPath { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>The file as a document of its workspace; null when it lies above.</summary>
    public SourceDocument? Document { get; }

    /// <summary>Our keys, in the order of the file.</summary>
    public IReadOnlyList<ConfigurationEntry> Entries { get; }

    /// <summary>Whether a file's name makes it configuration.</summary>
    /// <param name="path">A path, with <c>/</c>.</param>
    /// <returns>True when it does.</returns>
    public static bool IsConfigurationName(string path) => path.AsSpan(path.LastIndexOf('/') + 1) is ".editorconfig" or ".globalconfig";

    /// <summary>Reads a file.</summary>
    /// <param name="fullPath">Where it is, with <c>/</c>.</param>
    /// <param name="text">What it says.</param>
    /// <param name="document">The file as a document; null when it lies above the workspace.</param>
    /// <returns>The file.</returns>
    public static ConfigurationFile Parse(string fullPath, SourceText text, SourceDocument? document)
    {
        var entries = new List<ConfigurationEntry>();
        for (var line = 0; line < text.LineCount; line++)
        {
            if (ParseLine(text.Text, text.GetLineSpan(line)) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new ConfigurationFile(fullPath, text.Text, document, entries);
    }

    private static ConfigurationEntry? ParseLine(string text, TextSpan line)
    {
        var content = text.AsSpan(line.Start, line.Length);
        var separator = content.IndexOfAny('=', ':');
        if (separator < 0 || content.TrimStart() is [] or ['#' or ';' or '[', ..])
        {
            return null;
        }

        var key = Trim(text, line.Start, line.Start + separator);
        var kind = GetKind(text.AsSpan(key.Start, key.Length));
        if (kind == ConfigurationEntryKind.None)
        {
            return null;
        }

        var valueStart = line.Start + separator + 1;
        var comment = text.AsSpan(valueStart, line.End - valueStart).IndexOfAny('#', ';');
        var value = Trim(text, valueStart, comment < 0 ? line.End : valueStart + comment);
        var name = text.Substring(key.Start, key.Length).ToLowerInvariant();
        return kind == ConfigurationEntryKind.Severity
            ? new ConfigurationEntry(kind, name[SeverityPrefix.Length..^SeveritySuffix.Length],
                new TextSpan(key.Start + SeverityPrefix.Length, key.Length - SeverityPrefix.Length - SeveritySuffix.Length),
                text.Substring(value.Start, value.Length),
                value)
            : new ConfigurationEntry(kind, name, key, text.Substring(value.Start, value.Length), value);
    }

    private static ConfigurationEntryKind GetKind(ReadOnlySpan<char> key)
    {
        if (key.StartsWith("opslead_lint.", StringComparison.OrdinalIgnoreCase))
        {
            return ConfigurationEntryKind.Option;
        }

        foreach (var category in CategoryKeys)
        {
            if (key.Equals(category, StringComparison.OrdinalIgnoreCase))
            {
                return ConfigurationEntryKind.Category;
            }
        }

        return key.StartsWith(SeverityPrefix + "OPL", StringComparison.OrdinalIgnoreCase) && key.EndsWith(SeveritySuffix, StringComparison.OrdinalIgnoreCase)
            && key.Length > SeverityPrefix.Length + SeveritySuffix.Length
            ? ConfigurationEntryKind.Severity
            : ConfigurationEntryKind.None;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}

/// <summary>What a line of a configuration file is about.</summary>
internal enum ConfigurationEntryKind
{
    /// <summary>Not us.</summary>
    None,

    /// <summary><c>dotnet_diagnostic.ID.severity</c>; the name is the id.</summary>
    Severity,

    /// <summary><c>opslead_lint.…</c>; the name is the whole key.</summary>
    Option,

    /// <summary><c>dotnet_analyzer_diagnostic.category-….severity</c> for a category of ours; the name is the whole key.</summary>
    Category,
}

/// <summary>A line of a configuration file that is about us.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The id or the key, in lower case.</param>
/// <param name="NameSpan">Where it stands.</param>
/// <param name="Value">The value as it is written.</param>
/// <param name="ValueSpan">Where it stands.</param>
internal sealed record ConfigurationEntry(ConfigurationEntryKind Kind, string Name, TextSpan NameSpan, string Value, TextSpan ValueSpan);

using System.Globalization;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>Says what is written in configuration and means nothing: unknown ids, keys and values.</summary>
internal sealed class ConfigurationReview
{
    private const string OptionPrefix = "opslead_lint.";

    // Options that are no rule's: the kinds of their values.
    private static readonly Dictionary<string, RuleOptionType> GeneralOptions = new(StringComparer.Ordinal)
    {
        [EditorConfiguration.ExcludeKey] = RuleOptionType.Boolean,
        ["opslead_lint.kubernetes_version"] = RuleOptionType.String,
        [DefinitionFiles.Key] = RuleOptionType.StringList,
    };

    private readonly Dictionary<string, RuleOptionType> options = new(GeneralOptions, StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly HashSet<string> ruleNames = new(StringComparer.Ordinal);

    /// <summary>A review.</summary>
    /// <param name="rules">All rules that exist.</param>
    public ConfigurationReview(IReadOnlyList<RuleInfo> rules)
    {
        foreach (var rule in rules)
        {
            ids.Add(rule.Descriptor.Id);
            ruleNames.Add(rule.Name);
            foreach (var option in rule.Descriptor.Options)
            {
                options[$"{OptionPrefix}{rule.Name}.{option.Name}"] = option.Type;
            }
        }
    }

    /// <summary>Reviews files.</summary>
    /// <param name="files">The files; those that are no documents of the workspace are passed over.</param>
    /// <param name="workspace">The workspace.</param>
    /// <returns>What is wrong, in the order of the files.</returns>
    public IEnumerable<(SourceDocument Document, EngineEvent Event)> Run(IEnumerable<ConfigurationFile> files, Workspace workspace)
    {
        foreach (var file in files)
        {
            // One configuration may serve several workspaces, and a file above the root is nobody's document here.
            if (file.Document is not { } known || !workspace.TryGetDocument(known.Path, out var document) || document.Origin != known.Origin)
            {
                continue;
            }

            // A file that a fix has changed is reviewed as it reads now.
            var entries = document == known ? file.Entries : ConfigurationFile.Parse(file.FullPath, document.GetText(), document).Entries;
            foreach (var entry in entries)
            {
                var found = entry.Kind switch
                {
                    ConfigurationEntryKind.Severity => ReviewSeverity(entry),
                    ConfigurationEntryKind.Category => ReviewSeverityValue(entry),
                    _ => ReviewOption(entry),
                };
                if (found is { } engineEvent)
                {
                    yield return (document, engineEvent);
                }
            }
        }
    }

    private EngineEvent? ReviewSeverity(ConfigurationEntry entry)
    {
        if (!ids.Exists(id => id.Equals(entry.Name, StringComparison.OrdinalIgnoreCase)))
        {
            return Create(EngineEventKind.UnknownRule, entry.NameSpan, entry.Name.ToUpperInvariant(), NearestName.Find(entry.Name, ids));
        }

        return ReviewSeverityValue(entry);
    }

    private static EngineEvent? ReviewSeverityValue(ConfigurationEntry entry) => SeverityValues.Parse(entry.Value) is null
        ? Create(EngineEventKind.UnknownOption, entry.ValueSpan, entry.Value, NearestName.Find(entry.Value, SeverityValues.All))
        : null;

    private EngineEvent? ReviewOption(ConfigurationEntry entry)
    {
        if (options.TryGetValue(entry.Name, out var type))
        {
            return IsValid(entry.Value, type)
                ? null
                : Create(EngineEventKind.UnknownOption, entry.ValueSpan, entry.Value, type == RuleOptionType.Boolean
                    ? NearestName.Find(entry.Value, ["true", "false"]) : null);
        }

        var ruleName = entry.Name.AsSpan(OptionPrefix.Length);
        var dot = ruleName.IndexOf('.');
        if (dot > 0 && !ruleNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ruleName[..dot]))
        {
            var name = ruleName[..dot].ToString();
            return Create(EngineEventKind.UnknownRule, new TextSpan(entry.NameSpan.Start + OptionPrefix.Length, dot), name,
                NearestName.Find(name, ruleNames.Order(StringComparer.Ordinal)));
        }

        return Create(EngineEventKind.UnknownOption, entry.NameSpan, entry.Name, NearestName.Find(entry.Name, options.Keys.Order(StringComparer.Ordinal)));
    }

    private static bool IsValid(string value, RuleOptionType type) => type switch
    {
        RuleOptionType.Boolean => bool.TryParse(value, out _),
        RuleOptionType.Integer => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static EngineEvent Create(EngineEventKind kind, TextSpan span, string name, string? nearest) => new(kind, span, [name, nearest ?? ""]);
}

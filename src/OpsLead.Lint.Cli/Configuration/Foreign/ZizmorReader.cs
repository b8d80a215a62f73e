using System.Globalization;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads <c>zizmor.yml</c>. What stands below <c>rules.NAME.config</c> is the setting <c>zizmor/NAME.KEY</c>; a mapping there is a list of
/// <c>key=value</c>. Source: zizmor's documentation, "Configuration", of version 1.16.
/// </summary>
internal static class ZizmorReader
{
    /// <summary>Translates a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        if (yaml.Root is not { } root || !root.TryGetMapping("rules", out var rules))
        {
            return;
        }

        foreach (var (rule, ruleNode, value) in ForeignYaml.Entries(rules))
        {
            foreach (var (key, node, content) in value is YamlMapping mapping ? ForeignYaml.Entries(mapping) : [])
            {
                switch (key)
                {
                    case "disable" when ForeignYaml.IsTrue(content):
                        settings.Exclude(rule, yaml.LineOf(node));
                        break;
                    case "ignore":
                        foreach (var (place, placeNode) in ForeignYaml.Values(content))
                        {
                            var line = yaml.LineOf(placeNode);
                            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, rule, line) { Condition = CreateCondition(place) });
                        }

                        break;
                    case "config" when content is YamlMapping config:
                        ReadConfig(yaml, rule, config, settings);
                        break;
                    case "disable":
                        break;
                    default:
                        settings.Remark($"rules.{rule}.{key}", "no meaning is known here", yaml.LineOf(node));
                        break;
                }
            }
        }
    }

    private static void ReadConfig(ForeignYaml yaml, string rule, YamlMapping config, ForeignSettings settings)
    {
        foreach (var (key, node, value) in ForeignYaml.Entries(config))
        {
            var values = value is YamlMapping mapping
                ? ForeignYaml.Scalars(mapping, '=')
                : ForeignYaml.Values(value).Select(static pair => pair.Value);
            settings.Set($"{rule}.{key}", values, yaml.LineOf(node));
        }
    }

    // FILE, FILE:LINE or FILE:LINE:COLUMN; the file is a name without folders.
    private static ForeignCondition CreateCondition(string place)
    {
        var parts = place.Split(':');
        int? line = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        int? column = parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out number) ? number : null;
        return new ForeignCondition($"'{place}'", asked =>
            asked.Location.Document.FileName == parts[0]
            && (line is null || (asked.Line <= line && line <= asked.Location.LineSpan.End.Line + 1))
            && (column is null || asked.Column == column));
    }
}

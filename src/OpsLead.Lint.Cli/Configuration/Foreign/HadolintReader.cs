using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Reads <c>.hadolint.yaml</c>. Source: hadolint's README, "Configure", of version 2.12.</summary>
internal static class HadolintReader
{
    // What a schema of labels turns on: a label that is missing, and what each type of value must look like.
    private static readonly string[] LabelChecks = ["DL3049", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"];

    /// <summary>Translates a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        foreach (var (key, keyNode, value) in yaml.Root is { } root ? ForeignYaml.Entries(root) : [])
        {
            var line = yaml.LineOf(keyNode);
            switch (key)
            {
                case "ignored" or "ignore":
                    foreach (var (check, node) in ForeignYaml.Values(value))
                    {
                        settings.Exclude(check, yaml.LineOf(node));
                    }

                    break;
                case "override" when value is YamlMapping levels:
                    ReadLevels(yaml, levels, settings);
                    break;
                case "trustedRegistries":
                    settings.Set(key, ForeignYaml.Values(value).Select(static pair => pair.Value), line);
                    settings.Include("DL3026", line);
                    break;
                case "label-schema" when value is YamlMapping labels:
                    settings.Set(key, ForeignYaml.Scalars(labels, ':'), line);
                    foreach (var check in LabelChecks)
                    {
                        settings.Include(check, line);
                    }

                    break;
                case "strict-labels":
                    settings.Set(key, [ForeignYaml.IsTrue(value) ? "true" : "false"], line);
                    if (ForeignYaml.IsTrue(value))
                    {
                        settings.Include("DL3050", line);
                    }

                    break;
                case "failure-threshold" or "no-fail":
                    settings.Remark(key, "the exit code is about all files; say '--fail-on' on the command line", line);
                    break;
                case "disable-ignore-pragma":
                    settings.Remark(key, "comments that ignore a check are honoured", line);
                    break;
                case "format" or "no-color" or "verbose":
                    settings.Remark(key, "how to report is said on the command line", line);
                    break;
                default:
                    settings.Remark(key, "no meaning is known here", line);
                    break;
            }
        }
    }

    private static void ReadLevels(ForeignYaml yaml, YamlMapping levels, ForeignSettings settings)
    {
        foreach (var (level, _, value) in ForeignYaml.Entries(levels))
        {
            RuleSeverity? severity = level switch
            {
                "error" => RuleSeverity.Error,
                "warning" => RuleSeverity.Warning,
                "info" or "style" => RuleSeverity.Note,
                _ => null,
            };
            foreach (var (check, node) in ForeignYaml.Values(value))
            {
                if (severity is { } known)
                {
                    settings.SetSeverity(check, known, yaml.LineOf(node));
                }
                else if (level == "ignore")
                {
                    settings.Exclude(check, yaml.LineOf(node));
                }
            }
        }
    }
}

using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads <c>.dclintrc</c>: a rule is 0 (off), 1 (warning) or 2 (error), alone or as the first item of a list with its options. Source: the
/// README of docker-compose-linter, version 3.
/// </summary>
internal static class DclintReader
{
    /// <summary>Translates a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        foreach (var (key, keyNode, value) in yaml.Root is { } root ? ForeignYaml.Entries(root) : [])
        {
            switch (key)
            {
                case "rules" when value is YamlMapping rules:
                    ReadRules(yaml, rules, settings);
                    break;
                case "exclude":
                    foreach (var (pattern, node) in ForeignYaml.Values(value))
                    {
                        if (PathGlob.Create(pattern) is { } condition)
                        {
                            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, yaml.LineOf(node)) { Condition = condition });
                        }
                    }

                    break;
                case "quiet" or "debug" or "output" or "format":
                    settings.Remark(key, "how to report is said on the command line", yaml.LineOf(keyNode));
                    break;
                case "checkPullPolicy" or "prohibitedTags" or "quoteType" or "customOrder":
                    // The option of a rule without the rule around it: that of the only rule that has it.
                    settings.Set(key, ForeignYaml.Values(value).Select(static pair => pair.Value), yaml.LineOf(keyNode));
                    break;
                default:
                    // An option of a rule, without the rule that it is for.
                    settings.Set(key, ForeignYaml.Values(value).Select(static pair => pair.Value), yaml.LineOf(keyNode));
                    break;
            }
        }
    }

    private static void ReadRules(ForeignYaml yaml, YamlMapping rules, ForeignSettings settings)
    {
        foreach (var (rule, node, value) in ForeignYaml.Entries(rules))
        {
            var line = yaml.LineOf(node);
            var (level, options) = value is YamlSequence { Items: [var first, ..] } list
                ? (first.Resolve() as YamlScalar, list.Items.Length > 1 ? list.Items[1].Resolve() as YamlMapping : null)
                : (value as YamlScalar, null);
            switch (level?.Value)
            {
                case "0" or "off":
                    settings.Exclude(rule, line);
                    break;
                case "1" or "warn" or "warning":
                    settings.Include(rule, line);
                    settings.SetSeverity(rule, RuleSeverity.Warning, line);
                    break;
                case "2" or "error":
                    settings.Include(rule, line);
                    settings.SetSeverity(rule, RuleSeverity.Error, line);
                    break;
            }

            foreach (var (option, optionNode, content) in options is null ? [] : ForeignYaml.Entries(options))
            {
                settings.Set($"{rule}.{option}", ForeignYaml.Values(content).Select(static pair => pair.Value), yaml.LineOf(optionNode));
            }
        }
    }
}

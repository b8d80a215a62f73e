using System.Buffers;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Reads <c>.github/actionlint.yaml</c>. Source: actionlint's documentation, "Configuration", of version 1.7.</summary>
internal static class ActionlintReader
{
    // Patterns that leave nothing of a file's findings; any other is about the words of actionlint's own messages.
    private static readonly string[] Everything = [".*", ".+", "", "^.*$", ".*?"];

    // What actionlint's messages of one kind have in common, and the rule that finds it here. Source: actionlint's documentation, "Checks", of version 1.7.
    private static readonly (string Words, string Rule)[] Messages =
    [
        ("unknown Webhook event", "use-known-event"),
        ("invalid activity type", "use-known-activity-type"),
        ("is not allowed here", "use-contexts-where-available"),
        ("is not available with", "use-contexts-where-available"),
        ("is unknown. available labels are", "use-existing-runner"),
        ("is too old to run on GitHub Actions", "update-action-runtime"),
        ("is potentially untrusted", "keep-untrusted-input-out-of-scripts"),
        ("undefined variable", "use-contexts-where-available"),
        ("is not defined in object type", "read-existing-properties"),
        ("is not defined in action", "pass-declared-inputs"),
        ("missing input", "pass-required-inputs"),
        ("constant expression", "avoid-constant-conditions"),
        ("is always evaluated to true", "avoid-constant-conditions"),
    ];

    private static readonly SearchValues<char> Wildcards = SearchValues.Create(" ^$.*+?()[]\"':");

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
                case "self-hosted-runner" when value is YamlMapping runner:
                    foreach (var (name, node, labels) in ForeignYaml.Entries(runner))
                    {
                        settings.Set($"{key}.{name}", ForeignYaml.Values(labels).Select(static pair => pair.Value), yaml.LineOf(node));
                    }

                    break;
                case "config-variables" or "config-secrets":
                    // An absent list allows every name, an empty one none.
                    if (value is YamlSequence)
                    {
                        settings.Set(key, ForeignYaml.Values(value).Select(static pair => pair.Value), line);
                    }

                    break;
                case "paths" when value is YamlMapping paths:
                    ReadPaths(yaml, paths, settings);
                    break;
                case "self-hosted-runner" or "paths":
                    break;
                default:
                    settings.Remark(key, "no meaning is known here", line);
                    break;
            }
        }
    }

    // A pattern that names one event, label or property is about less than the rule finds.
    private static string? FindRule(string pattern)
    {
        var plain = pattern.Replace("\\", "", StringComparison.Ordinal);
        foreach (var (words, rule) in Messages)
        {
            var start = plain.IndexOf(words, StringComparison.Ordinal);
            if (start >= 0 && IsWildcard(plain.AsSpan(0, start)) && IsWildcard(plain.AsSpan(start + words.Length)))
            {
                return rule;
            }
        }

        return null;
    }

    // '"(.+)"', 'label ".+"': quotes, wildcards, and the word before them.
    private static bool IsWildcard(ReadOnlySpan<char> pattern)
    {
        foreach (var word in (ReadOnlySpan<string>)["label", "context", "property", "input", "the runner of", "action", "function"])
        {
            pattern = pattern.StartsWith(word, StringComparison.Ordinal) ? pattern[word.Length..] : pattern;
        }

        return !pattern.ContainsAnyExcept(Wildcards);
    }

    private static void ReadPaths(ForeignYaml yaml, YamlMapping paths, ForeignSettings settings)
    {
        foreach (var (pattern, _, value) in ForeignYaml.Entries(paths))
        {
            if (value is not YamlMapping path || !path.TryGetValue("ignore", out var ignored)
                || PathGlob.Create(pattern.Contains('/', StringComparison.Ordinal) ? "/" + pattern.TrimStart('/') : pattern) is not { } condition)
            {
                continue;
            }

            foreach (var (message, node) in ForeignYaml.Values(ignored))
            {
                if (Array.IndexOf(Everything, message) >= 0)
                {
                    settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, yaml.LineOf(node)) { Condition = condition });
                }
                else if (FindRule(message) is { } rule)
                {
                    settings.Add(new ForeignStatement(ForeignStatementKind.Silence, rule, yaml.LineOf(node)) { Condition = condition, RuleName = rule });
                }
                else
                {
                    settings.Remark($"paths.{pattern}.ignore",
                        "it is about the words of actionlint's messages; name the rule in a comment or under the path in .editorconfig", yaml.LineOf(node));
                }
            }
        }
    }
}

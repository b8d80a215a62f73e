using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Reads <c>.checkov.yaml</c>. Source: Checkov's documentation, "CLI Command Reference" and "Configuration", of version 3.</summary>
internal static class CheckovReader
{
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
                case "skip-check":
                    foreach (var (check, node) in ForeignYaml.Values(value))
                    {
                        settings.Add(new ForeignStatement(ForeignStatementKind.Exclude, null, yaml.LineOf(node)) { Checks = name => IsMatch(check, name) });
                    }

                    break;
                case "check":
                    ReadChecks(value, line, settings);
                    break;
                case "skip-path":
                    foreach (var (pattern, node) in ForeignYaml.Values(value))
                    {
                        ReadPath(pattern, yaml.LineOf(node), settings);
                    }

                    break;
                case "soft-fail" or "soft-fail-on" or "hard-fail-on":
                    settings.Remark(key, "the exit code is about all findings; say '--fail-on' on the command line", line);
                    break;
                case "directory" or "file" or "framework" or "skip-framework":
                    settings.Remark(key, "what is linted is said on the command line", line);
                    break;
                case "baseline":
                    settings.Remark(key, "the baseline has another form; write one with 'baseline update'", line);
                    break;
                default:
                    settings.Remark(key, "no meaning is known here", line);
                    break;
            }
        }
    }

    // Named checks are the only ones that run.
    private static void ReadChecks(YamlNode value, int line, ForeignSettings settings)
    {
        string[] checks = [.. ForeignYaml.Values(value).Select(static pair => pair.Value)];
        bool IsNamed(string name) => Array.Exists(checks, check => IsMatch(check, name));
        if (checks.Length > 0)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Include, null, line) { Checks = IsNamed });
            settings.Add(new ForeignStatement(ForeignStatementKind.Exclude, null, line) { Checks = name => !IsNamed(name) });
        }
    }

    private static void ReadPath(string pattern, int line, ForeignSettings settings)
    {
        if (ForeignPattern.Parse(pattern) is { } expression)
        {
            var condition = new ForeignCondition($"paths '{pattern}'", place => expression.IsMatch(place.Path));
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, line) { Condition = condition });
        }
        else
        {
            settings.Remark("skip-path", $"'{pattern}' is no pattern that can be matched in linear time", line);
        }
    }

    // A name may hold '*'; severities and frameworks are no names.
    private static bool IsMatch(string pattern, string check)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? check.Equals(pattern, StringComparison.OrdinalIgnoreCase)
            : check.Length >= pattern.Length - 1 && check.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase)
                && check.EndsWith(pattern[(star + 1)..], StringComparison.OrdinalIgnoreCase);
    }
}

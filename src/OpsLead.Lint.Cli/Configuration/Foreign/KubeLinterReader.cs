using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads <c>.kube-linter.yaml</c>. A custom check is a template with parameters: it is known by <c>kube-linter/TEMPLATE</c>, and each
/// parameter is the setting <c>kube-linter/TEMPLATE.PARAMETER</c>. Source: kube-linter's documentation, "Configuring KubeLinter", of
/// version 0.7.
/// </summary>
internal static class KubeLinterReader
{
    /// <summary>Translates a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var custom = new List<YamlMapping>();
        foreach (var (key, keyNode, value) in yaml.Root is { } root ? ForeignYaml.Entries(root) : [])
        {
            switch (key)
            {
                case "checks" when value is YamlMapping checks:
                    ReadChecks(yaml, checks, excluded, settings);
                    break;
                case "customChecks" when value is YamlSequence sequence:
                    for (var i = 0; i < sequence.Items.Length; i++)
                    {
                        if (sequence.Items[i].Resolve() is YamlMapping check)
                        {
                            custom.Add(check);
                        }
                    }

                    break;
                default:
                    settings.Remark(key, "no meaning is known here", yaml.LineOf(keyNode));
                    break;
            }
        }

        ReadCustomChecks(yaml, custom, excluded, settings);
    }

    private static void ReadChecks(ForeignYaml yaml, YamlMapping checks, HashSet<string> excluded, ForeignSettings settings)
    {
        var included = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int? withoutDefaults = null;
        var hasAll = false;
        foreach (var (key, keyNode, value) in ForeignYaml.Entries(checks))
        {
            var line = yaml.LineOf(keyNode);
            switch (key)
            {
                case "addAllBuiltIn":
                    if (ForeignYaml.IsTrue(value))
                    {
                        hasAll = true;
                        settings.Include(null, line);
                    }

                    break;
                case "doNotAutoAddDefaults":
                    withoutDefaults = ForeignYaml.IsTrue(value) ? line : null;
                    break;
                case "include":
                    foreach (var (check, node) in ForeignYaml.Values(value))
                    {
                        included.Add(check);
                        settings.Include(check, yaml.LineOf(node));
                    }

                    break;
                case "exclude":
                    foreach (var (check, node) in ForeignYaml.Values(value))
                    {
                        excluded.Add(check);
                        settings.Exclude(check, yaml.LineOf(node));
                    }

                    break;
                case "ignorePaths":
                    foreach (var (pattern, node) in ForeignYaml.Values(value))
                    {
                        if (PathGlob.Create(pattern) is { } condition)
                        {
                            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, yaml.LineOf(node)) { Condition = condition });
                        }
                    }

                    break;
                default:
                    settings.Remark("checks." + key, "no meaning is known here", line);
                    break;
            }
        }

        if (withoutDefaults is { } place && !hasAll)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Exclude, null, place)
            {
                Checks = check => !included.Contains(check) && !IsTemplate(settings, check),
            });
        }
    }

    // The custom checks are read after the list of checks; what is asked is asked later still.
    private static bool IsTemplate(ForeignSettings settings, string check) =>
        settings.Statements.Any(statement => statement.Kind == ForeignStatementKind.Include
            && check.Equals(statement.Check, StringComparison.OrdinalIgnoreCase));

    private static void ReadCustomChecks(ForeignYaml yaml, List<YamlMapping> checks, HashSet<string> excluded, ForeignSettings settings)
    {
        foreach (var check in checks)
        {
            if (!check.TryGetScalar("template", out var template) || (check.TryGetScalar("name", out var name) && excluded.Contains(name.Value)))
            {
                continue;
            }

            var line = yaml.LineOf(template);
            settings.Include(template.Value, line);
            var parameters = new List<string>();
            foreach (var (parameter, node, value) in check.TryGetMapping("params", out var given) ? ForeignYaml.Entries(given) : [])
            {
                var values = value is YamlScalar scalar ? [scalar.Value] : ForeignYaml.Values(value).Select(static pair => pair.Value).ToArray();
                settings.Set($"{template.Value}.{parameter}", values, yaml.LineOf(node));
                parameters.Add($"{parameter}={string.Join('|', values)}");
            }

            settings.Set(template.Value, [string.Join(';', parameters)], line);
        }
    }
}

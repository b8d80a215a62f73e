using OpsLead.Lint.Suppressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads <c>.trivyignore</c> and <c>.trivyignore.yaml</c>. Days on which an entry ends are not looked at: the same files give the same findings
/// on every day. Source: Trivy's documentation, "Filtering", of version 0.67.
/// </summary>
internal static class TrivyReader
{
    private const string Expiry = "entries do not end: the same files give the same findings on every day";

    /// <summary>Translates a list of ids.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void ReadList(SourceText text, ForeignSettings settings)
    {
        for (var index = 0; index < text.LineCount; index++)
        {
            var line = text.Slice(text.GetLineSpan(index));
            var comment = line.IndexOf('#');
            var content = (comment < 0 ? line : line[..comment]).Trim();
            if (content.IsEmpty)
            {
                continue;
            }

            var blank = content.IndexOfAny(' ', '\t');
            AddId((blank < 0 ? content : content[..blank]).ToString(), index + 1, null, null, settings);
            if (content.Contains("exp:", StringComparison.Ordinal))
            {
                settings.Remark("exp", Expiry, index + 1);
            }
        }
    }

    /// <summary>Translates a YAML file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void ReadYaml(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        foreach (var (section, node, value) in yaml.Root is { } root ? ForeignYaml.Entries(root) : [])
        {
            if (section is not ("misconfigurations" or "secrets") || value is not YamlSequence entries)
            {
                settings.Remark(section, "only misconfigurations and secrets are looked for here", yaml.LineOf(node));
                continue;
            }

            for (var i = 0; i < entries.Items.Length; i++)
            {
                if (entries.Items[i].Resolve() is YamlMapping entry && entry.TryGetScalar("id", out var id))
                {
                    ReadEntry(yaml, entry, id.Value, settings);
                }
            }
        }
    }

    private static void ReadEntry(ForeignYaml yaml, YamlMapping entry, string id, ForeignSettings settings)
    {
        var line = yaml.LineOf(entry);
        var reason = entry.TryGetScalar("statement", out var statement) ? statement.Value : null;
        if (entry.TryGetValue("expired_at", out var date))
        {
            settings.Remark("expired_at", Expiry, yaml.LineOf(date));
        }

        if (!entry.TryGetValue("paths", out var paths))
        {
            AddId(id, line, null, reason, settings);
            return;
        }

        foreach (var (pattern, node) in ForeignYaml.Values(paths))
        {
            if (PathGlob.Create(pattern) is { } condition)
            {
                AddId(id, yaml.LineOf(node), condition, reason, settings);
            }
        }
    }

    private static void AddId(string id, int line, ForeignCondition? condition, string? reason, ForeignSettings settings) => settings.Add(
        new ForeignStatement(condition is null ? ForeignStatementKind.Exclude : ForeignStatementKind.Silence, TrivyId.Normalize(id), line)
        {
            Condition = condition,
            Reason = reason,
        });
}

using System.Runtime.CompilerServices;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads a configuration of Polaris. The tool is told of its file on the command line; these are the names that people give it, and a
/// file without <c>checks</c> is none. Source: Polaris' documentation, "Configuration" and "Exemptions", of version 9.
/// </summary>
internal static class PolarisReader
{
    // Every finding of a file asks; the file is parsed once.
    private static readonly ConditionalWeakTable<SourceText, YamlStream> Trees = [];

    /// <summary>Translates a file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings)
    {
        var yaml = new ForeignYaml(text);
        if (yaml.Root is not { } root || !root.TryGetMapping("checks", out _))
        {
            return;
        }

        foreach (var (key, keyNode, value) in ForeignYaml.Entries(root))
        {
            switch (key)
            {
                case "checks" when value is YamlMapping checks:
                    ReadChecks(yaml, checks, settings);
                    break;
                case "exemptions" when value is YamlSequence exemptions:
                    for (var i = 0; i < exemptions.Items.Length; i++)
                    {
                        if (exemptions.Items[i].Resolve() is YamlMapping exemption)
                        {
                            ReadExemption(yaml, exemption, settings);
                        }
                    }

                    break;
                case "disallowExemptions" or "disallowAnnotationExemptions" or "disallowConfigExemptions":
                    settings.Remark(key, "exemptions are honoured", yaml.LineOf(keyNode));
                    break;
                case "customChecks" or "mutations":
                    settings.Remark(key, "schemas of checks and changes are not run", yaml.LineOf(keyNode));
                    break;
                default:
                    settings.Remark(key, "no meaning is known here", yaml.LineOf(keyNode));
                    break;
            }
        }
    }

    private static void ReadChecks(ForeignYaml yaml, YamlMapping checks, ForeignSettings settings)
    {
        foreach (var (check, node, value) in ForeignYaml.Entries(checks))
        {
            var line = yaml.LineOf(node);
            switch ((value as YamlScalar)?.Value)
            {
                case "ignore":
                    settings.Exclude(check, line);
                    break;
                case "warning":
                    settings.Include(check, line);
                    settings.SetSeverity(check, RuleSeverity.Warning, line);
                    break;
                case "danger":
                    settings.Include(check, line);
                    settings.SetSeverity(check, RuleSeverity.Error, line);
                    break;
            }
        }
    }

    private static void ReadExemption(ForeignYaml yaml, YamlMapping exemption, ForeignSettings settings)
    {
        var names = Read("controllerNames");
        var containers = Read("containerNames");
        var rules = Read("rules");
        var scope = exemption.TryGetScalar("namespace", out var scalar) && !scalar.IsNull ? scalar.Value : null;
        string[] parts = [.. scope is null ? [] : new[] { $"namespace '{scope}'" }, .. names.Select(static name => $"objects '{name}…'"),
            .. containers.Select(static name => $"containers '{name}…'")];
        var condition = new ForeignCondition(parts.Length == 0 ? "all objects" : string.Join(", ", parts), place =>
            IsMet(place.Location, scope, names, containers));
        string?[] exempted = rules;
        if (rules.Length == 0)
        {
            exempted = [null];
        }

        foreach (var rule in exempted)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, rule, yaml.LineOf(exemption)) { Condition = condition });
        }

        string[] Read(string key) => exemption.TryGetValue(key, out var list) ? [.. ForeignYaml.Values(list).Select(static pair => pair.Value)] : [];
    }

    // Polaris compares the beginning of a name; an object without a namespace is in the one that it is applied to, which is not known.
    private static bool IsMet(Location location, string? scope, string[] names, string[] containers)
    {
        var stream = Trees.GetValue(location.Document.GetText(), YamlStream.Parse);
        foreach (var document in stream.Documents)
        {
            if (document.Root is YamlMapping root && root.Span.Start <= location.Span.Start && location.Span.Start <= root.Span.End)
            {
                var metadata = root.TryGetMapping("metadata", out var mapping) ? mapping : null;
                return (scope is null || Text("namespace") == scope)
                    && (names.Length == 0 || (Text("name") is { } name && Array.Exists(names, given => name.StartsWith(given, StringComparison.Ordinal))))
                    && (containers.Length == 0 || IsInContainer(ObjectPath.Find(stream, location.Span.Start), containers));

                string? Text(string key) => metadata is not null && metadata.TryGetScalar(key, out var value) ? value.Value : null;
            }
        }

        return false;
    }

    private static bool IsInContainer(string path, string[] containers)
    {
        var start = path.IndexOf("ontainers[", StringComparison.Ordinal);
        var name = start < 0 ? "" : path[(start + "ontainers[".Length)..];
        return Array.Exists(containers, given => name.StartsWith(given, StringComparison.Ordinal));
    }
}

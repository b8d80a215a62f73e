using System.Globalization;
using System.Text.RegularExpressions;
using OpsLead.Lint.Syntax.Toml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads the allow-lists of <c>.gitleaks.toml</c> and the fingerprints of <c>.gitleaksignore</c>. They are about every finding that points at a
/// secret, whatever the tool would call it. Source: gitleaks' README, "Configuration", of version 8.29.
/// </summary>
internal static class GitleaksReader
{
    /// <summary>Translates a configuration.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void ReadConfiguration(SourceText text, ForeignSettings settings)
    {
        var document = TomlDocument.Parse(text);
        if (document.Errors.Count > 0)
        {
            settings.Error = ("TOML", document.Errors[0]);
            settings.Remark("", "it does not parse, so nothing of it counts: " + document.Errors[0].Message,
                ForeignSettings.LineOf(text, document.Errors[0].Span.Start));
            return;
        }

        foreach (var entry in document.Root.Entries)
        {
            var line = ForeignSettings.LineOf(text, entry.KeySpan.Start);
            switch (entry.Key)
            {
                case "allowlist" or "allowlists":
                    foreach (var list in Tables(entry.Value))
                    {
                        ReadAllowList(text, list, settings);
                    }

                    break;
                case "rules":
                    settings.Remark(entry.Key, "rules of its own, and lists that are about one of them, are not read", line);
                    break;
                case "extend":
                    settings.Remark(entry.Key, "our own rules run in any case; turn one off by its name", line);
                    break;
                case "title" or "description" or "minVersion":
                    break;
                default:
                    settings.Remark(entry.Key, "no meaning is known here", line);
                    break;
            }
        }
    }

    /// <summary>Translates a list of fingerprints: <c>FILE:RULE:LINE</c>, or <c>COMMIT:FILE:RULE:LINE</c>.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void ReadFingerprints(SourceText text, ForeignSettings settings)
    {
        for (var index = 0; index < text.LineCount; index++)
        {
            var line = text.ToString(text.GetLineSpan(index)).Trim();
            var parts = line.Split(':');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (parts.Length is not (3 or 4) || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                settings.Remark(line, "it is no fingerprint, 'FILE:RULE:LINE'", index + 1);
                continue;
            }

            var path = parts[^3].Replace('\\', '/');
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, index + 1)
            {
                IsAboutSecrets = true,
                Condition = new ForeignCondition(
                    $"'{path}:{number}'",
                    place => place.Path == path && place.Line <= number && number <= place.Location.LineSpan.End.Line + 1),
            });
        }
    }

    private static IEnumerable<TomlTable> Tables(TomlNode node) => node switch
    {
        TomlTable table => [table],
        TomlArray array => array.Items.OfType<TomlTable>(),
        _ => [],
    };

    private static void ReadAllowList(SourceText text, TomlTable list, ForeignSettings settings)
    {
        var line = ForeignSettings.LineOf(text, list.Span.Start);
        if (list.TryGetValue("targetRules", out _))
        {
            settings.Remark("targetRules", "a list that is about some of its rules is not read", line);
            return;
        }

        if (list.TryGetValue("commits", out _))
        {
            settings.Remark("commits", "what a commit once held is not looked at", line);
        }

        var paths = Patterns(text, list, "paths", settings);
        var values = Patterns(text, list, "regexes", settings);
        var words = Texts(list, "stopwords");
        var target = Texts(list, "regexTarget") is [var given, ..] ? given : "secret";
        var needsAll = Texts(list, "condition") is [var condition, ..] && condition.Equals("AND", StringComparison.OrdinalIgnoreCase);
        var tests = new List<Func<ForeignPlace, bool>>();
        if (paths.Count > 0)
        {
            tests.Add(place => paths.Exists(pattern => pattern.IsMatch(place.Path)));
        }

        if (values.Count > 0)
        {
            tests.Add(place => GetTarget(place, target) is var value && values.Exists(pattern => pattern.IsMatch(value)));
        }

        if (words.Count > 0)
        {
            tests.Add(place => GetTarget(place, "secret") is var value && words.Exists(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)));
        }

        if (tests.Count > 0)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, line)
            {
                IsAboutSecrets = true,
                Reason = Texts(list, "description") is [var description, ..] ? description : null,
                Condition = new ForeignCondition(
                    "what the allow-list names",
                    place => needsAll ? tests.TrueForAll(test => test(place)) : tests.Exists(test => test(place))),
            });
        }
    }

    private static string GetTarget(ForeignPlace place, string target)
    {
        var text = place.Location.Document.GetText();
        var span = place.Location.Span;
        return text.ToString(target switch
        {
            "line" => TextSpan.FromBounds(text.GetLineStart(text.GetLineIndex(span.Start)), text.GetLineSpan(text.GetLineIndex(span.End)).End),

            // What a rule of gitleaks matches begins with the name that the secret is given to, which stands before it on the line.
            "match" => TextSpan.FromBounds(text.GetLineStart(text.GetLineIndex(span.Start)), span.End),
            _ => span,
        });
    }

    private static List<Regex> Patterns(SourceText text, TomlTable list, string key, ForeignSettings settings)
    {
        var patterns = new List<Regex>();
        foreach (var pattern in Texts(list, key))
        {
            if (ForeignPattern.Parse(pattern) is { } expression)
            {
                patterns.Add(expression);
            }
            else
            {
                settings.Remark(key, $"'{pattern}' is no pattern that can be matched in linear time", ForeignSettings.LineOf(text, list.Span.Start));
            }
        }

        return patterns;
    }

    private static List<string> Texts(TomlTable table, string key) => !table.TryGetValue(key, out var value) ? [] : value switch
    {
        TomlScalar scalar => [scalar.Value],
        TomlArray array => [.. array.Items.OfType<TomlScalar>().Select(static item => item.Value)],
        _ => [],
    };
}

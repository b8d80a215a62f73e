using System.Text.RegularExpressions;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Syntax.Toml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Reads the allow-lists of <c>.gitleaks.toml</c>, of all its rules or of some, and the rules it turns off. They are added to what is silent here by
/// default. Source: gitleaks' README, "Configuration", and its <c>config</c> package, of version 8.29.
/// </summary>
internal sealed class GitleaksConfiguration
{
    // gitleaks' own.
    private const int MaxExtensions = 2;

    // A line may be a whole file; what is far from the secret is not looked at.
    private const int Window = 2000;

    private readonly SourceText text;
    private readonly ForeignSettings settings;

    // Where the first file names this one; null for the first file itself.
    private readonly Extension? extension;

    private GitleaksConfiguration(SourceText text, ForeignSettings settings, Extension? extension)
    {
        this.text = text;
        this.settings = settings;
        this.extension = extension;
    }

    /// <summary>Translates a configuration.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="settings">Takes what it says.</param>
    public static void Read(SourceText text, ForeignSettings settings) => new GitleaksConfiguration(text, settings, extension: null).Read();

    private void Read()
    {
        var document = TomlDocument.Parse(text);
        if (document.Errors.Count > 0)
        {
            Report(new EngineEvent(EngineEventKind.SyntaxError, document.Errors[0].Span, ["TOML", document.Errors[0].Message]));
            Remark("", "it does not parse, so nothing of it counts: " + document.Errors[0].Message, document.Errors[0].Span);
            return;
        }

        foreach (var entry in document.Root.Entries)
        {
            switch (entry.Key)
            {
                case "allowlist" or "allowlists":
                    foreach (var list in GetTables(entry.Value))
                    {
                        ReadAllowList(list, GetTargets(list));
                    }

                    break;
                case "rules":
                    foreach (var rule in GetTables(entry.Value))
                    {
                        ReadRule(rule);
                    }

                    break;
                case "extend":
                    ReadExtension(entry);
                    break;
                case "title" or "description" or "minVersion" or "betterleaksMinVersion":
                    break;
                default:
                    Remark(entry.Key, "no meaning is known here", entry.KeySpan);
                    break;
            }
        }
    }

    private void ReadRule(TomlTable rule)
    {
        var id = GetText(rule, "id");
        var isOwn = false;
        foreach (var entry in rule.Entries)
        {
            isOwn |= entry.Key is not ("id" or "description" or "allowlist" or "allowlists" or "tags");
        }

        if (isOwn)
        {
            Remark("rules", $"what '{id}' looks for is not read; our own kinds run in any case", rule.Span);
        }

        foreach (var key in (ReadOnlySpan<string>)["allowlist", "allowlists"])
        {
            foreach (var list in rule.TryGetValue(key, out var node) ? GetTables(node) : [])
            {
                ReadAllowList(list, GetKnown([id ?? ""], list.Span) ?? new ForeignSecretChecks([]));
            }
        }
    }

    private void ReadExtension(TomlEntry entry)
    {
        if (entry.Value is not TomlTable extend)
        {
            return;
        }

        if (extend.TryGetValue("disabledRules", out var disabled) && GetKnown([.. GetScalars(disabled).Select(static rule => rule.Value)], disabled.Span) is { } checks)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Exclude, null, LineOf(disabled.Span)) { IsAboutSecrets = true, SecretChecks = checks });
        }

        if (extend.TryGetValue("path", out var path) && path is TomlScalar { Value: { } name })
        {
            Extend(name, path.Span);
        }

        if (extend.TryGetValue("url", out var url))
        {
            Remark("extend.url", "nothing is fetched; write it to a file and name that as 'path'", url.Span);
        }
    }

    private void Extend(string name, TextSpan span)
    {
        var top = FindTop();
        var fullPath = name.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(name, settings.Folder).Replace('\\', '/');
        if (fullPath is null || !IsBelow(fullPath, top))
        {
            PassOver("extend.path", name, $"it lies outside of '{Path.GetFileName(top)}'", span);
            return;
        }

        var depth = (extension?.Depth ?? 0) + 1;
        if (depth > MaxExtensions)
        {
            PassOver("extend.path", name, $"at most {MaxExtensions} files extend one another", span);
            return;
        }

        try
        {
            // A link may lead anywhere.
            var target = File.ResolveLinkTarget(fullPath, returnFinalTarget: true)?.FullName.Replace('\\', '/') ?? fullPath;
            if (!IsBelow(target, top))
            {
                PassOver("extend.path", name, $"it lies outside of '{Path.GetFileName(top)}'", span);
                return;
            }

            new GitleaksConfiguration(FileLoader.Load(target), settings, extension is null ? new Extension(name, span, LineOf(span), depth) : extension with { Depth = depth }).Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            PassOver("extend.path", name, exception is FileNotFoundException or DirectoryNotFoundException ? "the file is gone" : exception.Message, span);
        }
    }

    // The repository's folder; where there is none, the configuration's own.
    private string FindTop()
    {
        for (var folder = settings.Folder; folder is not null; folder = Path.GetDirectoryName(folder)?.Replace('\\', '/'))
        {
            if (Path.Exists(folder.TrimEnd('/') + "/.git"))
            {
                return folder.TrimEnd('/');
            }
        }

        return settings.Folder;
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    // Of a list that says which of the rules it is about; an empty set for one that names no rule that has findings here.
    private ForeignSecretChecks? GetTargets(TomlTable list) =>
        list.TryGetValue("targetRules", out var targets) ? GetKnown([.. GetScalars(targets).Select(static rule => rule.Value)], targets.Span) ?? new ForeignSecretChecks([]) : null;

    private ForeignSecretChecks? GetKnown(string[] rules, TextSpan span)
    {
        var known = Array.FindAll(rules, ForeignSecretChecks.IsKnown);
        foreach (var rule in rules.Except(known))
        {
            Remark(rule, "no kind of secret here stands for this rule", span);
        }

        return known.Length == 0 ? null : new ForeignSecretChecks(known);
    }

    private void ReadAllowList(TomlTable list, ForeignSecretChecks? checks)
    {
        if (checks is { Names.Count: 0 })
        {
            return;
        }

        var target = GetText(list, "regexTarget") ?? "";
        var condition = GetText(list, "condition") ?? "";
        var needsAll = condition.Equals("AND", StringComparison.OrdinalIgnoreCase) || condition == "&&";
        if (target is not ("" or "secret" or "match" or "line"))
        {
            PassOver("regexTarget", target, "it is 'match', 'line' or left out, and with another value the list counts for nothing", GetSpan(list, "regexTarget"));
            return;
        }

        if (!needsAll && condition.Length > 0 && !condition.Equals("OR", StringComparison.OrdinalIgnoreCase) && condition != "||")
        {
            PassOver("condition", condition, "it is 'AND' or 'OR', and with another value the list counts for nothing", GetSpan(list, "condition"));
            return;
        }

        var tests = new List<Func<ForeignPlace, bool>>();
        AddTest(tests, ReadPatterns(list, "paths"), list, "paths", needsAll, static (place, pattern) => pattern.IsMatch(place.Path));
        AddTest(tests, ReadPatterns(list, "regexes"), list, "regexes", needsAll, (place, pattern) => pattern.IsMatch(GetTarget(place, target)));
        AddTest(tests, ReadTexts(list, "stopwords"), list, "stopwords", needsAll, static (place, word) => GetTarget(place, "").Contains(word, StringComparison.OrdinalIgnoreCase));
        AddTest(tests, ReadTexts(list, "commits"), list, "commits", needsAll, static (place, commit) => place.Commit?.Equals(commit, StringComparison.OrdinalIgnoreCase) == true);
        if (tests.Count > 0)
        {
            settings.Add(new ForeignStatement(ForeignStatementKind.Silence, null, LineOf(list.Span))
            {
                IsAboutSecrets = true,
                SecretChecks = checks,
                Reason = GetText(list, "description"),
                Condition = new ForeignCondition(
                    "what the allow-list names",
                    place => needsAll ? tests.TrueForAll(test => test(place)) : tests.Exists(test => test(place))),
            });
        }
    }

    // A list that asks for all of its criteria is met by nothing where none of what one of them names can be read.
    private static void AddTest<T>(List<Func<ForeignPlace, bool>> tests, List<T> values, TomlTable list, string key, bool needsAll, Func<ForeignPlace, T, bool> isMet)
    {
        if (values.Count > 0 || (needsAll && list.TryGetValue(key, out _)))
        {
            tests.Add(place => values.Exists(value => isMet(place, value)));
        }
    }

    private void PassOver(string key, string value, string reason, TextSpan span)
    {
        Report(new EngineEvent(EngineEventKind.UnknownOption, span, [value, "", reason]));
        Remark(key, $"'{value}' is passed over: {reason}", span);
    }

    private static string GetTarget(ForeignPlace place, string target)
    {
        var text = place.Location.Document.GetText();
        var span = place.Location.Span;
        if (target is not ("line" or "match"))
        {
            return text.ToString(span);
        }

        // What a rule of gitleaks matches begins with the name that the secret is given to, which stands before it on the line.
        var start = Math.Max(text.GetLineStart(text.GetLineIndex(span.Start)), span.Start - Window);
        var end = target == "match" ? span.End : Math.Min(text.GetLineSpan(text.GetLineIndex(span.End)).End, span.End + Window);
        return text.ToString(TextSpan.FromBounds(start, Math.Max(end, span.End)));
    }

    private List<Regex> ReadPatterns(TomlTable list, string key)
    {
        var patterns = new List<Regex>();
        foreach (var pattern in list.TryGetValue(key, out var node) ? GetScalars(node) : [])
        {
            if (ForeignPattern.Parse(pattern.Value, out var error) is { } expression)
            {
                patterns.Add(expression);
            }
            else
            {
                PassOver(key, pattern.Value, error!, pattern.Span);
            }
        }

        return patterns;
    }

    private static List<string> ReadTexts(TomlTable list, string key) => list.TryGetValue(key, out var node) ? [.. GetScalars(node).Select(static item => item.Value)] : [];

    private static string? GetText(TomlTable table, string key) => table.TryGetValue(key, out var value) && value is TomlScalar scalar ? scalar.Value : null;

    private static IEnumerable<TomlScalar> GetScalars(TomlNode node) => node switch
    {
        TomlScalar scalar => [scalar],
        TomlArray array => array.Items.OfType<TomlScalar>(),
        _ => [],
    };

    private static IEnumerable<TomlTable> GetTables(TomlNode node) => node switch
    {
        TomlTable table => [table],
        TomlArray array => array.Items.OfType<TomlTable>(),
        _ => [],
    };

    private static TextSpan GetSpan(TomlTable list, string key) => list.TryGetValue(key, out var node) ? node.Span : list.Span;

    private int LineOf(TextSpan span) => extension?.Line ?? ForeignSettings.LineOf(text, span.Start);

    private void Remark(string key, string reason, TextSpan span) => settings.Remark(key, reason, LineOf(span));

    // What another file holds is said where it is named.
    private void Report(EngineEvent engineEvent)
    {
        if (extension is null)
        {
            settings.Report(engineEvent);
            return;
        }

        var line = ForeignSettings.LineOf(text, engineEvent.Span.Start);
        var reason = engineEvent.Kind == EngineEventKind.SyntaxError ? engineEvent.Arguments[1].TrimEnd('.') : $"'{engineEvent.Arguments[0]}', {engineEvent.Arguments[2]}";
        settings.Report(new EngineEvent(EngineEventKind.UnknownOption, extension.Span, [extension.Name, "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line} of it: {reason}")]));
    }

    /// <summary>Where a file is named that extends the first.</summary>
    /// <param name="Name">The path as it is written there.</param>
    /// <param name="Span">Where it is written.</param>
    /// <param name="Line">Its line, from one.</param>
    /// <param name="Depth">How many files are between.</param>
    private sealed record Extension(string Name, TextSpan Span, int Line, int Depth);
}

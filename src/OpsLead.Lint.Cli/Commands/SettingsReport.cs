using System.Globalization;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>What <c>check --show-settings</c> prints: for each path that was named what differs from the defaults, and where it comes from.</summary>
/// <param name="linter">The linter as the command line and the configuration make it.</param>
/// <param name="configuration">The configuration; null when there is none.</param>
/// <param name="currentDirectory">What shown paths are relative to.</param>
internal sealed class SettingsReport(Linter linter, RepositoryConfiguration? configuration, string currentDirectory)
{
    /// <summary>Writes the report.</summary>
    /// <param name="workspaces">What was named: folders, and all named files together.</param>
    /// <param name="output">Where to.</param>
    public void Write(IReadOnlyList<LocatedWorkspace> workspaces, TextWriter output)
    {
        foreach (var workspace in workspaces)
        {
            if (workspace.Root is not null)
            {
                output.WriteLine($"{PrintableText.Escape(workspace.Name)}: {workspace.Documents.Count} {(workspace.Documents.Count == 1 ? "file" : "files")}");
                WriteFolder(workspace, output);
                continue;
            }

            foreach (var (document, _) in workspace.Documents)
            {
                output.WriteLine($"{PrintableText.Escape(document.DisplayPath)}: {RuleFacts.ToKebabCase(Classify(document))}");
                WriteDocument(document, output);
            }
        }

        WriteForeign(output);
        foreach (var file in configuration?.Definitions?.Files ?? [])
        {
            output.WriteLine($"{PrintableText.Escape(Path.GetRelativePath(currentDirectory, file).Replace('\\', '/'))}: definitions of custom resources ({DefinitionFiles.Key})");
        }
    }

    private static DocumentKind Classify(SourceDocument document)
    {
        try
        {
            return DocumentClassifier.Classify(document.Path, document.GetText());
        }
        catch (IOException)
        {
            return DocumentClassifier.ClassifyPath(document.Path);
        }
    }

    private void WriteFolder(LocatedWorkspace workspace, TextWriter output)
    {
        var excluded = 0;
        foreach (var (document, _) in workspace.Documents)
        {
            excluded += configuration?.Editor?.IsExcluded(document) == true ? 1 : 0;
        }

        output.WriteLine($"  excluded: {excluded}");
    }

    private void WriteDocument(SourceDocument document, TextWriter output)
    {
        if (configuration?.Editor?.IsExcluded(document) == true)
        {
            output.WriteLine($"  opslead_lint.exclude = true  ({Source(configuration.Editor.FindSource(document, EditorConfiguration.ExcludeKey))})");
        }

        foreach (var rule in linter.RuleInfos.OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal))
        {
            WriteRule(document, rule, output);
            WriteOptions(document, rule, output);
        }

        var rest = linter.Options.Select.IsEmpty ? "default" : "off  (the command line)";
        output.WriteLine($"  all other rules = {rest}");
        if (PathConventions.IsOutsideProduction(document.Path))
        {
            output.WriteLine("  what ships to nobody: every default severity is one step lower");
        }
    }

    private void WriteRule(SourceDocument document, RuleInfo rule, TextWriter output)
    {
        var severity = linter.GetSeverity(rule, document) is { } found ? SeverityNames.Of(found) : "off";
        if (IsNamed(linter.Options.Ignore, rule) || ((IsNamed(linter.Options.Select, rule) || IsNamed(linter.Options.ExtendSelect, rule))
            && configuration?.Editor?.FindSource(document, rule) is null))
        {
            WriteRule(rule, severity, "the command line", output);
        }
        else if (linter.Options.Select.IsEmpty && configuration?.Editor?.FindSource(document, rule) is { } file)
        {
            WriteRule(rule, severity, Source(file), output);
        }
    }

    private static bool IsNamed(IEnumerable<string> selectors, RuleInfo rule)
    {
        foreach (var selector in selectors)
        {
            if (RuleSelector.Parse(selector).Matches(rule))
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteRule(RuleInfo rule, string severity, string source, TextWriter output) =>
        output.WriteLine($"  {rule.Descriptor.Id} {rule.Name} = {severity}  ({source})");

    private void WriteOptions(SourceDocument document, RuleInfo rule, TextWriter output)
    {
        foreach (var option in rule.Descriptor.Options)
        {
            var key = RuleFacts.GetKey(rule, option);
            if (configuration?.Editor?.GetOption(document, key) is { } own)
            {
                output.WriteLine($"  {key} = {PrintableText.Escape(own)}  ({Source(configuration.Editor.FindSource(document, key))})");
            }
            else if (configuration?.Foreign?.GetOption(document, key) is { } foreign)
            {
                output.WriteLine($"  {key} = {PrintableText.Escape(foreign.Value)}  ({PrintableText.Escape(foreign.Source)})");
            }
        }
    }

    private void WriteForeign(TextWriter output)
    {
        foreach (var file in configuration?.Foreign?.Files ?? [])
        {
            output.WriteLine($"{PrintableText.Escape(file.DisplayPath)}: {file.Tool}");
            foreach (var (line, text) in Describe(file).OrderBy(static pair => pair.Line))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {line}: {PrintableText.Escape(text)}"));
            }
        }
    }

    private IEnumerable<(int Line, string Text)> Describe(ForeignSettings file)
    {
        foreach (var statement in file.Statements)
        {
            var checks = statement.SecretChecks is { } secrets ? string.Join(", ", secrets.Names.Select(name => $"{file.Tool}/{name}")) : statement.IsAboutSecrets ? "every secret" : $"{file.Tool}/{statement.Check ?? "*"}";
            var what = statement.Kind switch
            {
                ForeignStatementKind.Exclude => "does not run",
                ForeignStatementKind.Include => "runs",
                ForeignStatementKind.Severity => "is " + (statement.Level == RuleSeverity.Error ? "an error" : "a " + SeverityNames.Of(statement.Level)),
                _ => "is silent in " + statement.Condition?.Description,
            };
            yield return (statement.Line, $"{checks} {what}: {Name(file, statement)}");
        }

        foreach (var setting in file.Settings)
        {
            var keys = linter.RuleInfos.SelectMany(static rule => rule.Descriptor.Options.Select(option => (rule, option)))
                .Where(pair => pair.option.PeerSettings.Contains(setting.Name, StringComparer.OrdinalIgnoreCase))
                .Select(static pair => RuleFacts.GetKey(pair.rule, pair.option)).ToArray();
            yield return (setting.Line, $"{setting.Name} = {setting.Value}: {(keys.Length == 0 ? "no option answers to it" : string.Join(", ", keys))}");
        }

        foreach (var remark in file.Remarks)
        {
            yield return (remark.Line, $"{(remark.Key.Length == 0 ? "the file" : remark.Key)} is not used: {remark.Reason}");
        }
    }

    private string Name(ForeignSettings file, ForeignStatement statement)
    {
        var rules = linter.RuleInfos
            .Where(rule => statement.MayBeAbout(file.Tool, rule))
            .OrderBy(static rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .ToArray();
        return rules.Length switch
        {
            0 => "no rule answers to it",
            <= 4 => string.Join(", ", rules.Select(static rule => rule.Name)),
            _ => string.Create(CultureInfo.InvariantCulture, $"{rules.Length} rules"),
        };
    }

    private string Source(string? fullPath) => fullPath is null ? "?"
        : PrintableText.Escape(Path.GetRelativePath(currentDirectory, fullPath).Replace('\\', '/'));
}

namespace OpsLead.Lint.Dev.NewRule;

/// <summary>Writes a rule, its page and a red test. Nothing else is edited, but for the release ledger of the C# rules.</summary>
internal static class NewRuleCommand
{
    /// <summary>The ledger that the compiler compares the C# rules with.</summary>
    public const string Ledger = "rules/CSharp/AnalyzerReleases.Unshipped.md";

    public static int Run(string root, string folder, string name, TextWriter output, TextWriter error)
    {
        if (RuleTemplate.All.FirstOrDefault(template => template.Folder == folder) is not { } template
            || !Directory.Exists(Path.Combine(root, "rules", folder)))
        {
            error.WriteLine($"There is no folder 'rules/{folder}'.");
            return ExitCode.Usage;
        }

        if (!RuleName.IsValid(name))
        {
            error.WriteLine($"'{name}' is no name of a rule. Write the remedy in the imperative, as a class is named: DropCapabilities.");
            return ExitCode.Usage;
        }

        if (FindFile(root, name) is { } taken)
        {
            error.WriteLine($"A rule is named '{name}' already: {taken}.");
            return ExitCode.Usage;
        }

        var id = FindNextId(root, template);
        Write(root, $"rules/{folder}/{id}.{name}.cs", template.GetSource(id, name), output);
        Write(root, $"rules/{folder}/{id}.md", template.GetPage(name), output);
        Write(root, $"tests/OpsLead.Lint.Rules.{folder}.Tests/{name}Tests.cs", template.GetTest(id, name), output);
        if (template.Language == RuleLanguage.CSharp)
        {
            File.AppendAllText(Path.Combine(root, Ledger), $"{id} | Reliability | Warning | {name}\n");
            output.WriteLine($"{Ledger} (one line more: what the next release adds)");
        }

        output.WriteLine($"Now: dotnet test tests/OpsLead.Lint.Rules.{folder}.Tests --filter {name}");
        return ExitCode.Success;
    }

    private static string? FindFile(string root, string name) =>
        Directory.EnumerateFiles(Path.Combine(root, "rules"), $"OPL????.{name}.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .FirstOrDefault();

    // One past the highest: ids are never reused, so a gap stays one. Pages count too: one that waits for its rule has taken its id.
    private static string FindNextId(string root, RuleTemplate template)
    {
        var last = (int)template.Language * 1000;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "rules", template.Folder), "OPL????.*"))
        {
            if (int.TryParse(Path.GetFileName(path).AsSpan(3, 4), out var number))
            {
                last = Math.Max(last, number);
            }
        }

        return $"OPL{last + 1}";
    }

    private static void Write(string root, string path, string text, TextWriter output)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var stream = new FileStream(full, FileMode.CreateNew);
        using var writer = new StreamWriter(stream);
        writer.Write(text.ReplaceLineEndings("\n"));
        output.WriteLine(path);
    }
}

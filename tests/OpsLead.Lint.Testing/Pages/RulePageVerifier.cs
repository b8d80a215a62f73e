namespace OpsLead.Lint.Testing.Pages;

/// <summary>Compares a rule's page with what the rule says and does. Each method gives one sentence for each difference.</summary>
/// <param name="linter">Runs the rule.</param>
/// <param name="rule">The rule.</param>
/// <param name="markdown">Its page.</param>
public sealed class RulePageVerifier(RulePageLinter linter, RuleInfo rule, string markdown)
{
    private readonly RulePage page = RulePage.Parse(markdown, rule.Language);

    /// <summary>
    /// The heading is the descriptor's title; the sections are all there, in order, and say something; nothing of the descriptor is
    /// repeated.
    /// </summary>
    /// <returns>The differences.</returns>
    public IEnumerable<string> CheckStructure()
    {
        if (page.Title != rule.Descriptor.Title)
        {
            yield return $"The page must begin with '# {rule.Descriptor.Title}', the descriptor's title; it begins with '# {page.Title}'.";
        }

        if (page.HasOpenBlock)
        {
            yield return "A fenced block is not closed.";
        }

        var names = page.Sections.Select(static section => section.Name).ToArray();
        if (!names.SequenceEqual(RulePage.SectionNames) && !names.SequenceEqual(RulePage.SectionNames.Where(static name => name != "Fix")))
        {
            yield return $"The sections must be {string.Join(", ", RulePage.SectionNames)} (Fix only where the rule offers one); "
                + $"they are {string.Join(", ", names)}.";
        }

        foreach (var name in (string[])["Why", "When to ignore"])
        {
            if (page.GetSection(name).Prose.Count == 0)
            {
                yield return $"The section '{name}' is empty.";
            }
        }

        foreach (var line in page.Sections.SelectMany(static section => section.Prose).Where(RepeatsDescriptor))
        {
            yield return $"The page states what the descriptor states, and may drift from it: '{line}'.";
        }
    }

    /// <summary>There are examples of <c>Bad</c>, they parse, and the rule finds something in each.</summary>
    /// <returns>The differences.</returns>
    public IEnumerable<string> CheckBad()
    {
        var examples = page.GetSection("Bad").Examples;
        if (examples.Count == 0 && !IsBeyondExamples("Bad"))
        {
            yield return "The section 'Bad' needs a fenced block, such as ```yaml deploy/web.yaml.";
        }

        foreach (var example in examples)
        {
            var findings = linter.Lint(rule, example.Workspace);
            foreach (var problem in findings.Where(IsEvent))
            {
                yield return $"Line {example.Line}: the example does not work: {problem}";
            }

            if (findings.All(IsEvent))
            {
                yield return $"Line {example.Line}: the rule finds nothing in the bad example.";
            }
        }
    }

    /// <summary>Each example of <c>Bad</c> in which something is found is followed by the tool's output.</summary>
    /// <returns>The differences.</returns>
    public IEnumerable<string> CheckOutputs()
    {
        foreach (var example in page.GetSection("Bad").Examples)
        {
            var output = Format(linter.Lint(rule, example.Workspace));
            if (output.Length > 0 && example.Output != output)
            {
                yield return $"Line {example.Line}: the block 'text' after the example must hold what follows "
                    + $"('docs' of OpsLead.Lint.Dev writes it).\n{output}";
            }
        }
    }

    /// <summary>Each example of <c>Good</c> is silent.</summary>
    /// <returns>The differences.</returns>
    public IEnumerable<string> CheckGood()
    {
        var examples = page.GetSection("Good").Examples;
        if (examples.Count == 0 && !IsBeyondExamples("Good"))
        {
            yield return "The section 'Good' needs a fenced block.";
        }

        foreach (var example in examples)
        {
            foreach (var finding in linter.Lint(rule, example.Workspace))
            {
                yield return $"Line {example.Line}: the good example is not silent: {ConciseOutput.Format(finding)}";
            }
        }
    }

    /// <summary>Fixing the examples of <c>Bad</c> that can be fixed gives those of <c>Fix</c>, in their order.</summary>
    /// <returns>The differences.</returns>
    public IEnumerable<string> CheckFix()
    {
        var results = page.GetSection("Bad").Examples
            .Select(example => (Example: example, Fixed: linter.Fix(rule, example.Workspace)))
            .Where(static result => result.Example.Files.Any(file => GetText(result.Fixed, file.Path) != file.GetText().Text))
            .ToArray();
        var expected = page.GetSection("Fix").Examples;
        if (results.Length != expected.Count)
        {
            yield return $"The rule fixes {results.Length} of the bad examples, and the section 'Fix' shows {expected.Count}.";
        }

        foreach (var (result, example) in results.Zip(expected))
        {
            foreach (var file in example.Files)
            {
                if (GetText(result.Fixed, file.Path) is not { } actual)
                {
                    yield return $"Line {example.Line}: the bad example has no file '{file.Path}'.";
                }
                else if (actual != file.GetText().Text)
                {
                    yield return $"Line {example.Line}: fixing the bad example gives another text.\n"
                        + $"{MarkupComparison.Show(file.Path, file.GetText().Text, actual)}";
                }
            }
        }
    }

    /// <summary>The page with the outputs as they are now.</summary>
    /// <returns>The text of the page.</returns>
    public string WriteOutputs() => page.WithOutputs(example => Format(linter.Lint(rule, example.Workspace)));

    // What a rule of the engine speaks of need not be a text: a file that cannot be read, a rule that throws. Words do then.
    private bool IsBeyondExamples(string section) => rule.Language == RuleLanguage.Engine && page.GetSection(section).Prose.Count > 0;

    private static string? GetText(Workspace workspace, string path) => workspace.TryGetDocument(path, out var document) ? document.GetText().Text : null;

    private static bool IsEvent(Diagnostic finding) => finding.Rule.Descriptor.Id == EngineEventRecorder.Id;

    private static string Format(IEnumerable<Diagnostic> findings) =>
        string.Concat(findings.Where(static finding => !IsEvent(finding)).Select(static finding => ConciseOutput.Format(finding) + "\n"));

    private static bool RepeatsDescriptor(string line)
    {
        var text = line.AsSpan().TrimStart("*_-|# \t");
        return StartsWithLabel(text, "severity") || StartsWithLabel(text, "category") || line.Contains("default severity", StringComparison.OrdinalIgnoreCase);
    }

    private static bool StartsWithLabel(ReadOnlySpan<char> text, string label) =>
        text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text[label.Length..].TrimStart("*_ |") is [':', ..];
}

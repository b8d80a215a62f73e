namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>Runs rules as they are when nothing is selected or configured.</summary>
internal static class Defaults
{
    public static IReadOnlyList<Diagnostic> Lint(string text, params Rule[] rules) => Lint(text, null, rules);

    public static IReadOnlyList<Diagnostic> Lint(string text, LintConfiguration? configuration, params Rule[] rules) =>
        Linter.Lint([new SourceDocument(".github/workflows/ci.yml", text)], new LintOptions { Rules = [.. rules], Configuration = configuration }).Diagnostics;
}

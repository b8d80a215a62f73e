using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Dev.Docs;

/// <summary>Writes what is generated in documents: the outputs on the pages, the table of rules.</summary>
/// <param name="root">The working copy.</param>
/// <param name="linter">Runs the rules.</param>
internal sealed class DocsCommand(string root, RulePageLinter linter)
{
    private const string TablePath = "docs/rules.md";

    /// <summary>Brings the documents up to date.</summary>
    /// <param name="check">Whether to write nothing and say what is stale.</param>
    /// <param name="output">Says what was written.</param>
    /// <param name="error">Says what is stale or cannot be written.</param>
    /// <returns>0; 1 when something is stale, or when a page cannot be written.</returns>
    public int Run(bool check, TextWriter output, TextWriter error)
    {
        var result = ExitCode.Success;
        foreach (var rule in linter.Rules)
        {
            var path = $"rules/{rule.Language}/{rule.Descriptor.Id}.md";
            if (Read(path) is not { } page)
            {
                error.WriteLine($"{path}: the page is missing");
                result = ExitCode.Stale;
                continue;
            }

            var verifier = new RulePageVerifier(linter, rule, page);
            var problems = verifier.CheckBad().ToArray();
            if (problems.Length > 0)
            {
                // An empty output would only hide that the example shows nothing.
                error.WriteLine($"{path}: {string.Join("\n  ", problems)}");
                result = ExitCode.Stale;
                continue;
            }

            result = Math.Max(result, Update(path, page, verifier.WriteOutputs(), check, output, error));
        }

        var table = Read(TablePath);
        return Math.Max(result, Update(TablePath, table, RuleTable.Write(table, linter.Rules), check, output, error));
    }

    private string? Read(string path) => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : null;

    private int Update(string path, string? before, string after, bool check, TextWriter output, TextWriter error)
    {
        if (before == after)
        {
            return ExitCode.Success;
        }

        if (check)
        {
            error.WriteLine($"{path}: stale; run 'dotnet run --project src/OpsLead.Lint.Dev -- docs'");
            return ExitCode.Stale;
        }

        File.WriteAllText(Path.Combine(root, path), after);
        output.WriteLine(path);
        return ExitCode.Success;
    }
}

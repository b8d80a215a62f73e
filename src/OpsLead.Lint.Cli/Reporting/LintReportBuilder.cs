using System.Collections.Immutable;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Joins what was found in several workspaces.</summary>
internal sealed class LintReportBuilder
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<Diagnostic> suppressed = [];
    private readonly List<SkippedDocument> skipped = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private readonly List<DetectedSecrets> secrets = [];
    private int files;

    /// <summary>Adds what was found in a workspace, and that its files were looked at.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="workspace">The workspace.</param>
    public void Add(LintResult result, Workspace workspace)
    {
        var documents = workspace.Documents.Where(static document => !document.IsContext).Select(static document => document.DisplayPath).ToArray();
        Add(result, documents.Length);
        paths.UnionWith(documents);
    }

    /// <summary>Adds what was found in files of which only the number matters, so that none is kept without need.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="count">How many files.</param>
    public void Add(LintResult result, int count)
    {
        diagnostics.AddRange(result.Diagnostics);
        suppressed.AddRange(result.Suppressed);
        skipped.AddRange(result.Skipped);
        secrets.Add(result.Secrets);
        files += count;
    }

    /// <summary>Makes the report.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="linter">Which of them ran.</param>
    /// <param name="settings">What is asked of the report.</param>
    /// <returns>The report.</returns>
    public LintReport Build(RuleSet rules, Linter linter, ReportSettings settings)
    {
        skipped.Sort(static (left, right) => string.CompareOrdinal(left.Document.DisplayPath, right.Document.DisplayPath));
        return new LintReport
        {
            Rules = rules.GetInfos(),
            Diagnostics = Join(settings.LowersErrors ? diagnostics.ConvertAll(Lower) : diagnostics),
            Suppressed = Join(settings.LowersErrors ? suppressed.ConvertAll(Lower) : suppressed),
            Skipped = [.. skipped],
            Secrets = DetectedSecrets.Join(secrets),
            FileCount = files,
            FailOn = settings.FailOn,
            IncludeSuppressed = settings.IncludeSuppressed,
            SarifCategory = settings.SarifCategory,
            Paths = paths,
            EnabledRules = linter.EnabledRules.Select(static rule => rule.Descriptor.Id).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static Diagnostic Lower(Diagnostic diagnostic) => diagnostic.Severity == RuleSeverity.Error ? diagnostic with { Severity = RuleSeverity.Warning } : diagnostic;

    // Each workspace's findings are in order; two of them may hold one file when a folder was given inside another.
    private static ImmutableArray<Diagnostic> Join(List<Diagnostic> diagnostics)
    {
        diagnostics.Sort(DiagnosticComparer.Instance);
        var joined = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Count);
        foreach (var diagnostic in diagnostics)
        {
            if (joined.Count == 0 || DiagnosticComparer.Instance.Compare(joined[^1], diagnostic) != 0)
            {
                joined.Add(diagnostic);
            }
        }

        return joined.DrainToImmutable();
    }
}

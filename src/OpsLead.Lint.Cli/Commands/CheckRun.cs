using System.Collections.Immutable;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>One run of <c>check</c>: finds the files, lints each workspace with one linter, writes the reports.</summary>
/// <param name="host">The machine.</param>
/// <param name="options">What to do.</param>
internal sealed class CheckRun(CommandHost host, CheckOptions options)
{
    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A path does not exist, or a report cannot be written.</exception>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    public int Run()
    {
        var rules = host.CreateRules();
        var locator = new WorkspaceLocator(host.CurrentDirectory, GetReportFiles());
        var located = locator.Open(options.Paths);
        var configuration = new ConfigurationFinder().Find(located);
        var linter = new Linter(new LintOptions
        {
            Rules = rules.Rules,
            Analyzers = rules.Analyzers,
            Select = [.. options.Select],
            ExtendSelect = [.. options.ExtendSelect],
            Ignore = [.. options.Ignore],
            Configuration = configuration,
            MaxDegreeOfParallelism = options.Jobs,
        });
        if (!options.IsQuiet)
        {
            WarnAboutInput(locator, located);
        }

        var report = Lint(linter, rules, located.ConvertAll(workspace => CreateWorkspace(workspace, configuration)));
        WriteReports(report);
        if (!options.IsQuiet)
        {
            if (configuration?.IsIncomplete == true)
            {
                Warn("A section of .editorconfig takes too long to match. The configuration was passed over from there on.");
            }

            RunSummary.Write(report, host.Error);
        }

        return report.Diagnostics.Any(report.IsFailure) ? ExitCode.Findings : ExitCode.Clean;
    }

    // A file that was named is linted whatever configuration says.
    private static Workspace CreateWorkspace(LocatedWorkspace located, EditorConfiguration? configuration)
    {
        var documents = new List<SourceDocument>(located.Documents.Count);
        foreach (var (document, _) in located.Documents)
        {
            if (located.Root is null || configuration?.IsExcluded(document) != true)
            {
                documents.Add(document);
            }
        }

        return Workspace.Create(documents);
    }

    private LintReport Lint(Linter linter, RuleSet rules, List<Workspace> workspaces)
    {
        var diagnostics = new List<Diagnostic>();
        var suppressed = new List<Diagnostic>();
        var skipped = new List<SkippedDocument>();
        var files = 0;
        foreach (var workspace in workspaces)
        {
            var result = linter.Lint(workspace);
            diagnostics.AddRange(result.Diagnostics);
            suppressed.AddRange(result.Suppressed);
            skipped.AddRange(result.Skipped);
            files += workspace.Count;
        }

        skipped.Sort(static (left, right) => string.CompareOrdinal(left.Document.DisplayPath, right.Document.DisplayPath));
        return new LintReport
        {
            Rules = rules.GetInfos(),
            Diagnostics = Join(diagnostics),
            Suppressed = Join(suppressed),
            Skipped = [.. skipped],
            FileCount = files,
            FailOn = options.FailOn,
            IncludeSuppressed = options.IncludeSuppressed,
            SarifCategory = options.SarifCategory,
        };
    }

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

    private void WarnAboutInput(WorkspaceLocator locator, List<LocatedWorkspace> workspaces)
    {
        foreach (var folder in locator.Unreadable)
        {
            Warn($"'{locator.GetDisplayPath(folder.Path)}' is not looked at: {folder.Reason}.");
        }

        foreach (var workspace in workspaces)
        {
            if (workspace.Documents.Count == 0)
            {
                Warn($"'{workspace.Name}' holds nothing to lint.");
            }
        }
    }

    private void Warn(string message) => host.Error.WriteLine("warning: " + PrintableText.Escape(message));

    private HashSet<string> GetReportFiles()
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in options.Targets)
        {
            if (target.File is not null)
            {
                files.Add(target.File.Replace('\\', '/'));
            }
        }

        return files;
    }

    private void WriteReports(LintReport report)
    {
        foreach (var target in options.Targets)
        {
            if (target.Format == OutputFormat.GitHub)
            {
                StepSummary.Append(report, host);
            }

            if (target.File is null)
            {
                Reporter.Create(target.Format, TerminalStyle.Create(options.Color, host), host).Write(report, host.Output);
                continue;
            }

            try
            {
                using var file = File.Create(target.File);
                Reporter.Create(target.Format, options.Color == ColorMode.Always ? new TerminalStyle(isEnabled: true) : TerminalStyle.None, host).Write(report, file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"The report '{target.Name}' cannot be written: {Describe(exception)}.");
            }
        }
    }

    private static string Describe(Exception exception) => exception switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "permission denied, or it is a folder",
        _ => exception.Message.TrimEnd('.'),
    };
}

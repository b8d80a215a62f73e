using System.Collections.Immutable;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Fixes;
using OpsLead.Lint.Cli.Git;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>One run of <c>check</c>: finds the files, lints each workspace with one linter, writes the reports.</summary>
/// <param name="host">The machine.</param>
/// <param name="options">What to do.</param>
internal sealed class CheckRun(CommandHost host, CheckOptions options)
{
    private readonly RuleTimings? timings = options.IsTimed ? new RuleTimings() : null;
    private ChangedDocuments? changed;

    /// <summary>Runs.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A path does not exist, or a report cannot be written.</exception>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    public int Run()
    {
        if (options.Changes.ShowsSettings)
        {
            return ShowSettings();
        }

        var mode = options.Changes.Fixes;
        if (mode == FixMode.Diff && options.Targets is not [{ File: null, Format: OutputFormat.Full }])
        {
            throw new UsageException("'--diff' prints a diff in place of a report. Leave '--format' and '--output' out.");
        }

        if (options.Input.StandardInputName is not null && (mode == FixMode.Write || options.Changes.IgnoreReason is not null))
        {
            throw new UsageException("The standard input cannot be changed. '--diff' prints what a fix would change.");
        }

        var baseline = options.Changes.Baseline is { } name ? BaselineFile.Read(name, host.CurrentDirectory) : null;
        var editor = CreateEditor(baseline);
        var report = Lint(editor);
        report = changed?.Narrow(report) ?? report;
        var match = baseline is null ? null : BaselineFile.Match(baseline, report);
        if (match is not null)
        {
            report = report with { Diagnostics = match.Result.Diagnostics, Suppressed = match.Result.Suppressed };
        }

        var isWritten = true;
        if (mode == FixMode.Diff)
        {
            WriteDiff(editor!);
        }
        else
        {
            isWritten = WriteChanges(editor?.Changes ?? []);
            WriteReports(report);
        }

        if (!options.IsQuiet)
        {
            WriteSummary(report, editor, match);
        }

        if (timings is not null)
        {
            RunSummary.WriteTimings(timings, host.Error);
        }

        return !isWritten ? ExitCode.Failure
            : (mode == FixMode.Diff ? editor!.Changes.Any() : report.Diagnostics.Any(report.IsFailure)) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    /// <summary>Finds the files and lints them.</summary>
    /// <param name="editor">Changes each workspace; null to change nothing.</param>
    /// <returns>What was found; no baseline is applied.</returns>
    /// <exception cref="UsageException">A path does not exist.</exception>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    public LintReport Lint(WorkspaceEditor? editor = null)
    {
        var rules = host.CreateRules();
        var locator = new WorkspaceLocator(host.CurrentDirectory, GetReportFiles());
        var located = Open(locator);
        changed = options.Input.Since is { } revision ? ChangedDocuments.Find(located, revision, host) : null;
        var configuration = Configure(located, rules);
        using var progress = options.IsQuiet ? null : ProgressLine.Create(host, located.Sum(static workspace => workspace.Documents.Count));
        var linter = CreateLinter(rules, configuration, progress);
        if (!options.IsQuiet)
        {
            WarnAboutInput(locator, located);
        }

        var report = Lint(linter, rules, located.ConvertAll(workspace => (workspace, CreateWorkspace(workspace, configuration?.Editor))), editor);
        if (!options.IsQuiet && configuration?.Editor?.IsIncomplete == true)
        {
            Warn("A section of .editorconfig takes too long to match. The configuration was passed over from there on.");
        }

        return report;
    }

    private WorkspaceEditor? CreateEditor(Baseline? baseline)
    {
        if (options.Changes.IgnoreReason is { } reason)
        {
            return new WorkspaceIgnorer(reason, Filter);
        }

        return options.Changes.Fixes == FixMode.None ? null : new WorkspaceFixer(options.Changes.IncludesUnsafeFixes, Filter);

        LintResult Filter(LintResult result)
        {
            var found = baseline?.Match(result).Result ?? result;
            return changed?.Narrow(found) ?? found;
        }
    }

    private List<LocatedWorkspace> Open(WorkspaceLocator locator)
    {
        var listed = options.Input.FilesFrom is { } list ? PathList.Read(list, host) : [];
        var input = options.Input.StandardInputName is { } name ? StandardInput.Read(name, host.Input) : null;
        return locator.Open(options.Input.Paths, listed, input);
    }

    private RepositoryConfiguration? Configure(IReadOnlyList<LocatedWorkspace> located, RuleSet rules) =>
        RepositoryConfiguration.Find(located, options.Changes.HonorsForeignConfiguration
            ? new ForeignConfigurationFinder(host.CurrentDirectory).Find(located, rules.GetInfos()) : null);

    private Linter CreateLinter(RuleSet rules, RepositoryConfiguration? configuration, ProgressLine? progress = null) => new(new LintOptions
    {
        Progress = progress,
        Timings = timings,
        Rules = rules.Rules,
        Analyzers = rules.Analyzers,
        Select = [.. options.Select],
        ExtendSelect = [.. options.ExtendSelect],
        Ignore = [.. options.Ignore],
        Configuration = configuration,
        MaxDegreeOfParallelism = options.Jobs,
    });

    private int ShowSettings()
    {
        var rules = host.CreateRules();
        var located = Open(new WorkspaceLocator(host.CurrentDirectory, GetReportFiles()));
        var configuration = Configure(located, rules);
        using var output = CommandHost.CreateWriter(host.Output);
        new SettingsReport(CreateLinter(rules, configuration), configuration, host.CurrentDirectory).Write(located, output);
        return ExitCode.Clean;
    }

    private void WriteSummary(LintReport report, WorkspaceEditor? editor, BaselineMatch? match)
    {
        // What the files would hold after a diff's fixes is not what they hold.
        if (options.Changes.Fixes != FixMode.Diff)
        {
            RunSummary.Write(report, host.Error);
        }

        if (editor is WorkspaceIgnorer ignorer)
        {
            RunSummary.WriteIgnored(ignorer, options.Changes, host.Error);
        }
        else
        {
            RunSummary.WriteFixes(report, editor?.Changes.Count() ?? 0, options.Changes, host.Error);
        }

        if (match is not null)
        {
            // Against a revision, what is left alone is not gone.
            var gone = changed is not null ? 0 : match.Unused.Count(entry => !BaselineFile.IsOutOfScope(entry, report, host.CurrentDirectory));
            RunSummary.WriteBaseline(match, gone, options.Changes.Baseline!, host.Error);
        }
    }

    private void WriteDiff(WorkspaceEditor editor)
    {
        using var output = CommandHost.CreateWriter(host.Output);
        var style = TerminalStyle.Create(options.Color, host);
        foreach (var change in editor.Changes)
        {
            UnifiedDiff.Write(change, output, style);
        }
    }

    private bool WriteChanges(IEnumerable<FileChange> changes)
    {
        var isWritten = true;
        foreach (var change in changes)
        {
            if (change.FullPath is not null && FileWriter.Write(change) is { } reason)
            {
                Warn($"'{change.DisplayPath}' is not written: {reason}.");
                isWritten = false;
            }
        }

        return isWritten;
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

    private LintReport Lint(Linter linter, RuleSet rules, List<(LocatedWorkspace Located, Workspace Workspace)> workspaces, WorkspaceEditor? editor)
    {
        var diagnostics = new List<Diagnostic>();
        var suppressed = new List<Diagnostic>();
        var skipped = new List<SkippedDocument>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var secrets = new List<DetectedSecrets>();
        var files = 0;
        foreach (var (located, workspace) in workspaces)
        {
            var result = editor is null ? linter.Lint(workspace) : editor.Edit(linter, workspace, located);
            diagnostics.AddRange(result.Diagnostics);
            suppressed.AddRange(result.Suppressed);
            skipped.AddRange(result.Skipped);
            paths.UnionWith(workspace.Documents.Select(static document => document.DisplayPath));
            secrets.Add(result.Secrets);
            files += workspace.Count;
        }

        skipped.Sort(static (left, right) => string.CompareOrdinal(left.Document.DisplayPath, right.Document.DisplayPath));
        return new LintReport
        {
            Rules = rules.GetInfos(),
            Diagnostics = Join(diagnostics),
            Suppressed = Join(suppressed),
            Skipped = [.. skipped],
            Secrets = DetectedSecrets.Join(secrets),
            FileCount = files,
            FailOn = options.FailOn,
            IncludeSuppressed = options.IncludeSuppressed,
            SarifCategory = options.SarifCategory,
            FixedCount = editor?.FixedCount ?? 0,
            Paths = paths,
            EnabledRules = linter.EnabledRules.Select(static rule => rule.Descriptor.Id).ToHashSet(StringComparer.Ordinal),
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
        if (locator.Missing is [var first, ..] missing)
        {
            Warn(missing.Count == 1 ? $"The listed file '{first}' is not there." : $"{missing.Count} of the listed files are not there, '{first}' first.");
        }

        if (workspaces.Count == 0)
        {
            Warn("There is nothing to lint.");
        }

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

        if (options.Changes.Baseline is { } baseline)
        {
            files.Add(Path.GetFullPath(baseline, host.CurrentDirectory).Replace('\\', '/'));
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
                Reporter.Create(target.Format, options.Color == ColorMode.Always ? new TerminalStyle(isEnabled: true) : TerminalStyle.None,
                    host).Write(report, file);
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

using System.Collections.Immutable;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Fixes;
using OpsLead.Lint.Cli.Git;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Cli.ShellCheck;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>One run of <c>check</c>: finds the files, lints each workspace with one linter, writes the reports.</summary>
/// <param name="host">The machine.</param>
/// <param name="options">What to do.</param>
internal sealed class CheckRun(CommandHost host, CheckOptions options)
{
    private readonly RuleTimings? timings = options.IsTimed ? new RuleTimings() : null;
    private ChangedDocuments? changed;
    private Dictionary<SourceDocument, string> projects = [];

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
        if (mode == FixMode.Diff && options.Report.Targets is not [{ File: null, Format: OutputFormat.Full }])
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
            new ReportWriter(host, options.Report).Write(report);
        }

        if (!options.Report.IsQuiet)
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

        // What a restore left beside a project is asked for by the project's own place.
        projects = located.SelectMany(static workspace => workspace.Documents)
            .Where(static document => document.FullPath.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
            .GroupBy(static document => document.Document)
            .ToDictionary(static group => group.Key, static group => group.First().FullPath);
        using var progress = options.Report.IsQuiet ? null : ProgressLine.Create(host, located.Sum(static workspace => workspace.Documents.Count));
        var linter = CreateLinter(rules, configuration, progress);
        if (!options.Report.IsQuiet)
        {
            WarnAboutInput(locator, located);
        }

        var report = Lint(linter, rules, located.ConvertAll(workspace => (workspace, CreateWorkspace(workspace, configuration))), editor);
        foreach (var (path, _, value, reason) in options.Report.IsQuiet ? [] : configuration?.Definitions?.Remarks ?? [])
        {
            Warn($"'{value}' under '{DefinitionFiles.Key}' in '{Path.GetRelativePath(host.CurrentDirectory, path).Replace('\\', '/')}' counts for nothing: {reason}.");
        }

        if (!options.Report.IsQuiet && configuration?.Editor?.IsIncomplete == true)
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
        if (options.Input.Project is { } project)
        {
            return [locator.OpenBeside(project)];
        }

        var listed = options.Input.FilesFrom is { } list ? PathList.Read(list, host) : [];
        var input = options.Input.StandardInputName is { } name ? StandardInput.Read(name, host.Input) : null;
        return locator.Open(options.Input.Paths, listed, input);
    }

    private RepositoryConfiguration? Configure(IReadOnlyList<LocatedWorkspace> located, RuleSet rules) =>
        RepositoryConfiguration.Find(located, options.Changes.HonorsForeignConfiguration
            ? new ForeignConfigurationFinder(host.CurrentDirectory).Find(located, rules.GetInfos()) : null);

    private ImmutableArray<WorkspaceAnalyzer> CreateAnalyzers(RuleSet rules) => !options.AsksShellCheck ? rules.Analyzers
        : ShellCheckProgram.Find(host.GetEnvironmentVariable) is { } program ? [.. rules.Analyzers, new ShellCheckAnalyzer(program)]
        : throw new UsageException("'--shellcheck' needs ShellCheck, which no folder of the PATH holds. Install it, or leave the option out.");

    private Linter CreateLinter(RuleSet rules, RepositoryConfiguration? configuration, ProgressLine? progress = null) => new(new LintOptions
    {
        Progress = progress,
        GetFullPath = projects.GetValueOrDefault,
        Timings = timings,
        Rules = rules.Rules,
        Analyzers = CreateAnalyzers(rules),
        Select = [.. options.Select],
        ExtendSelect = options.AsksShellCheck ? [.. options.ExtendSelect, "OPL9009"] : [.. options.ExtendSelect],
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
        var style = TerminalStyle.Create(options.Report.Color, host);
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
    private Workspace CreateWorkspace(LocatedWorkspace located, RepositoryConfiguration? configuration)
    {
        var documents = new List<SourceDocument>(located.Documents.Count);
        foreach (var (document, _) in located.Documents)
        {
            if (located.Root is null || configuration?.Editor?.IsExcluded(document) != true)
            {
                documents.Add(document);
            }
        }

        return Workspace.Create(configuration?.Definitions is { } definitions ? documents.Concat(definitions.CreateDocuments(located, documents, host.CurrentDirectory)) : documents);
    }

    private LintReport Lint(Linter linter, RuleSet rules, List<(LocatedWorkspace Located, Workspace Workspace)> workspaces, WorkspaceEditor? editor)
    {
        var builder = new LintReportBuilder();
        foreach (var (located, workspace) in workspaces)
        {
            builder.Add(editor is null ? linter.Lint(workspace) : editor.Edit(linter, workspace, located), workspace);
        }

        return builder.Build(rules, linter, options.Report) with { FixedCount = editor?.FixedCount ?? 0 };
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
        foreach (var target in options.Report.Targets)
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
}

using System.Globalization;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Configuration;
using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Git;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Secrets;

/// <summary>One search for secrets in contents that git keeps: reads each content once, a bounded part of all at a time.</summary>
/// <param name="host">The machine.</param>
/// <param name="repository">The repository.</param>
/// <param name="settings">What to do.</param>
internal sealed class SecretsRun(CommandHost host, GitRepository repository, SecretsSettings settings)
{
    // What is held at once beside the texts of findings: enough to keep all processors busy.
    private const int WindowBytes = 32 * 1024 * 1024;
    private const int WindowFiles = 4096;

    private readonly RuleSet rules = SelectRules(host.CreateRules());
    private readonly LintReportBuilder builder = new();
    private readonly string? root = repository.FindRoot();
    private readonly ForeignConfigurationFinder finder = new(host.CurrentDirectory);
    private ForeignConfiguration? foreign;
    private Linter? linter;
    private int tooLong;
    private int missing;

    /// <summary>Runs.</summary>
    /// <param name="files">The files, in the order in which a content's first place counts.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">Git fails, or a report cannot be written.</exception>
    /// <exception cref="UnknownSelectorException">A selector names no rule.</exception>
    public int Run(IEnumerable<GitFile> files)
    {
        var baseline = settings.Baseline is { } name ? BaselineFile.Read(name, host.CurrentDirectory) : null;
        using (var progress = settings.Report.IsQuiet ? null : ProgressLine.Create(host, total: 0))
        {
            linter = CreateLinter(configuration: null, progress);
            foreign = settings.HonorsForeignConfiguration ? new ForeignConfiguration(rules.GetInfos()) : null;
            Scan(files, progress);
        }

        var report = builder.Build(rules, linter, settings.Report);
        var match = baseline is null ? null : BaselineFile.Match(baseline, report);
        if (match is not null)
        {
            report = report with { Diagnostics = match.Result.Diagnostics, Suppressed = match.Result.Suppressed };
        }

        new ReportWriter(host, settings.Report).Write(report);
        if (!settings.Report.IsQuiet)
        {
            WriteSummary(report, match);
        }

        return report.Diagnostics.Any(report.IsFailure) ? ExitCode.Findings : ExitCode.Clean;
    }

    // The other rules join files of one state of the repository, which the contents of a history are not.
    private static RuleSet SelectRules(RuleSet all) => all with { Rules = [.. all.Rules.Where(static rule => rule.Info.PointsAtSecrets)], Analyzers = [] };

    private void Scan(IEnumerable<GitFile> files, ProgressLine? progress)
    {
        using var objects = repository.OpenObjects();
        var seen = new HashSet<UInt128>();
        var window = new List<(GitFile File, SourceDocument Document)>();
        var bytes = 0;
        foreach (var file in files)
        {
            // 128 bits of a cryptographic hash: no two contents of one repository share them.
            if (BinaryFormats.IsBinaryName(file.Path) || !seen.Add(UInt128.Parse(file.Hash.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                || Read(objects, file) is not { } document)
            {
                continue;
            }

            window.Add((file, document));
            bytes += document.GetText().Length * sizeof(char);
            if (bytes >= WindowBytes || window.Count >= WindowFiles)
            {
                Lint(window, progress);
                window.Clear();
                bytes = 0;
            }
        }

        Lint(window, progress);
    }

    private SourceDocument? Read(GitObjectReader objects, GitFile file)
    {
        if (objects.Read(file.Hash, FileLoader.MaxSize, out var isTooLong) is not { Type: "blob" } content)
        {
            tooLong += isTooLong ? 1 : 0;
            missing += isTooLong ? 0 : 1;
            return null;
        }

        try
        {
            return new SourceDocument(file.Path, FileLoader.Decode(content.Content, file.Path), Show(file));
        }
        catch (DocumentSkippedException)
        {
            return null;
        }
    }

    // As git itself names a file of a commit, so that 'git show' takes it.
    private static string Show(GitFile file) => file.Commit is null ? file.Path : $"{file.Commit.AsSpan(0, 10)}:{file.Path}";

    // A workspace has one document of a path, and a history many: the first of each path are linted together, then the second, and so on.
    private void Lint(List<(GitFile File, SourceDocument Document)> window, ProgressLine? progress)
    {
        var remaining = window;
        while (remaining.Count > 0)
        {
            var paths = new HashSet<string>(StringComparer.Ordinal);
            var layer = remaining.FindAll(item => paths.Add(item.File.Path));
            var taken = layer.Select(static item => item.Document).ToHashSet();
            remaining = remaining.FindAll(item => !taken.Contains(item.Document));
            var workspace = Workspace.Create(layer.Select(static item => item.Document));
            linter = CreateLinter(Configure(layer), progress);
            builder.Add(linter.Lint(workspace), workspace.Count);
        }
    }

    // Configuration holds as it is now, not as it was then.
    private RepositoryConfiguration? Configure(List<(GitFile File, SourceDocument Document)> layer)
    {
        if (root is null)
        {
            return null;
        }

        var located = layer.FindAll(static item => !ConfigurationFile.IsConfigurationName(item.File.Path))
            .ConvertAll(item => new LocatedDocument(item.Document, $"{root}/{item.File.Path}") { Commit = item.File.Commit });
        var workspace = new LocatedWorkspace(".", root, located);
        return RepositoryConfiguration.Find([workspace], FindForeign(workspace));
    }

    private ForeignConfiguration? FindForeign(LocatedWorkspace workspace)
    {
        if (foreign is null)
        {
            return null;
        }

        foreach (var document in workspace.Documents)
        {
            finder.AddAbove(foreign, document.FullPath[..document.FullPath.LastIndexOf('/')]);
        }

        // Of a history only the part at hand is held.
        foreign.ForgetDocuments();
        foreign.AddDocuments(workspace);
        return foreign.IsEmpty ? null : foreign;
    }

    private Linter CreateLinter(RepositoryConfiguration? configuration, ProgressLine? progress) => new(new LintOptions
    {
        Progress = progress,
        Rules = rules.Rules,
        Select = [.. settings.Select],
        ExtendSelect = [.. settings.ExtendSelect],
        Ignore = [.. settings.Ignore],
        Configuration = configuration,
    });

    private void WriteSummary(LintReport report, BaselineMatch? match)
    {
        if (missing > 0)
        {
            host.Error.WriteLine($"warning: {missing} contents are not in this clone and were not looked at.");
        }

        if (tooLong > 0)
        {
            host.Error.WriteLine($"warning: {tooLong} contents over 16 MB were not looked at.");
        }

        RunSummary.Write(report, host.Error);
        if (match is not null)
        {
            RunSummary.WriteBaseline(match, match.Unused.Length, settings.Baseline!, host.Error);
        }
    }
}

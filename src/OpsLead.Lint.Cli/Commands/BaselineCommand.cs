using System.CommandLine;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>baseline update|prune|import</c>: writes the file of known findings that <c>check --baseline</c> reads.</summary>
internal sealed class BaselineCommand : Command
{
    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public BaselineCommand(CommandHost host)
        : base("baseline", "Write the file of known findings, so that only new ones count.")
    {
        Add(new WriteCommand(host, "update", "Take all findings of now into the baseline, and drop those that are gone.",
            static (baseline, report, isOutOfScope) =>
            (baseline ?? Baseline.Create(Baseline.CreateSalt())).Update(BaselineFile.ToResult(report), isOutOfScope)));
        Add(new WriteCommand(host, "prune", "Drop entries of findings that are gone; take none in.", static (baseline, report, isOutOfScope) =>
            baseline?.Prune(BaselineFile.Match(baseline, report), isOutOfScope)));
        Add(new ImportCommand(host));
    }

    /// <summary>What all of these commands take, and how a baseline is written.</summary>
    private abstract class ChangeCommand : Command
    {
        private readonly Argument<string[]> paths;
        private readonly SelectionOptions selection = new();
        private readonly Option<string> file = new("--baseline") { Description = "The file.", HelpName = "FILE", Required = true };
        private readonly Option<bool> noForeignConfig = ChangeOptions.CreateNoForeignConfig();

        protected ChangeCommand(CommandHost host, string name, string description, Argument? first = null)
            : base(name, description)
        {
            Host = host;
            if (first is not null)
            {
                Add(first);
            }

            paths = PathsArgument.Create(this, host);
            Add(paths);
            Add(file);
            selection.AddTo(this);
            Add(noForeignConfig);
            SetAction(Run);
        }

        protected CommandHost Host { get; }

        protected abstract Baseline? Read(string name);

        protected abstract Baseline Change(Baseline? before, LintReport report, ParseResult result);

        protected static string Count(int count, string what) => count == 1 ? "1 " + what : $"{count} {(what[^1] == 'y' ? what[..^1] + "ie" : what)}s";

        private int Run(ParseResult result)
        {
            var name = result.GetRequiredValue(file);
            var (select, extendSelect, ignore) = selection.Read(result);
            var before = Read(name);
            var report = new CheckRun(Host, new CheckOptions
            {
                Input = new InputSettings { Paths = PathsArgument.Read(result, paths) },
                Select = select,
                ExtendSelect = extendSelect,
                Ignore = ignore,
                Report = new ReportSettings { FailOn = null, Targets = [], Color = ColorMode.Never, IsQuiet = true },
                Jobs = 0,
                Changes = new ChangeSettings { Baseline = name, HonorsForeignConfiguration = !result.GetValue(noForeignConfig) },
            }).Lint();
            var after = Change(before, report, result);
            if (after.ToString() != before?.ToString())
            {
                BaselineFile.Write(name, Host.CurrentDirectory, after);
            }

            var old = before?.Entries ?? [];
            var added = CountMissing(after.Entries, old);
            var removed = CountMissing(old, after.Entries);
            Host.Error.WriteLine($"'{PrintableText.Escape(name)}' holds {Count(after.Entries.Length, "finding")}: {added} added, {removed} removed.");
            return ExitCode.Clean;
        }

        // Two findings in one place are two entries that read alike.
        private static int CountMissing(IReadOnlyList<BaselineEntry> entries, IReadOnlyList<BaselineEntry> among)
        {
            var remaining = new Dictionary<(string, string), int>();
            foreach (var entry in among)
            {
                remaining[(entry.RuleId, entry.Identity)] = remaining.GetValueOrDefault((entry.RuleId, entry.Identity)) + 1;
            }

            var missing = 0;
            foreach (var entry in entries)
            {
                var key = (entry.RuleId, entry.Identity);
                if (remaining.GetValueOrDefault(key) > 0)
                {
                    remaining[key]--;
                }
                else
                {
                    missing++;
                }
            }

            return missing;
        }
    }
    private sealed class WriteCommand(CommandHost host, string name, string description, Func<Baseline?, LintReport, Func<BaselineEntry, bool>, Baseline?> change)
        : ChangeCommand(host, name, description)
    {
        protected override Baseline? Read(string name) => Name == "prune" ? BaselineFile.Read(name, Host.CurrentDirectory) : BaselineFile.TryRead(name, Host.CurrentDirectory);

        protected override Baseline Change(Baseline? before, LintReport report, ParseResult result) =>
            change(before, report, entry => BaselineFile.IsOutOfScope(entry, report, Host.CurrentDirectory))!;
    }

    private sealed class ImportCommand : ChangeCommand
    {
        private const int MaxNamed = 5;

        private static readonly Argument<string> Known = new("REPORT") { Description = "The baseline of detect-secrets ('.secrets.baseline'), or a report of gitleaks or betterleaks in JSON." };

        public ImportCommand(CommandHost host)
            : base(host, "import", "Take in the secrets that another scanner knows already.", Known)
        {
        }

        protected override Baseline? Read(string name) => BaselineFile.TryRead(name, Host.CurrentDirectory);

        protected override Baseline Change(Baseline? before, LintReport report, ParseResult result)
        {
            var name = result.GetRequiredValue(Known);
            var foreign = ForeignBaseline.Read(name, Host.CurrentDirectory);
            var import = new BaselineImport(foreign);
            var after = (before ?? Baseline.Create(Baseline.CreateSalt())).Add(
                BaselineFile.ToResult(report),
                diagnostic => import.Find(diagnostic) is { } entry ? entry.IsAudited ? $"{foreign.Tool}: no secret" : $"known to {foreign.Tool}" : null);
            WriteUnmet(name, foreign, [.. import.Unmet], report);
            return after;
        }

        // Nothing is lost in silence: who moves from one tool to another wants to know what did not come along, and why.
        private void WriteUnmet(string name, ForeignBaseline foreign, ForeignBaselineEntry[] unmet, LintReport report)
        {
            Host.Error.WriteLine($"{foreign.Entries.Length - unmet.Length} of {Count(foreign.Entries.Length, "entry")} of '{PrintableText.Escape(name)}' are findings here.");
            var gone = unmet.ToLookup(entry => entry.Path.Contains('\0', StringComparison.Ordinal) || !File.Exists(Path.GetFullPath(entry.Path, Host.CurrentDirectory)) ? 0 : report.Paths.Contains(entry.Path) ? 2 : 1);
            foreach (var (kind, reason) in new[] { (0, "in files that are gone"), (1, "in files that were not looked at"), (2, "where nothing is found now, so there is nothing to take in") })
            {
                var entries = gone[kind].ToArray();
                if (entries.Length > 0)
                {
                    var more = entries.Length > MaxNamed ? ", …" : "";
                    Host.Error.WriteLine($"  {entries.Length} {reason}: {string.Join(", ", entries.Take(MaxNamed).Select(static entry => PrintableText.Escape($"{entry.Path}:{entry.Line}")))}{more}");
                }
            }
        }
    }
}

using System.CommandLine;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Baselines;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>baseline update|prune</c>: writes the file of known findings that <c>check --baseline</c> reads.</summary>
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
    }

    private sealed class WriteCommand : Command
    {
        private readonly CommandHost host;
        private readonly Func<Baseline?, LintReport, Func<BaselineEntry, bool>, Baseline?> change;
        private readonly Argument<string[]> paths;
        private readonly SelectionOptions selection = new();
        private readonly Option<string> file = new("--baseline") { Description = "The file.", HelpName = "FILE", Required = true };
        private readonly Option<bool> noForeignConfig = ChangeOptions.CreateNoForeignConfig();

        public WriteCommand(CommandHost host, string name, string description, Func<Baseline?, LintReport, Func<BaselineEntry, bool>, Baseline?> change)
            : base(name, description)
        {
            this.host = host;
            this.change = change;
            paths = PathsArgument.Create(this, host);
            Add(paths);
            Add(file);
            selection.AddTo(this);
            Add(noForeignConfig);
            SetAction(Run);
        }

        private int Run(ParseResult result)
        {
            var name = result.GetRequiredValue(file);
            var (select, extendSelect, ignore) = selection.Read(result);
            var before = Name == "prune" ? BaselineFile.Read(name, host.CurrentDirectory) : BaselineFile.TryRead(name, host.CurrentDirectory);
            var report = new CheckRun(host, new CheckOptions
            {
                Input = new InputSettings { Paths = PathsArgument.Read(result, paths) },
                Select = select,
                ExtendSelect = extendSelect,
                Ignore = ignore,
                Report = new ReportSettings { FailOn = null, Targets = [], Color = ColorMode.Never, IsQuiet = true },
                Jobs = 0,
                Changes = new ChangeSettings { Baseline = name, HonorsForeignConfiguration = !result.GetValue(noForeignConfig) },
            }).Lint();
            var after = change(before, report, entry => BaselineFile.IsOutOfScope(entry, report, host.CurrentDirectory))!;
            if (after.ToString() != before?.ToString())
            {
                BaselineFile.Write(name, host.CurrentDirectory, after);
            }

            var old = before?.Entries ?? [];
            var added = CountMissing(after.Entries, old);
            var removed = CountMissing(old, after.Entries);
            host.Error.WriteLine($"'{PrintableText.Escape(name)}' holds {Count(after.Entries.Length)}: {added} added, {removed} removed.");
            return ExitCode.Clean;
        }

        private static string Count(int count) => count == 1 ? "1 finding" : $"{count} findings";

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
}

using System.CommandLine;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>check [PATH…]</c>: lints files and folders.</summary>
internal sealed class CheckCommand : Command
{
    private readonly CommandHost host;

    private readonly Argument<string[]> paths;
    private readonly InputOptions input = new();
    private readonly SelectionOptions selection = new();
    private readonly Option<string> failOn = ChoiceOption.Create("--fail-on", "The least severity that makes the exit code 1.", "warning", "error", "warning", "note", "never");

    private readonly Option<string[]> format = new("--format")
    {
        Description = $"How to report: {string.Join(", ", OutputFormats.Names)}. NAME=FILE writes to a file; may be given several times.",
        HelpName = "NAME[=FILE]",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> output = new("--output") { Description = "Write the report to a file.", HelpName = "FILE" };
    private readonly Option<bool> includeSuppressed = new("--include-suppressed") { Description = "Write silenced findings to SARIF too. Not for code scanning, which would open them." };
    private readonly Option<string> sarifCategory = new("--sarif-category") { Description = "Keep this SARIF log apart from others of the same tool.", HelpName = "NAME" };
    private readonly Option<int> jobs = new("--jobs") { Description = "How many files to read at once; 0 for as many as there are processors.", HelpName = "N" };
    private readonly Option<string> color = ChoiceOption.Create("--color", "Colour the findings.", "auto", "auto", "always", "never");
    private readonly ChangeOptions changes = new();
    private readonly Option<bool> timings = new("--timings") { Description = "Say at the end which rules took longest." };
    private readonly Option<bool> quiet = new("--quiet") { Description = "Say nothing but findings and errors." };

    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    public CheckCommand(CommandHost host)
        : base("check", "Lint files and folders.")
    {
        this.host = host;
        jobs.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count < 0))
            {
                result.AddError($"'--jobs' takes a number from 0 on, not '{token.Value}'.");
            }
        });
        paths = PathsArgument.Create(this, host);
        Add(paths);
        input.AddTo(this);
        selection.AddTo(this);
        foreach (var option in new Option[] { failOn, format, output, includeSuppressed, sarifCategory, jobs, color, timings, quiet })
        {
            Add(option);
        }

        changes.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult result) => new CheckRun(host, Read(result)).Run();

    private CheckOptions Read(ParseResult result)
    {
        var (select, extendSelect, ignore) = selection.Read(result);
        return new CheckOptions
        {
            Input = input.Read(result, paths),
            Select = select,
            ExtendSelect = extendSelect,
            Ignore = ignore,
            FailOn = result.GetValue(failOn) switch
            {
                "error" => RuleSeverity.Error,
                "note" => RuleSeverity.Note,
                "never" => null,
                _ => RuleSeverity.Warning,
            },
            Targets = ReportTarget.Parse(result.GetValue(format) ?? [], result.GetValue(output), host.CurrentDirectory),
            IncludeSuppressed = result.GetValue(includeSuppressed),
            SarifCategory = result.GetValue(sarifCategory),
            Jobs = result.GetValue(jobs),
            Color = result.GetValue(color) switch
            {
                "always" => ColorMode.Always,
                "never" => ColorMode.Never,
                _ => ColorMode.Auto,
            },
            IsTimed = result.GetValue(timings),
            IsQuiet = result.GetValue(quiet),
            Changes = changes.Read(result),
        };
    }
}

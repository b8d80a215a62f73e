using System.CommandLine;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>check [PATH…]</c>: lints files and folders.</summary>
internal sealed class CheckCommand : Command
{
    private readonly CommandHost host;

    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Folders, each a repository of its own, and files, which are linted whatever ignores them. The current folder when there is none.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> select = Selectors("--select", "Run these rules and no others: ids, names, peers' ids (hadolint/DL3008), 'peer/*', input kinds, categories, practices, '*'.");
    private readonly Option<string[]> extendSelect = Selectors("--extend-select", "Run these rules too.");
    private readonly Option<string[]> ignore = Selectors("--ignore", "Do not run these rules.");
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
        paths.Validators.Add(result =>
        {
            // Any number of paths would swallow a mistyped option; a file of that name is still a file.
            foreach (var token in result.Tokens)
            {
                if (token.Value is ['-', _, ..] && !Path.Exists(Path.GetFullPath(token.Value, host.CurrentDirectory)))
                {
                    result.AddError(CommandLineApplication.DescribeUnknown(this, token.Value));
                }
            }
        });
        Add(paths);
        foreach (var option in new Option[] { select, extendSelect, ignore, failOn, format, output, includeSuppressed, sarifCategory, jobs, color, quiet })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private static Option<string[]> Selectors(string name, string description) =>
        new(name) { Description = description, HelpName = "RULES", Arity = ArgumentArity.OneOrMore };

    private int Run(ParseResult result) => new CheckRun(host, new CheckOptions
    {
        Paths = result.GetValue(paths) is { Length: > 0 } given ? given : ["."],
        Select = CommaSeparated.Split(result.GetValue(select)),
        ExtendSelect = CommaSeparated.Split(result.GetValue(extendSelect)),
        Ignore = CommaSeparated.Split(result.GetValue(ignore)),
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
        IsQuiet = result.GetValue(quiet),
    }).Run();
}

using System.CommandLine;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>The options that say how findings are reported, and which count.</summary>
internal sealed class ReportOptions
{
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
    private readonly Option<string> color = ChoiceOption.Create("--color", "Colour the findings.", "auto", "auto", "always", "never");
    private readonly Option<bool> errorsAsWarnings = new("--errors-as-warnings") { Description = "Report errors as warnings: what reads the report is to go on." };
    private readonly Option<bool> quiet = new("--quiet") { Description = "Say nothing but findings and errors." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { failOn, errorsAsWarnings, format, output, includeSuppressed, sarifCategory, color, quiet })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the options.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="currentDirectory">What relative paths start from.</param>
    /// <returns>What they ask for.</returns>
    /// <exception cref="UsageException">A format is unknown, or two reports would go to one place.</exception>
    public ReportSettings Read(ParseResult result, string currentDirectory) => new()
    {
        FailOn = result.GetValue(failOn) switch
        {
            "error" => RuleSeverity.Error,
            "note" => RuleSeverity.Note,
            "never" => null,
            _ => RuleSeverity.Warning,
        },
        Targets = ReportTarget.Parse(result.GetValue(format) ?? [], result.GetValue(output), currentDirectory),
        LowersErrors = result.GetValue(errorsAsWarnings),
        IncludeSuppressed = result.GetValue(includeSuppressed),
        SarifCategory = result.GetValue(sarifCategory),
        Color = result.GetValue(color) switch
        {
            "always" => ColorMode.Always,
            "never" => ColorMode.Never,
            _ => ColorMode.Auto,
        },
        IsQuiet = result.GetValue(quiet),
    };
}

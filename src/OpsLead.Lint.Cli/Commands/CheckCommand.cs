using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>check [PATH…]</c>: lints files and folders.</summary>
internal sealed class CheckCommand : Command
{
    private readonly CommandHost host;

    private readonly Argument<string[]> paths;
    private readonly InputOptions input = new();
    private readonly SelectionOptions selection = new();
    private readonly ReportOptions report = new();
    private readonly Option<int> jobs = new("--jobs") { Description = "How many files to read at once; 0 for as many as there are processors.", HelpName = "N" };
    private readonly ChangeOptions changes = new();
    private readonly Option<bool> shellCheck = new("--shellcheck") { Description = "Ask the installed ShellCheck about the scripts in Dockerfiles and workflows." };
    private readonly Option<bool> timings = new("--timings") { Description = "Say at the end which rules took longest." };

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
        report.AddTo(this);
        Add(jobs);
        Add(shellCheck);
        Add(timings);
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
            Report = report.Read(result, host.CurrentDirectory),
            Jobs = result.GetValue(jobs),
            AsksShellCheck = result.GetValue(shellCheck),
            IsTimed = result.GetValue(timings),
            Changes = changes.Read(result),
        };
    }
}

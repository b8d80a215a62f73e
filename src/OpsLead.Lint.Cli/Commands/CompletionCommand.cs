using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>completion SHELL</c>: prints the script that completes this program's command line.</summary>
internal sealed class CompletionCommand : Command
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly CommandHost host;
    private readonly Command root;
    private readonly Argument<string> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh.", HelpName = string.Join('|', Shells) };

    /// <summary>The command.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="root">All commands, this one among them.</param>
    public CompletionCommand(CommandHost host, Command root)
        : base("completion", "Print a script that completes commands, options and rules in a shell.")
    {
        this.host = host;
        this.root = root;
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !Shells.AsSpan().Contains(token.Value))
            {
                result.AddError($"There is no completion for '{token.Value}'. Choose one of '{string.Join("', '", Shells)}'.");
            }
        });
        Add(shell);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var rules = new List<string>();
        foreach (var rule in host.CreateRules().GetInfos())
        {
            rules.Add(rule.Name);
        }

        var commands = CompletedCommand.Collect(root, rules);
        using var output = CommandHost.CreateWriter(host.Output);
        output.Write(result.GetRequiredValue(shell) switch
        {
            "zsh" => CompletionScript.ForZsh(commands),
            "fish" => CompletionScript.ForFish(commands),
            "pwsh" => CompletionScript.ForPowerShell(commands),
            _ => CompletionScript.ForBash(commands),
        });
        return ExitCode.Clean;
    }
}

using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds downloads that are run as they come.</summary>
internal sealed class VerifyDownloadedScript : WorkflowRule
{
    private const int HashLength = 40;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4119",
        "Verify the downloaded script",
        "'{0}' runs what '{1}' downloads, whatever that is on the day, with the job's token and secrets. Save it, verify its checksum, then run it; or use a pinned action.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 6.0,
        Weaknesses = [494, 829],
        Aliases = ["poutine/unverified_script_exec"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Script is not { } script)
        {
            return;
        }

        // In the order of the text, whatever the order of a dictionary is.
        var interpreters = DownloadedPrograms.FindInterpreters(script.EffectiveCommands);
        foreach (var command in script.EffectiveCommands)
        {
            if (interpreters.TryGetValue(command, out var interpreter) && !IsFixed(command))
            {
                c.Report(command.GetFileSpan(command.Span), interpreter.Name!, command.Script.GetText(FindAddress(command)).Trim("\"'").ToString());
            }
        }
    });

    private static ShellWord FindAddress(EffectiveCommand command)
    {
        foreach (var operand in command.Operands)
        {
            if (operand.StaticPrefix.Contains("://", StringComparison.Ordinal))
            {
                return operand;
            }
        }

        return command.Operands is [.., var last] ? last : command.NameWord;
    }

    // A file at a commit of a repository stays what it is; what comes from the machine itself is not a download.
    private static bool IsFixed(EffectiveCommand command)
    {
        var address = FindAddress(command).StaticPrefix.AsSpan();
        if (address.Contains("://localhost", StringComparison.OrdinalIgnoreCase) || address.Contains("://127.", StringComparison.Ordinal))
        {
            return true;
        }

        var run = 0;
        foreach (var c in address)
        {
            run = char.IsAsciiHexDigit(c) ? run + 1 : 0;
            if (run == HashLength)
            {
                return true;
            }
        }

        return false;
    }
}

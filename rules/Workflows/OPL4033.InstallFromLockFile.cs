using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds packages installed by name in a step.</summary>
internal sealed class InstallFromLockFile : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4033",
        "Install from a lock file",
        "'{0}' is installed by name, with whatever it depends on today. Add it to the project's lock file and install from that.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [829, 1357],
        Aliases = ["zizmor/adhoc-packages"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Script is not { } script)
        {
            return;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (GetFirstPackage(command) is { } package)
            {
                c.Report(script.GetFileSpan(package), package.LiteralText!);
            }
        }
    });

    private static ShellWord? GetFirstPackage(EffectiveCommand command)
    {
        var isInstall = command.Name switch
        {
            "gem" => command.Subcommand is "install" or "i",
            "npm" => command.Subcommand is "install" or "i" or "in" or "ins" or "inst" or "insta" or "instal" or "isnt" or "isnta" or "isntal" or "isntall" or "add",
            "yarn" or "pnpm" => command.Subcommand is "add",
            "bundle" => command.Subcommand is "add",
            _ => false,
        };
        if (!isInstall || command.HasFlag("--help", "-h"))
        {
            return null;
        }

        // A folder or an archive of one's own is no package of a registry.
        var operands = command.Operands;
        for (var i = 1; i < operands.Length; i++)
        {
            if (operands[i].LiteralText is { } name && name.Length > 0 && name[0] is not ('.' or '/' or '~') && !name.EndsWith(".tgz", StringComparison.Ordinal) && !name.EndsWith(".gem", StringComparison.Ordinal))
            {
                return operands[i];
            }
        }

        return null;
    }
}

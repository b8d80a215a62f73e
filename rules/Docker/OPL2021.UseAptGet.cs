namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds apt, whose command line is meant for people.</summary>
internal sealed class UseAptGet : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2021",
        "Use apt-get",
        "'{0}' promises no stable command line and says so in every build. Use apt-get or apt-cache.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Aliases = ["hadolint/DL3027", "checkov/CKV_DOCKER_9"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;

        // These mean the same to both.
        var isShared = command.Subcommand is "install" or "update" or "upgrade" or "remove" or "purge" or "autoremove" or "clean" or "autoclean";
        c.Report(c.Node.NameSpan, new DiagnosticDetails
        {
            Fix = isShared && command.NameWord.LiteralText == "apt" ? CommandFixes.Replace(command, command.NameWord, "apt-get", "Use 'apt-get'") : null,
        }, "apt");
    }, "apt");
}

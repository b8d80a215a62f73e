namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds users that get a password in a build.</summary>
internal sealed class SetNoPassword : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2032",
        "Give no user a password",
        "'{0}' leaves a password in the image, the same in every container and readable by whoever pulls it. Remove it.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 6.5,
        Weaknesses = [259, 798],
        Aliases = ["checkov/CKV2_DOCKER_17"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        if (command.Name == "chpasswd")
        {
            c.Report(c.Node.NameSpan, "chpasswd");
        }
        else if (command.FindFlag("-p", "--password") is { } password && password.Value is not ("" or "!" or "*" or "x"))
        {
            c.Report(command.GetFileSpan(password.NameSpan), new DiagnosticDetails { Aliases = [] }, $"{command.Name} {password.Name}");
        }
    }, "chpasswd", "useradd", "usermod");
}

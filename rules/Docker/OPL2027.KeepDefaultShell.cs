namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds a replaced /bin/sh.</summary>
internal sealed class KeepDefaultShell : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2027",
        "Change the shell with SHELL",
        "The link '{0}' gives every script of the image another shell than its packages expect. Use the instruction SHELL.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL4005"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        foreach (var operand in c.Node.Command.Operands)
        {
            if (operand.LiteralText == "/bin/sh")
            {
                c.Report(c.Node.GetSpan(operand), "/bin/sh");
                return;
            }
        }
    }, "ln");
}

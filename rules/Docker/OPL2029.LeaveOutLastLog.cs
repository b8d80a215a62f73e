namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds users with a long number whose entry in a sparse log file fills the layer.</summary>
internal sealed class LeaveOutLastLog : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2029",
        "Leave users with long numbers out of the login log",
        "The user number '{0}' makes 'useradd' write a login log as long as the number, which fills the layer. Add '--no-log-init'.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3046"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        if (!command.HasUnknownArguments && !command.HasFlag("-l", "--no-log-init") && command.FindFlag("-u", "--uid") is { Value.Length: > 5 } uid)
        {
            c.Report(command.GetFileSpan(uid.ValueSpan), new DiagnosticDetails { Fix = CommandFixes.AddAfter(command, command.NameWord, "--no-log-init") },
                uid.Value);
        }
    }, "useradd");
}

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds wget drawing its progress bar into the log of a build.</summary>
internal sealed class QuietDownload : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2028",
        "Keep the progress bar out of the log",
        "'{0}' writes a line of progress for every few kilobytes into the log. Add '-nv', or '-q' for BusyBox.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["hadolint/DL3047"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        if (command.HasUnknownArguments
            || command.HasFlag("-q", "--quiet", "-o", "--output-file", "-a", "--append-output", "--no-verbose", "--progress", "--version", "-V", "--help"))
        {
            return;
        }

        foreach (var word in command.Arguments)
        {
            if (word.LiteralText == "-nv")
            {
                return;
            }
        }

        // BusyBox refuses the option.
        c.Report(c.Node.NameSpan, new DiagnosticDetails { Fix = CommandFixes.AddAfter(command, command.NameWord, "-nv", FixSafety.Unsafe) }, "wget");
    }, "wget");
}

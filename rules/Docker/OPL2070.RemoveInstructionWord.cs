using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds the keyword of an instruction where a command should be.</summary>
internal sealed class RemoveInstructionWord : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2070",
        "Remove the keyword from the command",
        "'{0}' is an instruction and no command, so the RUN fails. Remove it, or begin a line of its own with it.",
        RuleCategory.Correctness,
        RuleSeverity.Error);

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(
        static c =>
            c.Report(c.Node.NameSpan, new DiagnosticDetails { Fix = c.Node.Command.Name == "RUN" ? Remove(c.Node.Command) : null }, c.Node.Command.Name!),
        "RUN", "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "USER", "VOLUME", "WORKDIR");

    private static CodeFix? Remove(EffectiveCommand command)
    {
        if (command.Arguments is not [var next, ..])
        {
            return null;
        }

        var span = TextSpan.FromBounds(command.NameWord.Span.Start, next.Span.Start);
        return CommandFixes.IsVerbatim(command, span) ? CodeFix.Replace("Remove 'RUN'", command.GetFileSpan(span), "") : null;
    }
}

using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds changes of the directory that end with the RUN they stand in.</summary>
internal sealed class SetWorkdir : DockerRule
{
    private const string Midway = "'{0}' moves one RUN to '{1}'. Set the directory with WORKDIR, which all instructions see.";
    private const ShellCommandContext Nested = ShellCommandContext.Subshell | ShellCommandContext.CommandSubstitution | ShellCommandContext.ProcessSubstitution
        | ShellCommandContext.Branch | ShellCommandContext.Loop | ShellCommandContext.Function | ShellCommandContext.Condition;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2019",
        "Set the directory with WORKDIR",
        "'{0}' moves to '{1}' for nothing: the next instruction starts in the old directory. Use WORKDIR.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3003", "trivy/DS-0013"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterScriptAction(static c =>
    {
        var commands = c.Node.Script.EffectiveCommands;
        for (var i = 0; i < commands.Length; i++)
        {
            var command = commands[i];
            if (command.Name != "cd" || command.NameWord.Span != command.Command.Words[0].Span)
            {
                continue;
            }

            var isLast = i == commands.Length - 1 && (command.Command.Context & Nested) == 0 && command.Outer is null && command.Operands.Length == 1;
            var isNested = (command.Command.Context & Nested) != 0;
            ImmutableArray<string> aliases = isNested ? ["hadolint/DL3003"] : ["hadolint/DL3003", "trivy/DS-0013"];
            var target = command.Operands is [var directory, ..] ? command.Script.GetText(directory).ToString() : "~";
            c.Report(command.GetFileSpan(command.NameWord.Span), new DiagnosticDetails
            {
                MessageFormat = isLast ? null : Midway,
                Aliases = aliases,
                IsOptIn = !isLast,
                Fix = isLast && commands.Length == 1 ? ToWorkdir(c.Node.Run, command) : null,
            }, "cd", target);
        }
    });

    // What follows starts in the directory then, which is what the author hoped for.
    private static CodeFix? ToWorkdir(RunInstruction run, EffectiveCommand command) =>
        run is { Outer: null, Heredocs.Count: 0, Flags.Count: 0, Command.IsJson: false, Source.IsVerbatim: true }
        && command.Command.Span.Length == run.Command.Source.Length && command.Operands[0].LiteralText is { Length: > 0 } directory
            && directory[0] is not ('~' or '-')
            ? new CodeFix("Use WORKDIR", FixSafety.Unsafe, [new TextEdit(run.Source.Span, $"WORKDIR {directory}")])
            : null;
}

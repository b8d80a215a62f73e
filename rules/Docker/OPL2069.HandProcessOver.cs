using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds scripts in the exec form whose shell stays process 1.</summary>
internal sealed class HandProcessOver : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2069",
        "Hand the process over with exec",
        "The shell stays process 1 while '{0}' runs, and keeps SIGTERM to itself, so stopping ends in a kill. Write 'exec' before it.",
        RuleCategory.Reliability,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction.Outer is not null || c.Node.Stage is { IsFinal: false } || Dockerfile.GetCommandLine(c.Node.Instruction) is not { IsJson: true }
            || c.Node.File.GetScript(c.Node.Instruction) is not { IsExecForm: false } script || FindLast(script) is not { } last)
        {
            return;
        }

        // Shells replace themselves by a command that is all of their script.
        if (!last.IsWrappedBy("exec") && last.Name is not (null or "exec" or "exit" or "true" or "wait" or "echo" or "sleep" or "tail" or "trap" or "set"))
        {
            var word = last.Command.Words[0];
            c.Report(last.GetFileSpan(word.Span), new DiagnosticDetails { IsOptIn = script.Commands.Length == 1, Fix = AddExec(last, word) },
                script.GetText(word).ToString());
        }
    }, DockerInstructionKind.Cmd, DockerInstructionKind.Entrypoint);

    private static CodeFix? AddExec(EffectiveCommand command, ShellWord word) =>
        command.Command.Assignments.IsEmpty && command.Script.Map.IsVerbatim(word.Span.Start, word.Span.Length)
        ? new CodeFix("Write 'exec' before the command", FixSafety.Unsafe, [new TextEdit(new Text.TextSpan(command.GetFileSpan(word.Span).Start, 0), "exec ")])
        : null;

    // The last command of the script, when it is one that surely runs last.
    private static EffectiveCommand? FindLast(ShellScript script)
    {
        if (script.Root.Items is not [.., { Separator: not ShellSeparator.Ampersand } item]
            || item.Pipelines is not [.., { Commands: [ShellSimpleCommand simple], IsNegated: false }]
            || (item.Operators is [.., var last] && last.IsOr))
        {
            return null;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (ReferenceEquals(command.Command, simple) && command.Outer is null)
            {
                return command;
            }
        }

        return null;
    }
}

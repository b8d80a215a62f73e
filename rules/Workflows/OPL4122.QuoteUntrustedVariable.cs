using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds variables with a stranger's text that the shell splits, or runs.</summary>
internal sealed class QuoteUntrustedVariable : WorkflowRule
{
    private const string Run = "'{0}' holds '{1}', which anybody can write, and '{2}' runs it as a script. Hand it on as an argument instead.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4122",
        "Quote the untrusted variable",
        "'{0}' holds '{1}', which anybody can write, and the shell makes several words and file names of it. Put it in double quotes.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 6.5,
        Weaknesses = [88, 78],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterJobAction(static c =>
        {
            foreach (var step in c.Node.Steps)
            {
                Check(c, c.Node.Workflow.UntrustedFlow, step);
            }
        });
        context.RegisterActionMetadataAction(static c =>
        {
            foreach (var step in c.Node.Steps)
            {
                Check(c, c.Node.UntrustedFlow, step);
            }
        });
    }

    private static void Check<TNode>(NodeContext<TNode> c, UntrustedFlow flow, Step step)
    {
        if (step.Script is not { } script || !script.Text.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        var values = flow.GetScript(step);
        foreach (var command in script.EffectiveCommands)
        {
            // The commands of a script inside are seen through what runs them.
            if (!ReferenceEquals(command.Script, script))
            {
                continue;
            }

            var runs = command.Name is "eval" || (command.Name is "sh" or "bash" or "dash" or "zsh" && command.HasFlag("-c"));
            foreach (var word in command.Arguments)
            {
                foreach (var leaf in word.GetLeaves())
                {
                    if (leaf is not ShellParameterPart parameter || values.Find(parameter) is not { IsInput: false } origin)
                    {
                        continue;
                    }

                    if (runs && IsProgram(command, word))
                    {
                        c.Report(script.GetFileSpan(leaf), new DiagnosticDetails { MessageFormat = Run, Severity = RuleSeverity.Error, Related = origin.Steps }, script.GetText(leaf).ToString(), origin.Source, command.Name!);
                    }
                    else if (!leaf.IsQuoted && word.Assignment is null && !IsBranch(origin))
                    {
                        c.Report(script.GetFileSpan(leaf), new DiagnosticDetails { Related = origin.Steps, Fix = Quote(script, word, leaf) }, script.GetText(leaf).ToString(), origin.Source);
                    }
                }
            }
        }
    }

    // What follows the program of `sh -c` are its arguments.
    private static bool IsProgram(EffectiveCommand command, ShellWord word) =>
        command.Name == "eval" || ReferenceEquals(command.FindFlag("-c")?.ValueWord, word) || (command.Operands is [var first, ..] && ReferenceEquals(first, word));

    // Git allows neither blanks nor the characters of patterns in a branch's name.
    private static bool IsBranch(UntrustedOrigin origin) => origin.Source.EndsWith("head_ref", StringComparison.OrdinalIgnoreCase) || origin.Source.EndsWith(".ref", StringComparison.OrdinalIgnoreCase)
        || origin.Source.EndsWith("branch", StringComparison.OrdinalIgnoreCase) || origin.Source.EndsWith("email", StringComparison.OrdinalIgnoreCase);

    private static CodeFix? Quote(ShellScript script, ShellWord word, ShellWordPart leaf)
    {
        if (word.Parts.Length != 1)
        {
            return null;
        }

        var span = script.GetFileSpan(leaf);
        return new CodeFix("Put it in double quotes", FixSafety.Safe, [new TextEdit(new TextSpan(span.Start, 0), "\""), new TextEdit(new TextSpan(span.End, 0), "\"")]);
    }
}

using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds RUN after RUN, each of one command.</summary>
internal sealed class JoinRuns : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2056",
        "Join consecutive RUN instructions",
        "This '{0}' follows another, and both are one command, which makes two layers. Join them.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["hadolint/DL3059"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        var instructions = c.Node.File.Syntax.Instructions;
        var run = (RunInstruction)c.Node.Instruction;
        if (run.Outer is null && run.Index > 0 && instructions[run.Index - 1] is RunInstruction previous && HaveEqualFlags(run, previous)
            && IsOneCommand(c.Node.File, run) && IsOneCommand(c.Node.File, previous))
        {
            c.Report(run.Keyword.Span, new DiagnosticDetails { Related = [new RelatedSpan(previous.Keyword.Span, "The RUN before")] }, run.Keyword.Text);
        }
    }, DockerInstructionKind.Run);

    private static bool IsOneCommand(Dockerfile file, RunInstruction run) => file.GetScript(run) is { Commands.Length: <= 1 };

    private static bool HaveEqualFlags(RunInstruction left, RunInstruction right)
    {
        if (left.Flags.Count != right.Flags.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Flags.Count; i++)
        {
            if (left.Flags[i].Source.Text != right.Flags[i].Source.Text)
            {
                return false;
            }
        }

        return true;
    }
}

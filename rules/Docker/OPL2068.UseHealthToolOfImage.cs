using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds health checks with a tool that the image lacks.</summary>
internal sealed class UseHealthToolOfImage : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2068",
        "Check health with what the image has",
        "'{0}' is not in the image '{1}', so the check always fails. Install it, or let the program check itself.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        if (c.Node.Syntax.FinalStage is not { } stage || stage.GetLast(DockerInstructionKind.Healthcheck) is not { } healthcheck
            || Dockerfile.GetBaseImage(stage) is not { IsKnown: true } image || c.Node.GetScript(healthcheck) is not { } script)
        {
            return;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is "curl" or "wget" && BaseImages.HasTool(image.Value, command.Name) == false && !Brings(c.Node, stage, command.Name))
            {
                c.Report(command.GetFileSpan(command.NameWord.Span), command.Name, image.Value.Text);
                return;
            }
        }
    });

    // Any mention of the tool, and any script of the author's own, may install it.
    private static bool Brings(Dockerfile file, DockerStage stage, string tool)
    {
        foreach (var ancestor in stage.GetSelfAndAncestors())
        {
            foreach (var instruction in ancestor.Instructions)
            {
                if (instruction is FileTransferInstruction transfer
                    && transfer.Words.Any(word =>
                        word.Text.Contains(tool, StringComparison.Ordinal) || word.Text.Trim('"') is "/usr" or "/usr/" or "/usr/bin/" or "/bin/" or "/"))
                {
                    return true;
                }

                if (instruction is RunInstruction run && (run.Script ?? run.Source).AsSpan().Contains(tool, StringComparison.Ordinal))
                {
                    return true;
                }

                if (instruction is RunInstruction script && file.GetScript(script) is { } commands)
                {
                    foreach (var command in commands.EffectiveCommands)
                    {
                        if (command.Name is null or "sh" or "bash" || command.HasUnknownArguments || command.Name.EndsWith(".sh", StringComparison.Ordinal))
                        {
                            return true;
                        }
                    }
                }
            }
        }

        return false;
    }
}

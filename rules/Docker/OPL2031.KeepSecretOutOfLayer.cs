using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds files of credentials that one layer brings and a later one deletes.</summary>
internal sealed class KeepSecretOutOfLayer : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2031",
        "Keep secrets out of every layer",
        "'{0}' stays in the layer that brings it, though a later instruction deletes it. Hand it over with 'RUN --mount=type=secret'.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 7.5,
        Weaknesses = [522, 538],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        List<(string Name, TextSpan Span, DockerInstruction Instruction)>? brought = null;
        foreach (var instruction in c.Node.Stage.Instructions)
        {
            if (instruction is FileTransferInstruction transfer && (transfer as CopyInstruction)?.From is null)
            {
                foreach (var source in transfer.Sources)
                {
                    if (source.Literal is { } path && SecretFiles.IsSecret(path))
                    {
                        (brought ??= []).Add((SecretFiles.GetName(path), source.Span, instruction));
                    }
                }
            }
            else if (instruction is RunInstruction run && c.Node.File.GetScript(run) is { } script)
            {
                ReportDeleted(c, script, brought);
                AddWritten(script, run, ref brought);
            }
        }
    });

    private static void ReportDeleted(NodeContext<DockerStageNode> c, ShellScript script,
        List<(string Name, TextSpan Span, DockerInstruction Instruction)>? brought)
    {
        if (brought is null)
        {
            return;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is not ("rm" or "shred" or "unlink"))
            {
                continue;
            }

            foreach (var operand in command.Operands)
            {
                var name = SecretFiles.GetName(operand.LiteralText ?? script.GetText(operand).ToString());
                for (var i = brought.Count - 1; i >= 0; i--)
                {
                    if (brought[i].Name == name)
                    {
                        // A stage that does not ship keeps it all the same, in the build's cache.
                        c.Report(brought[i].Span, new DiagnosticDetails
                        {
                            IsOptIn = !PackageManagers.Ships(brought[i].Instruction),
                            Related = [new RelatedSpan(command.GetFileSpan(operand.Span), "Deleted here, in another layer")],
                        }, brought[i].Name);
                        brought.RemoveAt(i);
                    }
                }
            }
        }
    }

    // echo … > ~/.npmrc; what the same RUN deletes again is in no layer.
    private static void AddWritten(ShellScript script, RunInstruction run, ref List<(string Name, TextSpan Span, DockerInstruction Instruction)>? brought)
    {
        foreach (var command in script.Commands)
        {
            foreach (var redirection in command.Redirections)
            {
                if (redirection is { Kind: ShellRedirectionKind.Output or ShellRedirectionKind.Append, Target: { } target }
                    && SecretFiles.IsSecret(target.LiteralText ?? script.GetText(target).ToString()))
                {
                    var name = SecretFiles.GetName(target.LiteralText ?? script.GetText(target).ToString());
                    if (!IsDeletedIn(script, name))
                    {
                        (brought ??= []).Add((name, script.GetFileSpan(target), run));
                    }
                }
            }
        }
    }

    private static bool IsDeletedIn(ShellScript script, string name)
    {
        foreach (var command in script.EffectiveCommands)
        {
            if (command.Name is "rm" or "shred" or "unlink")
            {
                foreach (var operand in command.Operands)
                {
                    if (SecretFiles.GetName(operand.LiteralText ?? script.GetText(operand).ToString()) == name)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}

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
        Dictionary<string, (TextSpan Span, DockerInstruction Instruction)>? brought = null;
        foreach (var instruction in c.Node.Stage.Instructions)
        {
            if (instruction is FileTransferInstruction transfer && (transfer as CopyInstruction)?.From is null)
            {
                foreach (var source in transfer.Sources)
                {
                    if (source.Literal is { } path && SecretFiles.IsSecret(path))
                    {
                        (brought ??= []).TryAdd(SecretFiles.GetName(path), (source.Span, instruction));
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

    private static void ReportDeleted(
        NodeContext<DockerStageNode> c, ShellScript script, Dictionary<string, (TextSpan Span, DockerInstruction Instruction)>? brought)
    {
        if (brought is not { Count: > 0 })
        {
            return;
        }

        foreach (var (name, span) in GetDeleted(script))
        {
            if (brought.Remove(name, out var file))
            {
                // A stage that does not ship keeps it all the same, in the build's cache.
                c.Report(file.Span, new DiagnosticDetails
                {
                    IsOptIn = !PackageManagers.Ships(file.Instruction),
                    Related = [new RelatedSpan(script.GetFileSpan(span), "Deleted here, in another layer")],
                }, name);
            }
        }
    }

    // echo … > ~/.npmrc; what the same RUN deletes again is in no layer.
    private static void AddWritten(ShellScript script, RunInstruction run, ref Dictionary<string, (TextSpan Span, DockerInstruction Instruction)>? brought)
    {
        HashSet<string>? deleted = null;
        foreach (var command in script.Commands)
        {
            foreach (var redirection in command.Redirections)
            {
                if (redirection is { Kind: ShellRedirectionKind.Output or ShellRedirectionKind.Append, Target: { } target }
                    && GetPath(script, target) is var path
                    && SecretFiles.IsSecret(path))
                {
                    deleted ??= [.. GetDeleted(script).Select(static file => file.Name)];
                    var name = SecretFiles.GetName(path);
                    if (!deleted.Contains(name))
                    {
                        (brought ??= []).TryAdd(name, (script.GetFileSpan(target), run));
                    }
                }
            }
        }
    }

    private static List<(string Name, TextSpan Span)> GetDeleted(ShellScript script)
    {
        var result = new List<(string Name, TextSpan Span)>();
        foreach (var command in script.EffectiveCommands)
        {
            if (ReferenceEquals(command.Script, script) && command.Name is ("rm" or "shred" or "unlink"))
            {
                foreach (var operand in command.Operands)
                {
                    result.Add((SecretFiles.GetName(GetPath(script, operand)), operand.Span));
                }
            }
        }

        return result;
    }

    private static string GetPath(ShellScript script, ShellWord word) => word.LiteralText ?? script.GetText(word).ToString();
}

using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds sudo in a build, which runs as root already or has nobody who may become it.</summary>
internal sealed class RemoveSudo : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2018",
        "Remove sudo",
        "'{0}' changes nothing in a build but signals and the environment. Remove it, and switch with USER where the user matters.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        Aliases = ["hadolint/DL3004", "trivy/DS-0010", "checkov/CKV2_DOCKER_1"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        foreach (var wrapper in command.Wrappers)
        {
            if (wrapper.Name == "sudo")
            {
                c.Report(c.Node.GetSpan(wrapper.Word), new DiagnosticDetails { Fix = Remove(command, wrapper.Word), IsOptIn = !IsRoot(c.Node) }, wrapper.Name);
            }
        }

        if (command.Name == "sudo")
        {
            c.Report(c.Node.NameSpan, new DiagnosticDetails { IsOptIn = !IsRoot(c.Node) }, "sudo");
        }
    });

    // A user without root's rights needs it; only the peer's verdict is that a USER instruction would be better.
    private static bool IsRoot(DockerCommandNode node)
    {
        if (node.Stage is not { } own)
        {
            return false;
        }

        foreach (var stage in own.GetSelfAndAncestors())
        {
            for (var i = stage.Instructions.Count - 1; i >= 0; i--)
            {
                if (stage.Instructions[i] is UserInstruction { Argument: { } user } instruction && (stage != own || instruction.Span.Start < node.Run.Span.Start))
                {
                    return new DockerInstructionNode(node.File, instruction).Expand(user) is { IsKnown: true, Value: "root" or "0" };
                }
            }
        }

        var image = Dockerfile.GetBaseImage(own);
        return image.IsAbsent || (image.IsKnown && BaseImages.GetUser(image.Value) == BaseImageUser.Root);
    }

    // With options of its own it may mean another user.
    private static CodeFix? Remove(EffectiveCommand command, ShellWord sudo)
    {
        var words = command.Command.Words;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (!ReferenceEquals(words[i], sudo))
            {
                continue;
            }

            var span = TextSpan.FromBounds(sudo.Span.Start, words[i + 1].Span.Start);
            var isPlain = words[i + 1].LiteralText is { Length: > 0 } next && next[0] != '-' && !next.Contains('=', StringComparison.Ordinal);
            return isPlain && CommandFixes.IsVerbatim(command, span)
                ? new CodeFix("Remove 'sudo'", FixSafety.Unsafe, [new TextEdit(command.GetFileSpan(span), "")]) : null;
        }

        return null;
    }
}

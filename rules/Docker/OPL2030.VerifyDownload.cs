using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds downloads that run, or stay in the image, without anything vouching for them.</summary>
internal sealed class VerifyDownload : DockerRule
{
    private const string Unencrypted = "'{0}' comes over plain HTTP, so anyone on the way can replace it. Use HTTPS, and verify a checksum.";
    private const string Unverified = "Nothing verifies '{0}', so the build takes whatever the server sends that day. Compare a checksum.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2030",
        "Verify downloads",
        "'{0}' runs what '{1}' downloads, whatever that is on the day. Save it, verify its checksum, then run it.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 6.0,
        Weaknesses = [494, 829],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context)
    {
        context.RegisterScriptAction(CheckScript);
        context.RegisterInstructionAction(CheckAdd, DockerInstructionKind.Add);
    }

    private static void CheckScript(NodeContext<DockerScriptNode> c)
    {
        var commands = c.Node.Script.EffectiveCommands;
        var isVerified = IsVerified(commands);
        var interpreters = DownloadedPrograms.FindInterpreters(commands);
        foreach (var command in commands)
        {
            if (command.Name is not ("curl" or "wget"))
            {
                continue;
            }

            if (interpreters.TryGetValue(command, out var interpreter))
            {
                c.Report(interpreter.GetFileSpan(interpreter.NameWord.Span), interpreter.Name!, command.Name);
                continue;
            }

            if (!isVerified)
            {
                CheckAddress(c, command);
            }
        }
    }

    private static void CheckAddress(NodeContext<DockerScriptNode> c, EffectiveCommand command)
    {
        // What is printed or piped on is not what stays.
        var isSaved = command.Command.Pipeline is not { Pipes.Length: > 0 } && (command.Name == "wget"
            ? !command.HasFlag("--spider") && command.FindFlag("-O", "--output-document") is not { Value: "-" or "/dev/null" }
            : command.HasFlag("-o", "-O", "--output", "--remote-name", "--remote-name-all"));
        foreach (var operand in command.Operands)
        {
            if (operand.StaticPrefix is var address && IsPlain(address))
            {
                c.Report(command.GetFileSpan(operand.Span), new DiagnosticDetails { MessageFormat = Unencrypted, IsOptIn = !isSaved },
                    command.Script.GetText(operand).Trim("\"'").ToString());
            }
            else if (isSaved && address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                c.Report(command.GetFileSpan(operand.Span), new DiagnosticDetails { MessageFormat = Unverified, IsOptIn = true },
                    command.Script.GetText(operand).Trim("\"'").ToString());
            }
        }
    }

    private static void CheckAdd(NodeContext<DockerInstructionNode> c)
    {
        if (c.Node.Instruction is not AddInstruction add || add.GetFlag("checksum") is not null)
        {
            return;
        }

        foreach (var source in add.Sources)
        {
            var isPlain = IsPlain(source.Text);
            if (isPlain || (source.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !source.Text.Contains(".git", StringComparison.Ordinal)))
            {
                c.Report(source.Span, new DiagnosticDetails { MessageFormat = isPlain ? Unencrypted : Unverified, IsOptIn = !isPlain }, source.Text);
            }
        }
    }

    private static bool IsVerified(ReadOnlySpan<EffectiveCommand> commands)
    {
        foreach (var command in commands)
        {
            if (command.Name is "sha1sum" or "sha224sum" or "sha256sum" or "sha384sum" or "sha512sum" or "shasum" or "md5sum" or "b2sum" or "gpg" or "gpg2"
                or "gpgv" or "cosign" or "minisign"
                || (command.Name == "openssl" && command.Subcommand is "dgst" or "sha256"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(string address) => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && address.Length > 7
        && !address.StartsWith("http://localhost", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("http://127.", StringComparison.Ordinal)
        && !address.StartsWith("http://[::1]", StringComparison.Ordinal) && !address.StartsWith("http://169.254.", StringComparison.Ordinal);
}

using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds pipes whose left side may fail without failing the build.</summary>
internal sealed class FailBrokenPipe : DockerRule
{
    // What most often fails for reasons outside the file: the network, a mirror, an archive, a compiler.
    private static readonly HashSet<string> Fallible = new(StringComparer.Ordinal)
    {
        "apk", "apt-get", "aws", "base64", "bunzip2", "bzip2", "cargo", "curl", "dotnet", "gh", "git", "go", "gpg", "gunzip", "gzip", "make", "mvn", "npm",
        "npx", "openssl",
        "pip", "pip3", "pnpm", "python", "python3", "tar", "unxz", "unzip", "wget", "xz", "yarn", "zcat", "zstd",
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2026",
        "Fail the build when a pipe breaks",
        "'{0}' may fail unseen, since a pipe reports its last command alone. Set 'pipefail' with SHELL, or write to a file first.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL4006"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterScriptAction(static c =>
    {
        var script = c.Node.Script;
        if (!script.Text.Contains('|', StringComparison.Ordinal) || HasPipefail(c.Node.Run) || SetsPipefail(script))
        {
            return;
        }

        var uses = Collect(script);
        foreach (var node in script.Root.GetDescendants())
        {
            if (node is ShellPipeline { Pipes: [var pipe, ..] } pipeline)
            {
                // What runs a download has a worse fault, and a rule of its own.
                var (name, runsInput) = uses.GetValueOrDefault(pipeline);
                var isOptIn = name is null || (name is "curl" or "wget" && runsInput);
                c.Report(script.GetFileSpan(pipe.Span), new DiagnosticDetails { IsOptIn = isOptIn }, name ?? GetName(script, pipeline.Commands[0]));
            }
        }
    });

    /// <summary>Of each pipeline the first command on the left that often fails, and whether one on the right runs what it is given.</summary>
    private static Dictionary<ShellPipeline, (string? Fallible, bool RunsInput)> Collect(ShellScript script)
    {
        var result = new Dictionary<ShellPipeline, (string? Fallible, bool RunsInput)>();
        foreach (var command in script.EffectiveCommands)
        {
            if (!ReferenceEquals(command.Script, script) || command.Command.Pipeline is not { Pipes.Length: > 0 } pipeline)
            {
                continue;
            }

            var (fallible, runsInput) = result.GetValueOrDefault(pipeline);
            var isLeft = command.Command.PipelineIndex < pipeline.Commands.Length - 1;
            result[pipeline] = (
                fallible ?? (isLeft && command.Name is { } name && Fallible.Contains(name) ? name : null),
                runsInput || (command.Command.PipelineIndex > 0 && DownloadedPrograms.IsInterpreter(command) && DownloadedPrograms.ReadsInput(command)));
        }

        return result;
    }

    private static bool HasPipefail(RunInstruction run)
    {
        if (Dockerfile.FindShell(run) is not { Command.Elements: [var shell, ..] and var options })
        {
            return false;
        }

        // POSIX knows no such option (before 2024), and dash still has none.
        var name = shell.Text[(shell.Text.LastIndexOf('/') + 1)..];
        return name is not "sh" && options.Any(static option => option.Text.Contains("pipefail", StringComparison.Ordinal));
    }

    private static bool SetsPipefail(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (command.Name == "set")
            {
                foreach (var word in command.Words)
                {
                    if (word.LiteralText == "pipefail")
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static string GetName(ShellScript script, ShellCommand command) =>
        command is ShellSimpleCommand { Words: [var first, ..] } ? script.GetText(first).ToString() : "The left side";
}

using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds builds, tests and deployments whose failure a pipe hides.</summary>
internal sealed class FailBrokenPipeline : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4120",
        "Fail on a broken pipe",
        "The step succeeds when '{0}' fails, for the shell counts only the last command of the pipe. Set 'shell: bash', which runs with 'pipefail', or write 'set -o pipefail'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Script is not { } script || !script.Text.Contains('|', StringComparison.Ordinal) || HasPipefail(c.Node.Shell) || SetsPipefail(script))
        {
            return;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (command.Outer is null && command.Command is { Pipeline: { Pipes: { IsEmpty: false } pipes } pipeline, PipelineIndex: var index } simple && index < pipes.Length
                && simple.Context is var place && (place & (ShellCommandContext.Condition | ShellCommandContext.BeforeOr | ShellCommandContext.Negated | ShellCommandContext.CommandSubstitution | ShellCommandContext.Background)) == 0
                && !SeesStatus(script, pipeline) && GetName(command) is { } name)
            {
                c.Report(
                    script.GetFileSpan(pipes[index].Span),
                    new DiagnosticDetails { Fix = c.Node.Shell is null ? CreateFix(c.Text, c.Node) : null },
                    name);
            }
        }
    });

    /// <summary>What a command is called whose failure must fail the step; null for others: of <c>ls | head</c> nobody asks.</summary>
    private static string? GetName(EffectiveCommand command)
    {
        var matters = TestRuns.IsTest(command) || Deployments.IsDeployment(command) || command.Name switch
        {
            "dotnet" => command.Subcommand is "build" or "publish" or "pack" or "restore" or "format",
            "docker" or "podman" => command.Subcommand is "build" or "push" || command.Is("docker", "buildx", "build"),
            "npm" or "pnpm" or "yarn" => command.Subcommand is "run" or "ci" or "install" or "publish" or "build" or "lint",
            "make" or "mvn" or "gradle" or "cmake" or "ninja" or "bazel" or "msbuild" or "xcodebuild" or "tsc" or "eslint" or "terraform" or "tofu" or "ansible-playbook" => !command.HasFlag("--version", "-v"),
            "./gradlew" or "./mvnw" or "gradlew" or "mvnw" => true,
            "go" => command.Subcommand is "build" or "vet",
            "cargo" => command.Subcommand is "build" or "check" or "clippy" or "publish",
            _ => false,
        };
        return !matters || command.Is("terraform", "output") || command.Is("terraform", "show") || command.Is("tofu", "output") ? null
            : command.Subcommand is { } subcommand ? $"{command.Name} {subcommand}" : command.Name;
    }

    // Before the first key: a script in a block has no line after it that is sure to be free.
    private static CodeFix? CreateFix(SourceText text, Step step) => step.Mapping is { IsFlow: false, Entries: [var first, ..] }
        ? new CodeFix("Set 'shell: bash'", FixSafety.Unsafe, [new TextEdit(new TextSpan(first.Key.Span.Start, 0), "shell: bash\n" + Indentation.Of(text, first.Key.Span.Start))])
        : null;

    private static bool HasPipefail(string? shell) => shell is not null && (shell.Trim() == "bash" || shell.Contains("pipefail", StringComparison.Ordinal));

    private static bool SetsPipefail(ShellScript script)
    {
        foreach (var command in script.Commands)
        {
            if (command.Name is "set" or "shopt")
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

    // Who reads PIPESTATUS looks for the failure.
    private static bool SeesStatus(ShellScript script, ShellPipeline pipeline) => script.Text.AsSpan(pipeline.Span.End).Contains("PIPESTATUS", StringComparison.Ordinal);
}

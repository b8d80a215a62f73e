using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs that run a pull request's code with the repository's rights.</summary>
internal sealed class KeepStrangersCodeUnprivileged : WorkflowRule
{
    private static readonly string[] PrivilegedTriggers = ["pull_request_target", "issue_comment", "workflow_run", "issues", "discussion_comment"];

    private static readonly string[] HeadPaths =
    [
        "github.head_ref", "github.event.pull_request.head.ref", "github.event.pull_request.head.sha", "github.event.pull_request.merge_commit_sha", "github.event.workflow_run.head_sha",
        "github.event.workflow_run.head_branch", "github.event.workflow_run.head_commit.id", "github.event.pull_request.number", "github.event.number", "github.event.issue.number",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4123",
        "Keep strangers' code unprivileged",
        "'{0}' runs code of the pull request that was checked out, with the token and secrets that '{1}' gives. Build it under 'pull_request', and use the result here.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
        SecuritySeverity = 9.3,
        Weaknesses = [829, 94],
        Aliases = ["poutine/untrusted_checkout_exec", "octoscan/dangerous-checkout"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        if (Array.Find(PrivilegedTriggers, c.Node.IsTriggeredBy) is not { } trigger)
        {
            return;
        }

        IReadOnlySet<Job>? guarded = null;
        foreach (var job in c.Node.Jobs)
        {
            TextSpan? checkout = null;
            foreach (var step in job.Steps)
            {
                if (checkout is { } place && FindExecution(step) is { } execution)
                {
                    guarded ??= c.Node.GetSelfAndDependents(static other => other.If is not null || other.Mapping.TryGetEntry("environment", out _));
                    c.Report(
                        execution.Span,
                        new DiagnosticDetails { IsOptIn = guarded.Contains(job) || IsGuarded(job), Related = [new RelatedSpan(place, "The pull request's code is checked out here")] },
                        execution.Text,
                        trigger);
                    break;
                }

                checkout ??= FindCheckout(step);
            }
        }
    });

    /// <summary>Where a step brings the pull request's code; null when it does not.</summary>
    private static TextSpan? FindCheckout(Step step)
    {
        if (step.Uses is { } uses)
        {
            return uses.Is("actions/checkout") && step.GetInput("ref") is { } reference && ReadsHead(reference) && step.GetInput("path") is null ? reference.Span : null;
        }

        if (step.Script is { } script)
        {
            foreach (var command in script.EffectiveCommands)
            {
                if (command.Is("gh", "pr", "checkout"))
                {
                    return command.GetFileSpan(command.Span);
                }
            }
        }

        return null;
    }

    private static bool ReadsHead(YamlScalar reference)
    {
        foreach (var part in ExpressionTemplate.Parse(reference.Value).Parts)
        {
            foreach (var source in part.Expression is { Errors.IsEmpty: true } expression ? ExpressionFlow.GetSources(expression) : [])
            {
                if (source.GetContextPath() is { } path && Array.Exists(HeadPaths, head => head.Equals(path, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Somebody with rights has looked: a label, an environment's reviewers, a test of who asks or of where the branch lives.
    private static bool IsGuarded(Job job) =>
        job.Steps.Any(static step => step.If is { } condition && (condition.Value.Contains("label", StringComparison.OrdinalIgnoreCase) || condition.Value.Contains("permission", StringComparison.OrdinalIgnoreCase)))
        || job.Steps.Any(static step => step.Uses is { } uses && (uses.Text.Contains("permission", StringComparison.OrdinalIgnoreCase) || uses.Text.Contains("membership", StringComparison.OrdinalIgnoreCase)))
        || job.Workflow.Triggers.All(static trigger => trigger.Configuration is { } filters && filters.TryGetValue("types", out var types)
            && (types is YamlSequence { Items: [var only] } ? only.Resolve() : types) is YamlScalar { Value: "labeled" });

    private static (TextSpan Span, string Text)? FindExecution(Step step)
    {
        if (step.Uses is { } uses)
        {
            return uses.Kind == ActionReferenceKind.Local && !uses.Text.StartsWith("$/", StringComparison.Ordinal) ? (uses.Span, uses.Text)
                : uses.Name is "docker/build-push-action" or "pre-commit/action" or "golangci/golangci-lint-action" or "bufbuild/buf-action" or "gradle/gradle-build-action" or "goreleaser/goreleaser-action"
                    ? (uses.Span, uses.Text)
                    : null;
        }

        foreach (var command in step.Script is { } script ? script.EffectiveCommands : [])
        {
            if (command.Outer is null && RunsCheckout(command))
            {
                var words = command.Subcommand is { } subcommand && !command.Name!.Contains('/', StringComparison.Ordinal) ? $"{command.Name} {subcommand}" : command.Name!;
                return (command.GetFileSpan(command.Span), words);
            }
        }

        return null;
    }

    // Programs that read what to run from the folder they stand in. Source: the programs' documentation, November 2026.
    private static bool RunsCheckout(EffectiveCommand command) => command.Name switch
    {
        null => false,
        "npm" or "pnpm" or "yarn" or "bun" => command.Subcommand is null or "install" or "i" or "ci" or "run" or "test" or "build" or "start" && !command.HasFlag("--ignore-scripts", "-g", "--global", "--version"),
        "dotnet" => command.Subcommand is "build" or "test" or "run" or "restore" or "publish" or "pack" or "msbuild",
        "make" or "cmake" or "ninja" or "bazel" or "mvn" or "gradle" or "ant" or "tox" or "nox" or "pytest" or "rake" or "just" or "task" or "pre-commit" or "goreleaser" or "terraform" or "tofu" or "mix"
            => !command.HasFlag("--version", "-v"),
        "pip" or "pip3" => command.Subcommand == "install" && (command.HasFlag("-r", "--requirement", "-e", "--editable") || HasLocalOperand(command)),
        "bundle" or "composer" or "poetry" => command.Subcommand is null or "install" or "exec" or "run",
        "cargo" or "go" => command.Subcommand is "build" or "test" or "run" or "generate" or "install",
        "docker" => command.Subcommand is "build" or "compose" || command.Is("docker", "buildx", "build"),
        "python" or "python3" or "node" or "ruby" or "bash" or "sh" or "perl" => command.Operands is [{ LiteralText: { } file }, ..] && !file.StartsWith('/') && file.Contains('.', StringComparison.Ordinal) && !command.HasFlag("-c", "-e"),
        var name => name.StartsWith("./", StringComparison.Ordinal),
    };

    private static bool HasLocalOperand(EffectiveCommand command)
    {
        foreach (var operand in command.Operands)
        {
            if (operand.LiteralText is { } text && text.StartsWith('.'))
            {
                return true;
            }
        }

        return false;
    }
}

using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Whether a scan's findings stop its job.</summary>
/// <param name="Span">What keeps them from it; of a scan that stops it the scan.</param>
/// <param name="Text">The same as text for the message.</param>
/// <param name="Remedy">What to set where nothing is set; null where something wrong is written.</param>
/// <param name="IsClosed">Whether a finding stops the job.</param>
internal sealed record ScanWithoutGate(TextSpan Span, string Text, string? Remedy, bool IsClosed);

/// <summary>
/// Says of the scanners whose result is known how they end when they find something. Source: the documentation and metadata of Trivy, Grype,
/// their actions and Docker Scout's, July 2026.
/// </summary>
internal static class ScanGates
{
    private const string ContinueOnError = "continue-on-error";

    /// <summary>How a step's scan ends when it finds something.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The scan; null when the step is none, or when it cannot be told.</returns>
    public static ScanWithoutGate? Find(Step step)
    {
        var scan = step.Uses is { } uses ? FromAction(step, uses) : FromScript(step);
        if (scan is null)
        {
            return null;
        }

        // A step that looks at the outcome later is a gate too.
        if (step.Mapping.TryGetEntry(ContinueOnError, out var entry) && entry.Value.Resolve() is YamlScalar value)
        {
            return value.Value != "true" ? null : IsOutcomeRead(step) ? scan with { IsClosed = true } : new ScanWithoutGate(entry.Span, $"{ContinueOnError}: true", null, IsClosed: false);
        }

        return scan;
    }

    private static ScanWithoutGate? FromAction(Step step, ActionReference uses)
    {
        switch (uses.Name)
        {
            case "aquasecurity/trivy-action":
                if (IsReport(step.GetInput("format")?.Value) || step.GetInput("trivy-config") is not null || HasVariable(step, "TRIVY_EXIT_CODE"))
                {
                    return null;
                }

                return FromInput(step, uses, "exit-code", static value => value == "0", "exit-code: '1'");
            case "docker/scout-action":
                return step.GetInput("command") is { } command && command.Value.Contains("cves", StringComparison.Ordinal) && step.GetInput("sarif-file") is null
                    ? FromInput(step, uses, "exit-code", static value => value == "false", "exit-code: true")
                    : null;
            case "anchore/scan-action":
                return step.GetInput("fail-build") is { Value: "false" } off && step.With!.TryGetEntry("fail-build", out var entry)
                    ? new ScanWithoutGate(entry.Span, $"fail-build: {off.Value}", null, IsClosed: false)
                    : new ScanWithoutGate(uses.Span, uses.Text, null, IsClosed: step.GetInput("fail-build") is null or { Value: "true" });
            default:
                return uses.Name is "snyk/actions" or "azure/container-scan" or "sysdiglabs/scan-action" && step.GetInput("command")?.Value != "monitor"
                    ? new ScanWithoutGate(uses.Span, uses.Text, null, IsClosed: true)
                    : null;
        }
    }

    private static ScanWithoutGate? FromInput(Step step, ActionReference uses, string name, Func<string, bool> isOff, string remedy)
    {
        if (step.GetInput(name) is not { } input)
        {
            return step.Mapping.IsOpen || step.With is { IsOpen: true } ? null : new ScanWithoutGate(uses.Span, uses.Text, remedy, IsClosed: false);
        }

        return input.Value.Contains("${{", StringComparison.Ordinal) ? null
            : isOff(input.Value) && step.With!.TryGetEntry(name, out var entry) ? new ScanWithoutGate(entry.Span, $"{name}: {input.Value}", null, IsClosed: false)
            : new ScanWithoutGate(uses.Span, uses.Text, null, IsClosed: true);
    }

    private static ScanWithoutGate? FromScript(Step step)
    {
        if (step.Script is not { } script)
        {
            return null;
        }

        ScanWithoutGate? open = null;
        foreach (var command in script.EffectiveCommands)
        {
            if (FromCommand(step, command) is { } found)
            {
                if (found.IsClosed)
                {
                    return found;
                }

                open ??= found;
            }
        }

        return open;
    }

    private static ScanWithoutGate? FromCommand(Step step, EffectiveCommand command)
    {
        var span = command.GetFileSpan(command.Span);
        var words = command.Subcommand is { } subcommand && command.Name != "grype" ? $"{command.Name} {subcommand}" : command.Name!;
        switch (command.Name)
        {
            case "trivy" when command.Subcommand is "image" or "i" or "fs" or "filesystem" or "config" or "repo" or "repository" or "rootfs":
                if (command.HasUnknownArguments || IsReport(command.FindFlag("--format", "-f")?.Value) || command.HasFlag("--config", "-c", "--download-db-only", "--output", "-o") || HasVariable(step, "TRIVY_EXIT_CODE"))
                {
                    return null;
                }

                if (command.FindFlag("--exit-code") is not { } flag)
                {
                    return new ScanWithoutGate(span, words, "--exit-code 1", IsClosed: false);
                }

                if (flag.Value == "0")
                {
                    return new ScanWithoutGate(command.GetFileSpan(TextSpan.FromBounds(flag.NameSpan.Start, flag.ValueSpan.End)), "--exit-code 0", null, IsClosed: false);
                }

                break;
            case "grype":
                if (command.HasUnknownArguments || command.HasFlag("-o", "--output", "-c", "--config", "--file") || command.Subcommand is "db" or "version" or null)
                {
                    return null;
                }

                if (!command.HasFlag("-f", "--fail-on"))
                {
                    return new ScanWithoutGate(span, words, "--fail-on high", IsClosed: false);
                }

                break;
            case "snyk" when command.Subcommand is "test" or "container":
                break;
            default:
                return null;
        }

        return FindIgnored(command) is { } ignored ? ignored : new ScanWithoutGate(span, words, null, IsClosed: true);
    }

    // `scan || true`, and `scan || :`, and `scan || exit 0`.
    private static ScanWithoutGate? FindIgnored(EffectiveCommand command)
    {
        if ((command.Command.Context & ShellCommandContext.BeforeOr) == 0)
        {
            return null;
        }

        foreach (var other in command.Script.Commands)
        {
            if (other.Span.Start > command.Span.End && (other.Context & ShellCommandContext.AfterOr) != 0)
            {
                return other.Name is "true" or ":" || (other.Name == "exit" && other.Words is [_, { LiteralText: "0" }])
                    ? new ScanWithoutGate(command.GetFileSpan(other.Span), $"|| {other.Name}", null, IsClosed: false)
                    : null;
            }
        }

        return null;
    }

    private static bool IsReport(string? format) => format is "sarif" or "cyclonedx" or "spdx" or "spdx-json" or "github" or "template" or "json" or "cosign-vuln";

    private static bool HasVariable(Step step, string name) => Has(step.Mapping, name) || Has(step.Job?.Mapping, name) || Has(step.Job?.Workflow.Root, name);

    private static bool Has(YamlMapping? holder, string name) => holder is not null && holder.TryGetMapping("env", out var variables) && (variables.IsOpen || variables.TryGetEntry(name, out _));

    private static bool IsOutcomeRead(Step step)
    {
        if (!step.Id.IsKnown || step.Job is not { } job)
        {
            return false;
        }

        foreach (var other in job.Steps)
        {
            if (other.If is { } condition && condition.Value.Contains($"steps.{step.Id.Value}.", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

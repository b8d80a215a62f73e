using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds upgrades of the whole distribution.</summary>
internal sealed class AvoidReleaseUpgrade : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2024",
        "Take a newer base image instead of upgrading the distribution",
        "'{0}' replaces the distribution that the base image was tested with, and each build gets another one. Take a newer base image.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3035", "trivy/DS-0024"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        ImmutableArray<string>? aliases = (command.Name, command.Subcommand) switch
        {
            ("zypper", "dup" or "dist-upgrade") => ["hadolint/DL3035"],
            ("apt-get", "dist-upgrade") => ["trivy/DS-0024"],
            ("apt" or "apt-get" or "aptitude", "dist-upgrade" or "full-upgrade") => ImmutableArray<string>.Empty,
            _ => null,
        };
        if (aliases is { } known)
        {
            c.Report(c.Node.GetSpan(command.Operands[0]), new DiagnosticDetails { Aliases = known }, $"{command.Name} {command.Subcommand}");
        }
    }, "apt-get", "apt", "aptitude", "zypper");
}

using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds installations that bring packages nobody asked for.</summary>
internal sealed class LeaveOutRecommendedPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2022",
        "Leave out recommended packages",
        "'{0}' also installs what the packages merely recommend. Add '--no-install-recommends', and name what is needed.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Reach = RuleReach.Production,
        Practice = Practice.ImageScanning,
        Aliases = ["hadolint/DL3015", "trivy/DS-0029"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileStartAction(static file =>
    {
        bool? isConfigured = null;
        file.RegisterCommandAction(c => Check(c, ref isConfigured), "apt-get");
    });

    private static void Check(NodeContext<DockerCommandNode> c, ref bool? isConfigured)
    {
        var command = c.Node.Command;
        if (command.Subcommand != "install" || command.HasUnknownArguments || command.HasFlag("--no-install-recommends"))
        {
            return;
        }

        // Trivy's check knows the option alone.
        var isSwitchedOff = IsSwitchedOff(command);
        isConfigured ??= c.Text.Text.Contains("Install-Recommends", StringComparison.Ordinal);
        ImmutableArray<string> aliases = isSwitchedOff ? ["trivy/DS-0029"] : ["hadolint/DL3015", "trivy/DS-0029"];
        var install = command.Operands[0];
        c.Report(c.Node.GetSpan(install), new DiagnosticDetails
        {
            Aliases = aliases,
            IsOptIn = isSwitchedOff || isConfigured.Value || !PackageManagers.Ships(c.Node.Run),
            Fix = isSwitchedOff ? null : CommandFixes.AddAfter(command, install, "--no-install-recommends", FixSafety.Unsafe),
        }, "apt-get install");
    }

    private static bool IsSwitchedOff(EffectiveCommand command)
    {
        foreach (var flag in command.Flags)
        {
            if (flag is { Name: "-o" or "--option", Value: { } value } && value.Contains("APT::Install-Recommends=", StringComparison.OrdinalIgnoreCase)
                && IsNo(value.AsSpan(value.IndexOf('=', StringComparison.Ordinal) + 1).Trim('"')))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNo(ReadOnlySpan<char> value) => value is "false" or "0" or "no";
}

using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds package lists that are refreshed in a RUN of their own.</summary>
internal sealed class UpdateWithInstall : DockerRule
{
    private const string Upgrade = "'{0}' upgrades whatever is new on the day of the build. Take a newer base image, and upgrade what is needed by name.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2023",
        "Update package lists where they are used",
        "'{0}' is cached as a layer of its own, so a later RUN installs from lists that are months old. Join it with the installation.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases = ["trivy/DS-0017", "checkov/CKV_DOCKER_5"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        List<(RunInstruction Run, EffectiveCommand Command, bool IsAlone)>? updates = null;
        var updatingRuns = 0;
        var installingRuns = 0;
        foreach (var instruction in c.Node.Syntax.Instructions)
        {
            if (((instruction as OnbuildInstruction)?.Trigger ?? instruction) is not RunInstruction run || c.Node.GetScript(run) is not { } script)
            {
                continue;
            }

            var found = updates?.Count ?? 0;
            var installs = Collect(run, script.EffectiveCommands, ref updates);
            var updated = (updates?.Count ?? 0) > found || HasUpdate(script.EffectiveCommands);
            updatingRuns += updated && !installs ? 1 : 0;
            installingRuns += installs && !updated ? 1 : 0;
        }

        if (updates is null)
        {
            return;
        }

        // Checkov counts the instructions of the file and does not ask for their order.
        ImmutableArray<string> aliases = updatingRuns > installingRuns ? ["trivy/DS-0017", "checkov/CKV_DOCKER_5"] : ["trivy/DS-0017"];
        foreach (var (_, command, isAlone) in updates)
        {
            var isUpgrade = command.Name is "yum" or "dnf" or "microdnf" or "zypper";
            var span = command.GetFileSpan(Text.TextSpan.FromBounds(command.NameWord.Span.Start, command.Operands[0].Span.End));
            c.Report(span, new DiagnosticDetails { MessageFormat = isUpgrade ? Upgrade : null, Aliases = aliases, IsOptIn = isUpgrade || !isAlone },
                $"{command.Name} {command.Subcommand}");
        }
    });

    private static bool HasUpdate(ReadOnlySpan<EffectiveCommand> commands)
    {
        foreach (var command in commands)
        {
            if (IsUpdate(command))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the updates that no installation of the same RUN follows; whether the RUN installs anything.</summary>
    private static bool Collect(RunInstruction run, ReadOnlySpan<EffectiveCommand> commands,
        ref List<(RunInstruction Run, EffectiveCommand Command, bool IsAlone)>? updates)
    {
        var hasLaterInstall = false;
        var isFollowed = false;
        for (var i = commands.Length - 1; i >= 0; i--)
        {
            var command = commands[i];
            if (IsInstall(command))
            {
                hasLaterInstall = true;
            }
            else if (IsUpdate(command))
            {
                if (!hasLaterInstall)
                {
                    (updates ??= []).Add((run, command, !isFollowed));
                }
            }
            else
            {
                // A script may install what it needs.
                isFollowed |= command.Name is not ("rm" or "echo" or "true" or "set" or "apt-get" or "apt" or "apk" or "apt-cache" or "ls");
            }
        }

        return hasLaterInstall;
    }

    private static bool IsUpdate(EffectiveCommand command) => IsManager(command.Name) && command.Subcommand is ("update" or "up");

    private static bool IsManager(string? name) => name is "apt-get" or "apt" or "aptitude" or "apk" or "yum" or "dnf" or "microdnf" or "zypper";

    private static bool IsInstall(EffectiveCommand command) => IsManager(command.Name)
        && command.Subcommand is "install" or "in" or "add" or "upgrade" or "dist-upgrade" or "full-upgrade" or "source-install" or "si" or "reinstall" or "rei"
            or "groupinstall" or "localinstall" or "build-dep" or "download" or "source" or "dup";
}

using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds caches of package managers that a RUN leaves in its layer.</summary>
internal sealed class CleanPackageCache : DockerRule
{
    // How many commands later a cache may be cleaned: real scripts are shorter, and hostile ones must not take the square of their length.
    private const int Reach = 200;

    private const string Lists = "'{0}' leaves the package lists in the layer. Delete '/var/lib/apt/lists' in the same RUN, or mount a cache there.";
    private const string Option = "'{0}' leaves its cache in the layer. Add '{1}', or mount a cache there.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2004",
        "Keep package caches out of the image",
        "'{0}' leaves its cache in the layer. Run '{1}' in the same RUN, or mount a cache there.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Reach = RuleReach.Production,
        Aliases =
        [
            "hadolint/DL3009", "hadolint/DL3019", "hadolint/DL3032", "hadolint/DL3036", "hadolint/DL3040", "hadolint/DL3042", "hadolint/DL3060",
            "trivy/DS-0015", "trivy/DS-0019", "trivy/DS-0020", "trivy/DS-0025", "trivy/DS-0027",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterScriptAction(static c =>
    {
        var commands = c.Node.Script.EffectiveCommands;
        for (var i = 0; i < commands.Length; i++)
        {
            Check(c, commands[i], commands[(i + 1)..Math.Min(commands.Length, i + 1 + Reach)]);
        }
    });

    private static void Check(NodeContext<DockerScriptNode> c, EffectiveCommand command, ReadOnlySpan<EffectiveCommand> later)
    {
        var run = c.Node.Run;
        var subcommand = command.Subcommand;
        switch (command.Name)
        {
            case "apt" or "apt-get" or "aptitude" when subcommand is "update":
                var isMounted = PackageManagers.HasMount(run, "/var/lib/apt/lists")
                    || (HasMountAt(run, "/var/lib/apt") && PackageManagers.HasMount(run, "/var/cache/apt"));
                if (!isMounted && !IsCleaned(later, command.Name, "/var/lib/apt", "distclean", "dist-clean") && PackageManagers.Ships(run))
                {
                    Report(c, command, Lists, ["hadolint/DL3009"], clean: "", isOptIn: false);
                }

                break;
            case "apk" when subcommand is "add":
                if (!command.HasFlag("--no-cache") && !command.HasUnknownArguments)
                {
                    var isMountedApk = PackageManagers.HasMount(run, "/var/cache/apk") || PackageManagers.HasMount(run, "/etc/apk/cache");
                    Report(c, command, Option, isMountedApk ? ["trivy/DS-0025"] : ["hadolint/DL3019", "trivy/DS-0025"], "--no-cache", isMountedApk
                        || command.HasFlag("--no-network") || IsCleaned(later, "", "/var/cache/apk"), Insert(command, " --no-cache"));
                }

                break;
            case "yum" when subcommand is "install" or "groupinstall" or "localinstall":
                CheckCleaned("yum clean all", ["hadolint/DL3032", "trivy/DS-0015"], IsCleaned(later, "yum", "/var/cache/yum", "clean")
                    || IsCleaned(later, "dnf", "/var/cache/dnf", "clean"), PackageManagers.HasMount(run, "/var/cache/yum"));
                break;
            case "dnf" or "microdnf" when subcommand is "install" or "in" or "upgrade" or "up" or "upgrade-minimal" or "up-min" or "reinstall" or "rei"
                or "groupinstall":
                CheckCleaned(
                    $"{command.Name} clean all",
                    ["hadolint/DL3040", command.Name == "dnf" ? "trivy/DS-0019" : "trivy/DS-0027"],
                    IsCleaned(later, command.Name, "/var/cache", "clean"),
                    PackageManagers.HasMount(run, "/var/cache/libdnf5") || PackageManagers.HasMount(run, ".cache/libdnf5")
                        || PackageManagers.HasMount(run, "/var/cache/dnf"));
                break;
            case "zypper" when subcommand is "install" or "in" or "source-install" or "si" or "patch" or "remove" or "rm":
                CheckCleaned(
                    "zypper clean --all",
                    subcommand is "install" or "in" ? ["hadolint/DL3036", "trivy/DS-0020"] : ["trivy/DS-0020"],
                    IsCleaned(later, "zypper", "/var/cache/zypp", "clean", "cc"),
                    PackageManagers.HasMount(run, "/var/cache/zypp"),
                    isOptIn: subcommand is "remove" or "rm");
                break;
            case "yarn" when subcommand is "install":
                CheckCleaned("yarn cache clean", ["hadolint/DL3060"], IsCleaned(later, "yarn", ".cache/yarn", "cache"),
                    PackageManagers.HasMount(run, ".cache/yarn"), PackageManagers.HasMount(run, ".yarn/cache"), mustShip: true);
                break;
            case var name when PackageManagers.IsPip(name) && subcommand is "install":
                if (!command.HasFlag("--no-cache-dir") && !command.HasUnknownArguments && !IsPipCacheOff(c.Node, command)
                    && !PackageManagers.HasMount(run, ".cache/pip"))
                {
                    Report(c, command, Option, ["hadolint/DL3042"], "--no-cache-dir", IsCleaned(later, "", ".cache"), Insert(command, " --no-cache-dir"));
                }

                break;
        }

        void CheckCleaned(string clean, ImmutableArray<string> aliases, bool isClean, bool isMounted, bool isOptIn = false, bool mustShip = false)
        {
            if (!isClean && !isMounted && (!mustShip || PackageManagers.Ships(run)))
            {
                Report(c, command, null, aliases, clean, isOptIn);
            }
        }
    }

    private static void Report(NodeContext<DockerScriptNode> c, EffectiveCommand command, string? format, ImmutableArray<string> aliases, string clean,
        bool isOptIn, CodeFix? fix = null)
    {
        // What a stage that does not ship leaves behind costs nobody anything; the peers speak all the same.
        var details = new DiagnosticDetails { MessageFormat = format, Aliases = aliases, IsOptIn = isOptIn || !PackageManagers.Ships(c.Node.Run), Fix = fix };
        var span = command.GetFileSpan(Text.TextSpan.FromBounds(command.NameWord.Span.Start, command.Operands[0].Span.End));
        c.Report(span, details, $"{command.Name} {command.Subcommand}", clean);
    }

    private static CodeFix? Insert(EffectiveCommand command, string option)
    {
        var span = command.GetFileSpan(command.Operands[0].Span);
        return command.Script.Map.IsVerbatim(command.Operands[0].Span.Start, command.Operands[0].Span.Length)
            ? CodeFix.Replace($"Add '{option.Trim()}'", new Text.TextSpan(span.End, 0), option)
            : null;
    }

    private static bool HasMountAt(RunInstruction run, string folder) =>
        run.Mounts.Any(mount => mount.Type is DockerMountType.Cache or DockerMountType.Tmpfs && mount.Target?.Text.TrimEnd('/') == folder);

    private static bool IsCleaned(ReadOnlySpan<EffectiveCommand> later, string tool, string folder, params ReadOnlySpan<string> subcommands)
    {
        foreach (var command in later)
        {
            if (command.Name == tool && command.Subcommand is { } subcommand && subcommands.Contains(subcommand))
            {
                return true;
            }

            if (command.Name is "rm" or "find")
            {
                foreach (var operand in command.Operands)
                {
                    if (operand.StaticPrefix.Contains(folder, StringComparison.Ordinal)
                        || (operand.StaticPrefix.Length > 4 && folder.StartsWith(operand.StaticPrefix.TrimEnd('*', '/'), StringComparison.Ordinal)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsPipCacheOff(DockerScriptNode node, EffectiveCommand command)
    {
        foreach (var assignment in command.Command.Assignments)
        {
            if (assignment.Name == "PIP_NO_CACHE_DIR")
            {
                return IsOn(assignment.Value.LiteralText);
            }
        }

        foreach (var simple in node.Script.Commands[..Math.Min(node.Script.Commands.Length, Reach)])
        {
            if (simple.Name == "export" && simple.Span.Start < command.Command.Span.Start)
            {
                foreach (var word in simple.Words)
                {
                    if (word.Assignment is { Name: "PIP_NO_CACHE_DIR" } exported)
                    {
                        return IsOn(exported.Value.LiteralText);
                    }
                }
            }
        }

        return node.File.Syntax.GetScope(node.Run).Find("PIP_NO_CACHE_DIR") is { } variable && (!variable.Value.IsKnown || IsOn(variable.Value.Text));
    }

    private static bool IsOn(string? value) => value is null || value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase)
        || value.Equals("on", StringComparison.OrdinalIgnoreCase) || value.Equals("yes", StringComparison.OrdinalIgnoreCase);
}

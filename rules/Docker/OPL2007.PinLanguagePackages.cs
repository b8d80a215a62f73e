using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds packages of a language that are installed in whatever version there is.</summary>
internal sealed class PinLanguagePackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2007",
        "Pin language packages",
        "The package '{0}' has no version, so each build installs another one. Pin the version, or install from a lock file.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Practice = Practice.ImageScanning,
        Precision = RulePrecision.Medium,
        Aliases = ["hadolint/DL3013", "hadolint/DL3016", "hadolint/DL3028", "hadolint/DL3062"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(static c =>
    {
        var command = c.Node.Command;
        switch (command.Name)
        {
            case "npm" when command.Subcommand == "install":
                Check(c, command, "hadolint/DL3016", IsPinnedForNpm);
                break;
            case "gem" when command.Subcommand is "install" or "i" && !command.HasFlag("-v", "--version"):
                CheckGems(c, command);
                break;
            case "go" when command.Subcommand is "install" or "get" or "run":
                Check(c, command, "hadolint/DL3062", IsPinnedForGo, command.Subcommand == "run" ? 1 : int.MaxValue);
                break;
            case var name when PackageManagers.IsPip(name) && command.Subcommand == "install"
                && !command.HasFlag("-r", "--requirement", "-c", "--constraint", "-e", "--editable"):
                if (!PackageManagers.GetPackages(command).Any(static package => package.Text == "."))
                {
                    Check(c, command, "hadolint/DL3013", IsPinnedForPip);
                }

                break;
        }
    });

    private static void Check(NodeContext<DockerCommandNode> c, EffectiveCommand command, string alias, Func<string, bool> isPinned, int count = int.MaxValue)
    {
        foreach (var (word, package, isKnown) in PackageManagers.GetPackages(command))
        {
            if (count-- > 0 && !isPinned(package))
            {
                c.Report(c.Node.GetSpan(word), new DiagnosticDetails { Aliases = [alias], IsOptIn = !isKnown }, package);
            }
        }
    }

    // What follows an option that the table lacks may be its value, and what follows -- is for the compiler.
    private static void CheckGems(NodeContext<DockerCommandNode> c, EffectiveCommand command)
    {
        var arguments = command.Arguments;
        var isValue = false;
        var isPackage = false;
        foreach (var word in arguments)
        {
            if (word.LiteralText is not { Length: > 0 } text)
            {
                isValue = false;
                continue;
            }

            if (text == "--")
            {
                break;
            }

            if (text[0] == '-')
            {
                isValue = !text.Contains('=', StringComparison.Ordinal) && !text.StartsWith("--no-", StringComparison.Ordinal);
            }
            else if (isValue)
            {
                isValue = false;
            }
            else if (!isPackage)
            {
                isPackage = text is "install" or "i";
            }
            else if (!text.Contains(':', StringComparison.Ordinal) && !text.EndsWith(".gem", StringComparison.Ordinal))
            {
                c.Report(c.Node.GetSpan(word), new DiagnosticDetails { Aliases = ["hadolint/DL3028"] }, text);
            }
        }
    }

    private static bool IsPinnedForPip(string package) =>
        IsRepository(package) ? package.LastIndexOf('@') > package.IndexOf("://", StringComparison.Ordinal)
            && package[(package.LastIndexOf('@') + 1)..] is { } reference
            && !reference.StartsWith("github.com", StringComparison.Ordinal)
        : package.AsSpan().IndexOfAny("=<>~") >= 0 || package.Contains("!=", StringComparison.Ordinal) || package.Contains('/', StringComparison.Ordinal)
            || package.EndsWith(".whl", StringComparison.Ordinal) || package.EndsWith(".tar.gz", StringComparison.Ordinal);

    private static bool IsRepository(string package) =>
        package.StartsWith("git+", StringComparison.Ordinal) || package.StartsWith("hg+", StringComparison.Ordinal)
        || package.StartsWith("svn+", StringComparison.Ordinal) || package.StartsWith("bzr+", StringComparison.Ordinal);

    private static bool IsPinnedForNpm(string package)
    {
        if (package.StartsWith("git", StringComparison.Ordinal) && package.Contains("://", StringComparison.Ordinal))
        {
            return package.Contains('#', StringComparison.Ordinal);
        }

        return package[0] is '/' or '.' or '~' || package.EndsWith(".tar", StringComparison.Ordinal) || package.EndsWith(".tar.gz", StringComparison.Ordinal)
            || package.EndsWith(".tgz", StringComparison.Ordinal) || package.IndexOf('@', 1) > 0;
    }

    private static bool IsPinnedForGo(string package) =>
        package[0] is '.' or '/' || package.EndsWith(".go", StringComparison.Ordinal)
        || (package.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && package.AsSpan(at + 1) is not ("latest" or "none" or ""));
}

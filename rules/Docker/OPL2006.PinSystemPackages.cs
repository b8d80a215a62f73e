using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds packages of the operating system that are installed in whatever version there is.</summary>
internal sealed class PinSystemPackages : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2006",
        "Pin system packages",
        "The package '{0}' has no version, so each build installs another one. Pin the version.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Practice = Practice.ImageScanning,
        Precision = RulePrecision.Medium,
        Aliases = ["hadolint/DL3008", "hadolint/DL3018", "hadolint/DL3033", "hadolint/DL3037", "hadolint/DL3041"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(Check, "apt-get", "apk", "yum", "dnf", "microdnf", "zypper");

    private static void Check(NodeContext<DockerCommandNode> c)
    {
        var command = c.Node.Command;
        var isModule = command.Operands is [{ LiteralText: "module" }, { LiteralText: "install" }, ..];
        var alias = command.Name switch
        {
            "apt-get" when command.Subcommand == "install" => "hadolint/DL3008",
            "apk" when command.Subcommand == "add" => "hadolint/DL3018",
            "yum" when command.Subcommand == "install" || isModule => "hadolint/DL3033",
            "dnf" or "microdnf" when command.Subcommand is "install" or "in" || isModule => "hadolint/DL3041",
            "zypper" when command.Subcommand is "install" or "in" => "hadolint/DL3037",
            _ => null,
        };
        if (alias is null)
        {
            return;
        }

        foreach (var (word, package, isKnown) in PackageManagers.GetPackages(command, isModule ? 2 : 1))
        {
            if (!IsPinned(command.Name!, package, isModule)
                && (isKnown || !(command.Name is "yum" or "dnf" or "microdnf") || !HasDeclaredVariable(c.Node, word)))
            {
                c.Report(c.Node.GetSpan(word), new DiagnosticDetails { Aliases = [alias], IsOptIn = !isKnown }, package);
            }
        }
    }

    // hadolint takes a variable of the stage, or an argument of any, for the version.
    private static bool HasDeclaredVariable(DockerCommandNode node, ShellWord word)
    {
        var scope = node.File.Syntax.GetScope(node.Run);
        foreach (var part in word.GetLeaves())
        {
            if (part is ShellParameterPart { Name: { } name } && (scope.Find(name) is not null
                || node.File.Syntax.Instructions.Any(instruction => instruction is ArgInstruction arg && arg.Pairs.Any(pair => pair.Name == name))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPinned(string manager, string package, bool isModule) => manager switch
    {
        "apt-get" => package.AsSpan().IndexOfAny('=', '/') >= 0 || package.EndsWith(".deb", StringComparison.Ordinal),
        "apk" => package.AsSpan().IndexOfAny("=~<>") >= 0 || package.EndsWith(".apk", StringComparison.Ordinal) || package[0] == '.',
        "zypper" => package.AsSpan().IndexOfAny('=', '<', '>') >= 0 || package.EndsWith(".rpm", StringComparison.Ordinal),
        _ => isModule ? package.Contains(':', StringComparison.Ordinal) : package.EndsWith(".rpm", StringComparison.Ordinal) || package[0] == '@'
            || HasVersion(package),
    };

    // name-version[-release], where the name may have dashes as well: the first part that begins with a digit is the version.
    private static bool HasVersion(ReadOnlySpan<char> package)
    {
        var dash = package.IndexOf('-');
        var hasDigit = false;
        while (dash >= 0)
        {
            package = package[(dash + 1)..];
            hasDigit |= !package.IsEmpty && char.IsAsciiDigit(package[0]);
            dash = package.IndexOf('-');
        }

        return hasDigit;
    }
}

using System.Collections.Immutable;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds installations that stop to ask.</summary>
internal sealed class AnswerPackageManager : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2005",
        "Answer the package manager's question",
        "'{0}' asks before it installs, and nobody answers in a build. Add '{1}'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["hadolint/DL3014", "hadolint/DL3030", "hadolint/DL3034", "hadolint/DL3038", "trivy/DS-0021"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterCommandAction(Check, "apt-get", "yum", "dnf", "microdnf", "zypper");

    private static void Check(NodeContext<DockerCommandNode> c)
    {
        var command = c.Node.Command;
        if (command.HasUnknownArguments || command.Subcommand is not { } subcommand)
        {
            return;
        }

        switch (command.Name)
        {
            case "apt-get" when subcommand == "install" && !command.HasFlag("-y", "--yes", "--assume-yes"):
                // Twice quiet means yes to apt; Trivy's check does not know that.
                // A simulation asks nothing; the peers do not know that either.
                var isQuiet = CountQuiet(command) >= 2;
                Report(
                    c,
                    "-y",
                    isQuiet ? ["trivy/DS-0021"] : ["hadolint/DL3014", "trivy/DS-0021"],
                    isQuiet || command.HasFlag("-s", "--simulate", "--dry-run", "--just-print", "--no-act", "--recon"));
                break;
            case "yum" or "dnf" or "microdnf" when subcommand is "install" or "groupinstall" or "localinstall" && !command.HasFlag("-y", "--assumeyes"):
                Report(c, "-y", [command.Name == "yum" ? "hadolint/DL3030" : "hadolint/DL3038"], isOptIn: false);
                break;
            case "zypper" when subcommand is "install" or "in" or "remove" or "rm" or "source-install" or "si" or "patch"
                && !command.HasFlag("-n", "--non-interactive", "--no-confirm", "-y"):
                Report(c, "-n", ["hadolint/DL3034"], isOptIn: false);
                break;
        }
    }

    private static void Report(NodeContext<DockerCommandNode> c, string option, ImmutableArray<string> aliases, bool isOptIn)
    {
        var command = c.Node.Command;
        var subcommand = command.Operands[0];
        var span = c.Node.GetSpan(subcommand);

        // zypper takes the option before its subcommand only.
        var place = option == "-n" ? new TextSpan(span.Start, 0) : new TextSpan(span.End, 0);
        var fix = command.Script.Map.IsVerbatim(subcommand.Span.Start, subcommand.Span.Length)
            ? CodeFix.Replace($"Add '{option}'", place, option == "-n" ? "-n " : " " + option)
            : null;
        var isPiped = command.Command.PipelineIndex > 0;
        c.Report(span, new DiagnosticDetails { Aliases = aliases, IsOptIn = isOptIn || isPiped, Fix = fix }, $"{command.Name} {command.Subcommand}", option);
    }

    private static int CountQuiet(EffectiveCommand command)
    {
        var count = 0;
        foreach (var flag in command.Flags)
        {
            count += flag.Name is "-q" or "--quiet" ? flag.Value is "2" or "=2" ? 2 : 1 : 0;
        }

        return count;
    }
}

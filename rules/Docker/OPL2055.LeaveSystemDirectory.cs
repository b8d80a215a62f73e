using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds working directories inside what belongs to the kernel.</summary>
internal sealed class LeaveSystemDirectory : DockerRule
{
    private static readonly string[] Directories = ["/proc", "/boot", "/dev", "/initrd", "/lost+found", "/sys"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2055",
        "Leave the system's directories alone",
        "The directory '{0}' belongs to the kernel, and a container may reach the host through it. Choose another.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [668],
        Aliases = ["trivy/DS-0030"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not WorkdirInstruction { Argument: { } argument } || c.Node.Expand(argument) is not { IsKnown: true } known)
        {
            return;
        }

        var path = known.Value.Trim('"', '\'');
        foreach (var directory in Directories)
        {
            if (path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/'))
            {
                c.Report(argument.Span, new DiagnosticDetails { Aliases = directory == "/sys" || path.Length == directory.Length ? [] : ["trivy/DS-0030"] },
                    path);
            }
        }
    }, DockerInstructionKind.Workdir);
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images that offer SSH.</summary>
internal sealed class LeaveSshPortClosed : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2034",
        "Leave the SSH port closed",
        "Port '{0}' offers logins by SSH past everything that watches the container. Remove it, and use 'docker exec' or 'kubectl exec'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 5.0,
        Weaknesses = [284],
        Aliases = ["trivy/DS-0004", "checkov/CKV_DOCKER_1"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        foreach (var port in ((ExposeInstruction)c.Node.Instruction).Ports)
        {
            if (port is { First: 22, Last: 22 })
            {
                var isUdp = port.Protocol is { } protocol && !protocol.AsSpan().Equals("tcp", StringComparison.OrdinalIgnoreCase);
                c.Report(port.Word.Span,
                    new DiagnosticDetails { Aliases = isUdp ? ["trivy/DS-0004"] : ["trivy/DS-0004", "checkov/CKV_DOCKER_1"], IsOptIn = isUdp }, port.Word.Text);
            }
        }
    }, DockerInstructionKind.Expose);
}

using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments outside of an environment.</summary>
internal sealed class DeployThroughEnvironment : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4012",
        "Deploy through an environment",
        "Job '{0}' deploys without an environment: nobody approves, its secrets are open to every branch, and no record of the deployment is kept. Set 'environment' with a name.",
        RuleCategory.Automation,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (!c.Node.Mapping.TryGetEntry("environment", out _) && !c.Node.Mapping.IsOpen && Deployments.Find(c.Node).Count > 0)
        {
            c.Report(c.Node.IdSpan, c.Node.Id);
        }
    });
}

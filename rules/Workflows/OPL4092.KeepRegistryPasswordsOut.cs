using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds passwords of registries that are written into a workflow.</summary>
internal sealed class KeepRegistryPasswordsOut : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4092",
        "Keep registry passwords out of the workflow",
        "The password of '{0}' is written into the workflow. Read it from a secret, and change it where it is already pushed.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        Aliases = ["actionlint/credentials", "zizmor/hardcoded-container-credentials"],
        SecuritySeverity = 8,
        Weaknesses = [798],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (c.Node.Mapping.TryGetValue("container", out var container))
        {
            Check(c, "container", container);
        }

        if (c.Node.Mapping.TryGetMapping("services", out var services))
        {
            foreach (ref readonly var entry in services.Entries)
            {
                if (entry.Key is YamlScalar key)
                {
                    Check(c, key.Value, entry.Value);
                }
            }
        }
    });

    private static void Check(NodeContext<OpsLead.Lint.Workflows.Job> c, string name, YamlNode node)
    {
        if (node.Resolve() is YamlMapping container && container.TryGetMapping("credentials", out var credentials) && credentials.TryGetScalar("password", out var password)
            && !password.IsNull && password.Value.Length > 0 && ExpressionTemplate.Parse(password.Value).SingleExpression is null)
        {
            c.Report(password.GetSpan(0, password.Value.Length), name);
        }
    }
}

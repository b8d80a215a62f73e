using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds names of environment variables that no shell can read.</summary>
internal sealed class NameEnvironmentVariables : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4097",
        "Name variables so that they can be read",
        "The name '{0}' of an environment variable holds '{1}'. Use letters, digits and underscores; no shell can read it otherwise.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/env-var"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => Check(c, c.Node.Root));
        context.RegisterJobAction(static c => CheckJob(c));
        context.RegisterStepAction(static c => Check(c, c.Node.Mapping));
    }

    private static void CheckJob(NodeContext<Job> c)
    {
        Check(c, c.Node.Mapping);
        if (c.Node.Mapping.TryGetMapping("container", out var container))
        {
            Check(c, container);
        }

        if (c.Node.Mapping.TryGetMapping("services", out var services))
        {
            foreach (ref readonly var entry in services.Entries)
            {
                if (entry.Value.Resolve() is YamlMapping service)
                {
                    Check(c, service);
                }
            }
        }
    }

    private static void Check<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (!holder.TryGetMapping("env", out var env))
        {
            return;
        }

        foreach (ref readonly var entry in env.Entries)
        {
            if (entry.Key is YamlScalar key && !ExpressionTemplate.HasMarker(key.Value) && key.Value.AsSpan().IndexOfAny("&= \t") is >= 0 and var index)
            {
                c.Report(key.Span, key.Value, key.Value[index] is ' ' or '\t' ? "white space" : key.Value[index].ToString());
            }
        }
    }
}

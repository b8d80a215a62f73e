using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds steps that wait for, or cancel, what has not begun.</summary>
internal sealed class WaitForEarlierSteps : WorkflowRule
{
    private const string Nothing = "'wait-all' with '{0}' waits for nothing. Remove the step.";
    private const string Nested = "'{0}' cannot stand in a parallel step. Take the step out of it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4063",
        "Wait for earlier steps",
        "No step before this one has the id '{0}'. Correct the id, or move the step.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/background-step"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (!c.Node.Mapping.TryGetSequence("steps", out var steps))
        {
            return;
        }

        var earlier = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in steps.Items)
        {
            if (item.Resolve() is not YamlMapping step)
            {
                continue;
            }

            CheckIds(c, step, "wait", earlier);
            CheckIds(c, step, "cancel", earlier);
            if (step.TryGetScalar("wait-all", out var all) && all.TryGetBoolean(out var waits) && !waits)
            {
                c.Report(all.Span, new DiagnosticDetails { MessageFormat = Nothing }, all.Value);
            }

            AddId(step, earlier);
            foreach (var inner in YamlFacts.GetItems(step, "parallel"))
            {
                AddId(inner, earlier);
                foreach (var key in (string[])["background", "wait", "wait-all", "cancel", "parallel"])
                {
                    if (inner.TryGetEntry(key, out var entry))
                    {
                        c.Report(entry.Key.Span, new DiagnosticDetails { MessageFormat = Nested }, key);
                    }
                }
            }
        }
    });

    private static void AddId(YamlMapping step, HashSet<string> earlier)
    {
        if (step.TryGetScalar("id", out var id) && !id.IsNull)
        {
            earlier.Add(id.Value);
        }
    }

    private static void CheckIds<TNode>(NodeContext<TNode> c, YamlMapping step, string key, HashSet<string> earlier)
    {
        if (!step.TryGetValue(key, out var node))
        {
            return;
        }

        foreach (var item in node is YamlSequence list ? list.Items : new[] { node })
        {
            if (item.Resolve() is YamlScalar { IsNull: false, Value.Length: > 0 } id && !id.Value.Contains("${{", StringComparison.Ordinal) && !earlier.Contains(id.Value))
            {
                c.Report(id.Span, id.Value);
            }
        }
    }
}

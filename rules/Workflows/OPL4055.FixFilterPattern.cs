using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds filter patterns that match nothing, or that are written as if they were regular expressions.</summary>
internal sealed class FixFilterPattern : WorkflowRule
{
    private static readonly (string Key, FilterPatternKind Kind)[] Filters =
    [
        ("branches", FilterPatternKind.Ref), ("branches-ignore", FilterPatternKind.Ref), ("tags", FilterPatternKind.Ref), ("tags-ignore", FilterPatternKind.Ref),
        ("paths", FilterPatternKind.Path), ("paths-ignore", FilterPatternKind.Path), ("names", FilterPatternKind.Image), ("versions", FilterPatternKind.Image),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4055",
        "Fix the filter pattern",
        "'{0}' in the pattern {1}. Correct the pattern; the workflow does not run when it should.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/glob"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c =>
        {
            foreach (var trigger in c.Node.Triggers)
            {
                foreach (var (key, kind) in Filters)
                {
                    if (trigger.Configuration is { } configuration && configuration.TryGetValue(key, out var patterns))
                    {
                        CheckAll(c, patterns, kind);
                    }
                }
            }
        });
        context.RegisterJobAction(static c =>
        {
            if (c.Node.Mapping.TryGetMapping("snapshot", out var snapshot) && snapshot.TryGetValue("version", out var version))
            {
                CheckAll(c, version, FilterPatternKind.Image);
            }
        });
    }

    private static void CheckAll<TNode>(NodeContext<TNode> c, YamlNode patterns, FilterPatternKind kind)
    {
        foreach (var item in patterns is YamlSequence list ? list.Items : new[] { patterns })
        {
            if (item.Resolve() is YamlScalar { IsNull: false, Value.Length: > 0 } pattern && !pattern.Value.Contains("${{", StringComparison.Ordinal)
                && FilterPattern.Check(pattern.Value, kind, out var start, out var length) is { } problem)
            {
                c.Report(pattern.GetSpan(start, length), TemplateFinding.Shorten(pattern.Value.Substring(start, length)), problem);
            }
        }
    }
}

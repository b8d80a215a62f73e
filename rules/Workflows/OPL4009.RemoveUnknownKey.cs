using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds keys that GitHub does not know where they stand.</summary>
internal sealed class RemoveUnknownKey : WorkflowRule
{
    private const string Similar = "Unexpected key '{0}' in a {1}. It may be meant as '{2}'; GitHub refuses the whole file until then.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4009",
        "Remove the unknown key",
        "Unexpected key '{0}' in a {1}. Remove it, or move it to where it belongs; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/unexpected-key", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c => WorkflowShape.Visit(c.Node, (mapping, shape, _) => Check(c, mapping, shape)));

    private static void Check(NodeContext<Workflow> c, YamlMapping mapping, MappingShape shape)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            // An expression as a key is another rule's; a merge is refused as a whole.
            if (entry.Key is not YamlScalar key || key.Value is "<<" || key.Value.Contains("${{", StringComparison.Ordinal) || Array.IndexOf(shape.Keys, key.Value) >= 0)
            {
                continue;
            }

            // The name may be a key that is there already: then there is nothing to rename.
            if (NearestName.Find(key.Value, shape.Keys) is { } nearest && !mapping.TryGetEntry(nearest, out _))
            {
                c.Report(key.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = key.Style == YamlScalarStyle.Plain ? CodeFix.Replace($"Rename it to '{nearest}'", key.Span, nearest) : null }, key.Value, shape.Name, nearest);
            }
            else
            {
                c.Report(key.Span, key.Value, shape.Name);
            }
        }
    }
}

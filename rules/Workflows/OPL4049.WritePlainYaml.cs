using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds YAML that GitHub does not read: merge keys, deep nesting, aliases inside their own anchor; and anchors that nothing refers to.</summary>
internal sealed class WritePlainYaml : WorkflowRule
{
    private const string Deep = "More than '{0}' collections stand in one another here. Flatten them; GitHub refuses the whole file until then.";
    private const string Recursive = "The alias '{0}' stands inside its own anchor. Write the value out; GitHub refuses the whole file until then.";
    private const string Unused = "No alias refers to the anchor '{0}'. Remove it, or correct the alias.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4049",
        "Write YAML that GitHub reads",
        "GitHub knows anchors and aliases but no merge key '{0}'. Write the keys out; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/yaml-feature", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterTemplateErrorAction(static c =>
        {
            if (c.Node.Kind is TemplateErrorKind.MergeKey or TemplateErrorKind.TooDeep)
            {
                c.Report(c.Node.Span, TemplateFinding.Create(c, "github/yaml-feature", c.Node.Kind == TemplateErrorKind.TooDeep ? Deep : null), c.Node.Text);
            }
        });
        context.RegisterWorkflowAction(static c => CheckAnchors(c, c.Node.Root));
    }

    private static void CheckAnchors(NodeContext<Workflow> c, YamlNode root)
    {
        var anchored = new List<YamlNode>();
        var used = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<YamlNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            if (node.Anchor is not null)
            {
                anchored.Add(node);
            }

            switch (node)
            {
                case YamlAlias { Target: { } target } alias:
                    used.Add(target);
                    if (alias.Resolve() is YamlAlias)
                    {
                        c.Report(alias.Span, new DiagnosticDetails { MessageFormat = Recursive }, alias.Name);
                    }

                    break;
                case YamlSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        pending.Push(item);
                    }

                    break;
                case YamlMapping mapping:
                    foreach (ref readonly var entry in mapping.Entries)
                    {
                        pending.Push(entry.Key);
                        pending.Push(entry.Value);
                    }

                    break;
            }
        }

        foreach (var node in anchored)
        {
            if (!used.Contains(node))
            {
                c.Report(node.Anchor!.Span, new DiagnosticDetails { MessageFormat = Unused, Severity = RuleSeverity.Warning, Aliases = ["actionlint/syntax-check"] }, node.Anchor.Name);
            }
        }
    }
}

using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds ${ } that Compose cannot read.</summary>
internal sealed class EscapeDollarSign : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3016",
        "Escape the dollar sign",
        "Compose cannot read the variable '{0}', so it refuses the whole file. Write '$$' for a dollar sign that is meant for a shell or a program.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(static c =>
    {
        foreach (ref readonly var entry in c.Node.Root.Entries)
        {
            if (entry.Key is YamlScalar { Value: "services" or "networks" or "volumes" or "secrets" or "configs" or "name" })
            {
                Check(c, entry.Value);
            }
        }
    });

    // An alias is read where its anchor stands, so nothing is followed and nothing is seen twice.
    private static void Check(NodeContext<ComposeFile> c, YamlNode root)
    {
        var open = new Stack<YamlNode>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (ref readonly var entry in mapping.Entries)
                    {
                        open.Push(entry.Value);
                    }

                    break;
                case YamlSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        open.Push(item);
                    }

                    break;
                case YamlScalar scalar when scalar.Value.Contains("${", StringComparison.Ordinal):
                    Check(c, scalar);
                    break;
            }
        }
    }

    private static void Check(NodeContext<ComposeFile> c, YamlScalar scalar)
    {
        foreach (var (start, length) in ComposeInterpolation.FindInvalid(scalar.Value))
        {
            var text = scalar.Value.Substring(start, length);
            var span = scalar.GetSpan(start, length);
            c.Report(span, new DiagnosticDetails
            {
                // An open brace is a slip of the pen; what a shell would read is meant for it.
                Fix = text[^1] == '}' && text.Length > 3 && IsShellText(scalar) ? new CodeFix("Escape the dollar sign", FixSafety.Safe, [new TextEdit(new TextSpan(span.Start, 0), "$")]) : null,
            }, text);
        }
    }

    private static bool IsShellText(YamlScalar scalar)
    {
        YamlNode value = scalar.Parent is YamlSequence sequence ? sequence : scalar;
        if (value.Parent is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (ReferenceEquals(entry.Value, value))
                {
                    return entry.Key is YamlScalar { Value: "command" or "entrypoint" or "test" or "content" or "dockerfile_inline" };
                }
            }
        }

        return false;
    }
}

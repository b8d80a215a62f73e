using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds permissions without a comment that says why.</summary>
internal sealed class CommentPermissions : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4031",
        "Say what each permission is for",
        "Nothing says what '{0}' is needed for. Add a comment, so that the next person knows when it can go.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["zizmor/undocumented-permissions"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => Check(c, c.Node.Root));
        context.RegisterJobAction(static c => Check(c, c.Node.Mapping));
    }

    // One finding a block: whoever documents one documents all.
    private static void Check<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (!holder.TryGetMapping("permissions", out var permissions) || permissions.IsFlow)
        {
            return;
        }

        foreach (ref readonly var scope in permissions.Entries)
        {
            if (scope.Key is YamlScalar key && scope.Value.Resolve() is YamlScalar level && !(key.Value == "contents" && level.Value == "read") && !HasComment(c.Text, scope))
            {
                c.Report(scope.Span, $"{key.Value}: {level.Value}");
                return;
            }
        }
    }

    private static bool HasComment(SourceText text, YamlEntry scope)
    {
        var rest = text.Text.AsSpan(scope.Span.End, Indentation.EndOfLine(text, scope.Span.End) - scope.Span.End).Trim();
        return rest is ['#', ..] && rest[1..].ContainsAnyExcept(' ', '#');
    }
}

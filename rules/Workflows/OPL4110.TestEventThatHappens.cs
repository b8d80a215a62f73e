using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds conditions on events that the workflow is not started by.</summary>
internal sealed class TestEventThatHappens : WorkflowRule
{
    private const string Event = "'{0}' is never true, for no trigger of this workflow is '{1}'. Add the event to 'on', or correct the condition.";
    private const string Action = "'{0}' is never true, for the workflow does not start on that activity. Add '{1}' to the event's 'types', or correct the condition.";
    private const string Ref = "'{0}' is never true, for the workflow starts on no such branch. Correct the branch, or add it to the event's filter.";

    private static readonly string[] DefaultTypes = ["opened", "synchronize", "reopened"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4110",
        "Test for an event that happens",
        Event,
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c =>
    {
        // In a called workflow the event is the caller's.
        if (c.Node is not { Job.Workflow: { Triggers.Count: > 0 } workflow, Key: "if" } || workflow.Root.IsOpen || workflow.IsTriggeredBy("workflow_call"))
        {
            return;
        }

        c.Node.Expression.Root.Walk(node =>
        {
            if (node is ComparisonExpression { Operator: ComparisonOperator.Equal } comparison)
            {
                CheckComparison(c, workflow, comparison);
            }

            // A dead alternative is often there on purpose, in text that several workflows share; what is dead as a whole is not.
            return node is LogicalExpression { Operator: LogicalOperator.And };
        });
    });

    private static void CheckComparison(NodeContext<ExpressionSite> c, Workflow workflow, ComparisonExpression comparison)
    {
        var (access, literal) = comparison.Left is LiteralExpression left ? (comparison.Right, left) : (comparison.Left, comparison.Right as LiteralExpression);
        if (literal is not { Value: { Kind: ExpressionValueKind.String } value } || access.GetContextPath() is not { } path)
        {
            return;
        }

        var text = value.ToString();
        var message = path.ToUpperInvariant() switch
        {
            "GITHUB.EVENT_NAME" when !workflow.Triggers.Any(trigger => trigger.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) => Event,
            "GITHUB.EVENT.ACTION" when GetTypes(workflow) is { } types && !types.Contains(text, StringComparer.OrdinalIgnoreCase) => Action,
            "GITHUB.REF" when GetBranches(workflow) is { } branches && text.StartsWith("refs/heads/", StringComparison.OrdinalIgnoreCase)
                && !branches.Contains(text["refs/heads/".Length..], StringComparer.OrdinalIgnoreCase) => Ref,
            _ => null,
        };
        if (message is not null)
        {
            c.Report(c.Node.GetFileSpan(comparison.Span), new DiagnosticDetails { MessageFormat = message }, c.Node.Expression.Slice(comparison.Span).ToString(), text);
        }
    }

    /// <summary>The activities of the workflow's events; null when some event has others than pull requests do.</summary>
    private static HashSet<string>? GetTypes(Workflow workflow)
    {
        var result = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var trigger in workflow.Triggers)
        {
            switch (trigger.Name)
            {
                case "push" or "schedule" or "workflow_dispatch":
                    break;
                case "pull_request" or "pull_request_target" when trigger.Configuration is null:
                    result.UnionWith(DefaultTypes);
                    break;
                case "pull_request" or "pull_request_target":
                    if (!AddTypes(result, trigger.Configuration!))
                    {
                        return null;
                    }

                    break;
                default:
                    return null;
            }
        }

        return result.Count == 0 ? null : result;
    }

    private static bool AddTypes(HashSet<string> result, YamlMapping filters)
    {
        if (filters.IsOpen)
        {
            return false;
        }

        if (!filters.TryGetValue("types", out var types))
        {
            result.UnionWith(DefaultTypes);
            return true;
        }

        foreach (var item in types is YamlSequence sequence ? sequence.Items : new ReadOnlySpan<YamlNode>(in types))
        {
            if (item.Resolve() is not YamlScalar scalar)
            {
                return false;
            }

            result.Add(scalar.Value);
        }

        return true;
    }

    /// <summary>The branches whose ref a run can have; null when they cannot be told.</summary>
    private static List<string>? GetBranches(Workflow workflow)
    {
        var result = new List<string>();
        foreach (var trigger in workflow.Triggers)
        {
            // A pull request's ref is refs/pull/N/merge.
            if (trigger.Name == "pull_request")
            {
                continue;
            }

            if (trigger is not { Name: "push", Configuration: { IsOpen: false } filters } || filters.TryGetEntry("branches-ignore", out _) || !filters.TryGetValue("branches", out var branches))
            {
                return null;
            }

            foreach (var item in branches is YamlSequence sequence ? sequence.Items : new ReadOnlySpan<YamlNode>(in branches))
            {
                if (item.Resolve() is not YamlScalar branch || branch.Value.AsSpan().IndexOfAny("*?+[!") >= 0)
                {
                    return null;
                }

                result.Add(branch.Value);
            }
        }

        return result;
    }
}

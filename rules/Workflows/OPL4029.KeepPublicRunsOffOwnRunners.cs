using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs for pull requests that run on machines of one's own.</summary>
internal sealed class KeepPublicRunsOffOwnRunners : WorkflowRule
{
    private const string Perhaps = "'{0}' may name machines of your own. Make sure that no stranger's code runs there.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4029",
        "Keep strangers off your own runners",
        "'{0}' lets code of any pull request run on your own machine, and what it leaves there meets the next job. Use a hosted runner for pull requests.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.5,
        Weaknesses = [829],
        Precision = RulePrecision.Medium,
        Aliases = ["zizmor/self-hosted-runner", "poutine/pr_runs_on_self_hosted"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (!c.Node.Mapping.TryGetValue("runs-on", out var runsOn))
        {
            return;
        }

        var isPublic = c.Node.Workflow.Triggers.Any(static trigger => trigger.Name is "pull_request" or "pull_request_target" or "workflow_run" or "issue_comment");
        var labels = runsOn is YamlMapping group && group.TryGetValue("labels", out var inner) ? inner : runsOn;
        var label = Find(c.Node, labels);
        if (label is not null)
        {
            c.Report(label.Span, new DiagnosticDetails { IsOptIn = !isPublic, Aliases = isPublic ? default : ["zizmor/self-hosted-runner"] }, "self-hosted");
        }
        else if (runsOn is YamlMapping mapping && mapping.TryGetEntry("group", out var named))
        {
            c.Report(named.Span, new DiagnosticDetails { MessageFormat = Perhaps, IsOptIn = true, Aliases = isPublic ? default : ["zizmor/self-hosted-runner"] }, $"group: {(named.Value.Resolve() as YamlScalar)?.Value}");
        }
        else if (GetFirst(labels) is { } first && first.Value.Contains("${{", StringComparison.Ordinal) && MatrixValues.TryGetAll(c.Node, first.Value) is null)
        {
            c.Report(first.Span, new DiagnosticDetails { MessageFormat = Perhaps, IsOptIn = true, Aliases = ["zizmor/self-hosted-runner"] }, first.Value);
        }
    });

    private static YamlScalar? Find(Job job, YamlNode labels)
    {
        if (labels is YamlScalar scalar)
        {
            return IsSelfHosted(scalar.Value) || (scalar.Value.Contains("${{", StringComparison.Ordinal) && MatrixValues.TryGetAll(job, scalar.Value)?.Any(IsSelfHosted) == true) ? scalar : null;
        }

        if (labels is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is YamlScalar one && IsSelfHosted(one.Value))
                {
                    return one;
                }
            }
        }

        return null;
    }

    private static YamlScalar? GetFirst(YamlNode labels) => labels as YamlScalar ?? (labels is YamlSequence { Items: [var first, ..] } ? first.Resolve() as YamlScalar : null);

    private static bool IsSelfHosted(string label) => label.Equals("self-hosted", StringComparison.OrdinalIgnoreCase);
}

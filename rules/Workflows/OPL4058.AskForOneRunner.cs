using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs that ask for a runner with labels of two systems, which none has; and groups that are none.</summary>
internal sealed class AskForOneRunner : WorkflowRule
{
    private const string Group = "'{0}' is no runner group. Write its name, or 'org/NAME' or 'ent/NAME'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4058",
        "Ask for one runner",
        "No runner has both the label '{0}' and '{1}'. Keep one of them: a list asks for a runner that has all.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/runner-group", "actionlint/runner-label"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var items = RunnerLabels.Read(c.Node);
        YamlScalar? first = null;
        foreach (var labels in items.Count > 1 ? items : [])
        {
            foreach (var label in labels)
            {
                if (RunnerLabels.GetSystem(label.Value) is not { } system)
                {
                    continue;
                }

                if (first is not null && RunnerLabels.GetSystem(first.Value) != system)
                {
                    c.Report(label.Span, new DiagnosticDetails { Aliases = ["actionlint/runner-label"], Related = [new RelatedSpan(first.Span, "the other label")] }, first.Value, label.Value);
                }
            }

            first ??= labels is [var only] && RunnerLabels.GetSystem(only.Value) is not null ? only : null;
        }

        if (c.Node.Mapping.TryGetMapping("runs-on", out var runsOn) && runsOn.TryGetScalar("group", out var group) && !group.Value.Contains("${{", StringComparison.Ordinal) && !IsGroup(group.Value))
        {
            c.Report(group.Span, new DiagnosticDetails { MessageFormat = Group, Aliases = ["github/runner-group"] }, group.Value);
        }
    });

    // Source: the parser of GitHub's actions/languageservices, July 2026.
    private static bool IsGroup(string group)
    {
        var slash = group.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || (group.IndexOf('/', slash + 1) < 0 && slash < group.Length - 1 && group[..slash] is "org" or "organization" or "ent" or "enterprise" && slash < group.Length - 1);
    }
}

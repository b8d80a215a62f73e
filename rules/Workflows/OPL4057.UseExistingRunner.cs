using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds labels that no runner of GitHub has.</summary>
internal sealed class UseExistingRunner : WorkflowRule
{
    private const string KnownLabels = "labels";
    private const string Similar = "GitHub has no runner with the label '{0}'. It may be meant as '{1}'; the job waits for a day and fails.";
    private const string Retired = "GitHub has taken the runner '{0}' out of service. Choose a newer one; the job waits for a day and fails.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4057",
        "Use a runner that exists",
        "The label '{0}' is none of GitHub's runners. List it in the option 'labels' if it is your own.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/runner-label"],
        Options =
        [
            new RuleOption(KnownLabels, RuleOptionType.StringList, "", "Labels of runners of your own; '*' stands for any characters.") { PeerSettings = ["actionlint/self-hosted-runner.labels"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var seen = new HashSet<YamlScalar>();
        foreach (var labels in RunnerLabels.Read(c.Node))
        {
            foreach (var label in labels)
            {
                if (seen.Add(label) && !RunnerLabels.IsKnown(label.Value) && !NameList.Contains(c.GetOption(KnownLabels), label.Value))
                {
                    Report(c, label);
                }
            }
        }
    });

    private static void Report(NodeContext<Job> c, YamlScalar label)
    {
        if (RunnerLabels.IsRetired(label.Value))
        {
            c.Report(label.Span, new DiagnosticDetails { MessageFormat = Retired }, label.Value);
        }
        else if (RunnerLabels.FindNearest(label.Value) is { } nearest)
        {
            c.Report(label.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = CodeFix.Replace($"Write '{nearest}'", label.ContentSpan, nearest) with { Safety = FixSafety.Unsafe } }, label.Value, nearest);
        }
        else
        {
            // A label of a runner of one's own, which only its owner knows.
            c.Report(label.Span.Length > 0 ? label.Span : c.Node.Mapping.TryGetEntry("runs-on", out var entry) ? entry.Key.Span : c.Node.IdSpan, new DiagnosticDetails { IsOptIn = true }, label.Value);
        }
    }
}

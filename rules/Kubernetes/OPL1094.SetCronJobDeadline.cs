namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds CronJobs that give up for good after a long outage.</summary>
internal sealed class SetCronJobDeadline : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1094",
        "Set the deadline of a CronJob",
        "'{0}' sets no 'startingDeadlineSeconds', so after 100 missed starts it never starts again. Set it to how late a start is still of use.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-score/cronjob-has-deadline"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.Group == "batch" && YamlFacts.GetString(c.Node.Spec, "startingDeadlineSeconds").IsAbsent)
            {
                var fix = YamlInsertion.CreateFix("Give the start a deadline", FixSafety.Unsafe, c.Text, c.Node.Root, ["spec", "startingDeadlineSeconds"], "300");
                c.Report(c.Node.Spec.IsKnown ? c.Node.Spec.Span : c.Node.Anchor, new DiagnosticDetails { Fix = fix }, c.Node.DisplayName);
            }
        },
        "CronJob");
}

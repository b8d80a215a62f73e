namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Jobs that stay when they are done.</summary>
internal sealed class SetJobTimeToLive : KubernetesRule
{
    private const string Cron = "The history of the CronJob already removes its Jobs, and a time to live of '{0}' seconds removes them before. Remove it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1093",
        "Set the time to live of a Job",
        "'{0}' sets no 'ttlSecondsAfterFinished', so it and its pods stay when it is done. Set it, or delete the Job with what creates it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/job-ttl-seconds-after-finished"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.Group != "batch")
            {
                return;
            }

            if (c.Node.Kind == "CronJob")
            {
                var job = YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.Spec, "jobTemplate"), "spec");
                if (YamlFacts.GetString(job, "ttlSecondsAfterFinished") is { IsKnown: true } time)
                {
                    c.Report(time.Span, new DiagnosticDetails { MessageFormat = Cron }, time.Value);
                }
            }
            else if (YamlFacts.GetString(c.Node.Spec, "ttlSecondsAfterFinished").IsAbsent && c.Node.GetAnnotation("helm.sh/hook").IsAbsent)
            {
                var fix = YamlInsertion.CreateFix("Keep the Job for a day", FixSafety.Unsafe, c.Text, c.Node.Root, ["spec", "ttlSecondsAfterFinished"], "86400");
                c.Report(c.Node.Anchor, new DiagnosticDetails { Fix = fix }, c.Node.DisplayName);
            }
        },
        "Job",
        "CronJob");
}

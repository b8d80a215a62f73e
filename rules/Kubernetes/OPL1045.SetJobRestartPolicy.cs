using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds jobs whose restart policy the API server refuses.</summary>
internal sealed class SetJobRestartPolicy : KubernetesRule
{
    private const string Missing = "'{0}' sets no restart policy, and the default 'Always' is refused for jobs. Set 'Never' or 'OnFailure'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1045",
        "Set the restart policy of a job",
        "The restart policy '{0}' is not one for a job, so the API server refuses it. Set 'Never' or 'OnFailure'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-score/cronjob-restartpolicy"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        if (c.Node.Owner.Kind is not ("Job" or "CronJob") || c.Node.Owner.Group != "batch")
        {
            return;
        }

        // Absent means Always (API reference, PodSpec.restartPolicy).
        var policy = YamlFacts.GetString(Fact<YamlMapping>.Known(c.Node.Spec, c.Node.Anchor), "restartPolicy");
        if (policy.IsAbsent || policy is { IsKnown: true, Value: not ("Never" or "OnFailure") })
        {
            c.Report(policy.Span, new DiagnosticDetails { MessageFormat = policy.IsAbsent ? Missing : null, Aliases = c.Node.Owner.Kind == "CronJob"
                ? default : [] }, policy.IsKnown ? policy.Value : c.Node.Owner.DisplayName);
        }
    });
}

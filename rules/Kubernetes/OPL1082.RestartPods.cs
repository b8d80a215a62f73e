namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods of controllers that are not to be restarted, which the API server refuses.</summary>
internal sealed class RestartPods : KubernetesRule
{
    private const string Unset = "'{0}' sets no restart policy. Set 'Always' or 'OnFailure'.";
    private const string Never = "The restart policy '{0}' of '{1}' leaves a container that fails where it is. Set 'Always' or 'OnFailure'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1082",
        "Restart the pods of a controller",
        "The restart policy '{0}' is none for '{1}', so the API server refuses it. Set 'Always', or run it as a Job.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/restart-policy"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var policy = YamlFacts.GetString(c.Node.PodSpec, "restartPolicy");
        if (!c.Node.IsWorkload || policy.IsUnknown || policy is { IsKnown: true, Value: "Always" })
        {
            return;
        }

        if (policy.IsAbsent)
        {
            // Always is what the API server writes; only the peer wants to read it.
            c.Report(policy.Span, new DiagnosticDetails { IsOptIn = true, Severity = RuleSeverity.Note, MessageFormat = Unset }, c.Node.DisplayName);
        }
        else if (c.Node is { Group: "apps", Kind: "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" } or { Group: "", Kind: "ReplicationController" })
        {
            c.Report(policy.Span, new DiagnosticDetails
            {
                Aliases = policy.Value == "OnFailure" ? [] : default,
                Fix = new CodeFix("Restart always", FixSafety.Unsafe, [new TextEdit(policy.Span, "Always")]),
            }, policy.Value, c.Node.DisplayName);
        }
        else if (policy.Value != "OnFailure")
        {
            c.Report(policy.Span, new DiagnosticDetails { IsOptIn = true, Severity = RuleSeverity.Note, MessageFormat = Never }, policy.Value, c.Node.DisplayName);
        }
    });
}

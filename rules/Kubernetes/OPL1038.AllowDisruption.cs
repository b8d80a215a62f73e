namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds disruption budgets that let no pod go.</summary>
internal sealed class AllowDisruption : KubernetesRule
{
    private const string Missing = "'{0}' says neither 'minAvailable' nor 'maxUnavailable', so it lets no pod go. Say how many may be missing.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1038",
        "Let the budget allow a disruption",
        "The budget's '{0}' of '{1}' lets no pod go, so a node with one of them is never drained. Allow one, such as 'maxUnavailable: 1'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Aliases =
        [
            "kube-linter/pdb-max-unavailable", "kube-linter/pdb-min-available", "polaris/pdbDisruptionsIsZero",
            "kube-score/poddisruptionbudget-has-policy",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "policy" || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var maxUnavailable = YamlFacts.GetString(spec, "maxUnavailable");
        var minAvailable = YamlFacts.GetString(spec, "minAvailable");
        if (maxUnavailable is { IsKnown: true, Value: "0" or "0%" })
        {
            c.Report(maxUnavailable.Span, new DiagnosticDetails { Aliases = ["kube-linter/pdb-max-unavailable", "polaris/pdbDisruptionsIsZero"] },
                "maxUnavailable", maxUnavailable.Value);
        }

        if (minAvailable is { IsKnown: true, Value: "100%" })
        {
            c.Report(minAvailable.Span, new DiagnosticDetails { Aliases = ["kube-linter/pdb-min-available", "polaris/pdbDisruptionsIsZero"] },
                "minAvailable", minAvailable.Value);
        }

        if (maxUnavailable.IsAbsent && minAvailable.IsAbsent)
        {
            c.Report(spec.Span, new DiagnosticDetails { MessageFormat = Missing, Aliases = ["kube-score/poddisruptionbudget-has-policy"] }, c.Node.DisplayName);
        }
    }, "PodDisruptionBudget");
}

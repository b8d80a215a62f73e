using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds environment variables that a container sets twice.</summary>
internal sealed class RemoveDuplicateEnv : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1034",
        "Remove the duplicate environment variable",
        "Container '{0}' sets '{1}' twice, and only the last one counts. Remove the other.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/duplicate-env-var", "kube-score/environment-variable-key-duplication"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Environment.Count < 2)
        {
            return;
        }

        var first = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var variable in c.Node.Environment)
        {
            if (YamlFacts.GetString(variable, "name", variable.Span) is { IsKnown: true } name && !first.TryAdd(name.Value, name.Span))
            {
                c.Report(name.Span, new DiagnosticDetails { Related = [new RelatedSpan(first[name.Value], "The variable is set here too")] },
                    c.Node.DisplayName, name.Value);
            }
        }
    });
}

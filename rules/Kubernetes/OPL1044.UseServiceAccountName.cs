using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds the field that serviceAccountName replaced.</summary>
internal sealed class UseServiceAccountName : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1044",
        "Use serviceAccountName",
        "The deprecated 'serviceAccount' says '{0}', and 'serviceAccountName' says something else or nothing. Write 'serviceAccountName'.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/deprecated-service-account-field"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var pod = Fact<YamlMapping>.Known(c.Node.Spec, c.Node.Anchor);
        var name = YamlFacts.GetString(pod, "serviceAccountName");
        if (YamlFacts.GetString(pod, "serviceAccount") is { IsKnown: true } old && !name.IsUnknown && !(name.IsKnown && name.Value == old.Value)
            && c.Node.Spec.TryGetEntry("serviceAccount", out var entry))
        {
            var fix = name.IsAbsent && !c.Node.Spec.TryGetEntry("serviceAccountName", out _)
                ? CodeFix.Replace("Write serviceAccountName", entry.Key.Span, "serviceAccountName") : null;
            c.Report(entry.Key.Span, new DiagnosticDetails { Fix = fix }, old.Value);
        }
    });
}

using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that carry a token of the API server which they may not need.</summary>
internal sealed class LimitTokenMount : KubernetesRule
{
    private static readonly ImmutableArray<string> Unset = ["polaris/automountServiceAccountToken", "checkov/CKV_K8S_38"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1043",
        "Mount a service account token only where it is used",
        "The pod of '{0}' gets a token for the API server. Set 'automountServiceAccountToken: false' unless the process talks to it.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // A service account without roles may do nothing, and a ServiceAccount may say it for all of its pods.
        IsEnabledByDefault = false,
        SecuritySeverity = 3.5,
        Weaknesses = [522],
        Aliases = ["polaris/automountServiceAccountToken", "trivy/KSV-0036", "checkov/CKV_K8S_38"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var automount = YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Spec, c.Node.Anchor), "automountServiceAccountToken");
        if (automount.IsAbsent || automount is { IsKnown: true, Value: true })
        {
            c.Report(automount.Span, new DiagnosticDetails { Aliases = automount.IsKnown ? default : Unset }, c.Node.Owner.DisplayName);
        }
    });
}

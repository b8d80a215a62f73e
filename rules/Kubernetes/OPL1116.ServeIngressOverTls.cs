using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Ingresses that serve plain HTTP.</summary>
internal sealed class ServeIngressOverTls : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1116",
        "Serve the ingress over TLS",
        "The ingress '{0}' has no 'tls', so what it serves travels in the clear. Name a Secret with a certificate under 'spec.tls'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // The load balancer in front may end TLS, and a controller may have a certificate for all.
        IsEnabledByDefault = false,
        SecuritySeverity = 5.0,
        Weaknesses = [319],
        Aliases = ["polaris/tlsSettingsMissing"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group is not ("networking.k8s.io" or "extensions") || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var hasEntry = spec.Value.TryGetEntry("tls", out var tls);
        if (!hasEntry ? !spec.Value.IsOpen : tls.Value.Resolve() is YamlSequence { Items.IsEmpty: true } or YamlScalar { IsNull: true })
        {
            c.Report(hasEntry ? tls.Key.Span : spec.Span, c.Node.Name.IsKnown ? c.Node.Name.Value : c.Node.Kind);
        }
    }, "Ingress");
}

using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Services that take over addresses.</summary>
internal sealed class RemoveExternalAddresses : KubernetesRule
{
    private const string Name = "The Service '{0}' is another name for '{1}', so what is sent to it leaves the cluster. Call that name, or write an "
        + "EndpointSlice.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1117",
        "Remove the external addresses",
        "The Service '{0}' takes over the address '{1}' for the whole cluster, whoever owns it. Use a load balancer, an Ingress or the Gateway API.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.3,
        Weaknesses = [300],
        Aliases = ["trivy/KSV-0108"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.ApiVersion != "v1")
        {
            return;
        }

        var name = c.Node.Name.IsKnown ? c.Node.Name.Value : c.Node.Kind;
        if (c.Node.Spec.IsKnown && c.Node.Spec.Value.TryGetSequence("externalIPs", out var addresses))
        {
            foreach (var item in addresses.Items)
            {
                if (item.Resolve() is YamlScalar { IsNull: false } address && !YamlFacts.IsTemplated(address.Value))
                {
                    c.Report(address.Span, name, address.Value);
                }
            }
        }

        if (YamlFacts.GetString(c.Node.Spec, "externalName") is { IsKnown: true, Value.Length: > 0 } externalName)
        {
            c.Report(externalName.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Name }, name, externalName.Value);
        }
    }, "Service");
}

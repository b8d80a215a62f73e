using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods and containers without a security context.</summary>
internal sealed class SetSecurityContext : KubernetesRule
{
    private const string OfContainer = "Container '{0}' has no 'securityContext', so it runs with what the image and the runtime happen to give it. Write one.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1122",
        "Set a security context",
        "The pod of '{0}' has no 'securityContext', so nothing of it holds for all of its containers. Write one with 'runAsNonRoot' and 'seccompProfile'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Its fields have rules of their own, which say what is missing.
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [693],
        Aliases = ["trivy/KSV-0118", "checkov/CKV_K8S_29", "checkov/CKV_K8S_30"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var areAllSet = true;
        foreach (var container in c.Node.Containers)
        {
            if (container.Role != ContainerRole.Ephemeral && IsMissing(container.SecurityContext))
            {
                areAllSet = false;
                c.Report(container.Anchor, new DiagnosticDetails { MessageFormat = OfContainer, Aliases = ["checkov/CKV_K8S_30"] }, container.DisplayName);
            }
        }

        if (IsMissing(c.Node.SecurityContext))
        {
            ImmutableArray<string> aliases = areAllSet ? ["trivy/KSV-0118"] : ["trivy/KSV-0118", "checkov/CKV_K8S_29"];
            c.Report(c.Node.Anchor, new DiagnosticDetails { Aliases = aliases }, c.Node.Owner.DisplayName);
        }
    });

    private static bool IsMissing(Fact<YamlMapping> securityContext) => securityContext.IsAbsent
        || (securityContext.IsKnown && securityContext.Value.Entries.IsEmpty);
}

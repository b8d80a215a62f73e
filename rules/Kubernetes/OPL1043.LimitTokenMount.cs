using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that carry a token of the API server which they may not need.</summary>
internal sealed class LimitTokenMount : KubernetesRule
{
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static readonly ImmutableArray<string> Explicit = ["polaris/automountServiceAccountToken", "trivy/KSV-0036", "checkov/CKV_K8S_38"];

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
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterPodTemplateAction(static c =>
        {
            var automount = YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Spec, c.Node.Anchor), "automountServiceAccountToken");
            if (automount is { IsKnown: true, Value: true })
            {
                c.Report(automount.Span, new DiagnosticDetails { Aliases = Explicit,
                    Fix = new CodeFix("Do not mount the token", FixSafety.Unsafe, [new TextEdit(automount.Span, "false")]) }, c.Node.Owner.DisplayName);
            }
            else if (automount.IsAbsent && FindMount(c.Node) is { IsKnown: true } mount)
            {
                c.Report(mount.Span, new DiagnosticDetails { Aliases = ["trivy/KSV-0036"] }, c.Node.Owner.DisplayName);
            }
        });

        context.RequireRoleFacts();
        context.RegisterWorkspaceAction(static c =>
        {
            var accounts = c.GetFacts<ServiceAccountFact>().Where(static account => account.Name.IsKnown)
                .ToLookup(static account => account.Name.Value, StringComparer.Ordinal);
            foreach (var pod in c.GetFacts<TokenMountFact>())
            {
                if (pod.ServiceAccount.IsUnknown)
                {
                    continue;
                }

                // What the pod does not say, its account says; one peer wants the pod to say it.
                var saysNo = accounts[pod.ServiceAccount.IsKnown ? pod.ServiceAccount.Value : "default"].Any(account =>
                    KubernetesRelations.MayShareNamespace(account.Namespace, pod.Namespace)
                        && account.MountsToken is not ({ IsKnown: true, Value: true } or { IsAbsent: true }));
                c.Report(
                    pod.Document,
                    pod.Anchor,
                    new DiagnosticDetails { IsOptIn = saysNo, Aliases = saysNo ? ["checkov/CKV_K8S_38"]
                        : ["polaris/automountServiceAccountToken", "checkov/CKV_K8S_38"] },
                    pod.Owner);
            }
        });
    }

    // Some mount the token by hand, from a Secret or a projected volume.
    private static Fact<string> FindMount(PodTemplate pod)
    {
        foreach (var container in pod.Containers)
        {
            foreach (var mount in container.VolumeMounts)
            {
                if (YamlFacts.GetString(mount, "mountPath", mount.Span) is { IsKnown: true } path && path.Value.TrimEnd('/') == TokenPath)
                {
                    return path;
                }
            }
        }

        return Fact<string>.Absent(pod.Anchor);
    }
}

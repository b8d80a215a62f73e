using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles that change what the rest of the cluster trusts.</summary>
internal sealed class LimitSensitiveChanges : KubernetesRule
{
    private const string AwsAuthConfigMap = "aws-auth";

    private static readonly string[] Verbs = ["create", "update", "patch", "delete", "deletecollection", "impersonate", "*"];

    private static readonly ImmutableArray<Target> Targets =
    [
        new("can put any image, account or volume into a pod", ["trivy/KSV-0048"],
            ["pods", "deployments", "daemonsets", "statefulsets", "replicasets", "replicationcontrollers", "jobs", "cronjobs"]),
        new("can remove the traces of what it did", ["trivy/KSV-0042"], ["pods/log"]),
        new("can change the configuration of whatever reads it", ["trivy/KSV-0049"], ["configmaps"]),
        new("can send traffic to itself", ["trivy/KSV-0056"], ["services", "endpoints", "endpointslices", "networkpolicies", "ingresses"]),
        new("sees and changes every object on its way into the cluster", ["trivy/KSV-0114", "checkov/CKV_K8S_155"],
            ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"]),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1103",
        "Limit what a role may change",
        "The role may '{0}' '{1}', so its holder {2}. Name the objects in 'resourceNames', or take the verb away.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [732],
        Aliases =
        [
            "trivy/KSV-0042", "trivy/KSV-0048", "trivy/KSV-0049", "trivy/KSV-0056", "trivy/KSV-0114", "trivy/KSV-0115", "checkov/CKV_K8S_155",
            "checkov/CKV_K8S_156",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "rbac.authorization.k8s.io" || (c.Node.Name is { IsKnown: true } name && PolicyRule.IsBuiltInRole(name.Value)))
        {
            return;
        }

        YamlScalar? approval = null;
        YamlScalar? approvalVerb = null;
        var signs = false;
        foreach (var rule in PolicyRule.Read(c.Node))
        {
            if (!rule.IsKnown || rule.ResourceNames.IsUnknown || rule.ApiGroups.IsUnknown)
            {
                continue;
            }

            CheckTargets(c, rule);
            if (rule.CoversGroup("certificates.k8s.io") == true)
            {
                signs |= PolicyRule.Find(rule.Resources, "signers") is not null && PolicyRule.Find(rule.Verbs, "approve") is not null;
                if (PolicyRule.FindAny(rule.Resources, "certificatesigningrequests/approval", "*") is { } resource
                    && PolicyRule.FindAny(rule.Verbs, "update", "patch", "*") is { } verb)
                {
                    (approval, approvalVerb) = (resource, verb);
                }
            }
        }

        if (approval is not null && approvalVerb is not null && signs)
        {
            c.Report(
                approval.Span,
                new DiagnosticDetails { IsOptIn = approval.Value == "*", Aliases = ["checkov/CKV_K8S_156"] },
                approvalVerb.Value,
                approval.Value,
                "can issue itself a certificate of anybody");
        }
    }, "Role", "ClusterRole");

    private static void CheckTargets(NodeContext<KubernetesObject> c, PolicyRule rule)
    {
        if (PolicyRule.FindAny(rule.Verbs, Verbs) is not { } verb)
        {
            return;
        }

        if (PolicyRule.FindAny(rule.Resources, "configmaps") is { } configMap && PolicyRule.FindAny(rule.ResourceNames, AwsAuthConfigMap) is not null)
        {
            // Whoever writes this ConfigMap maps AWS identities to groups of the cluster, system:masters among them.
            c.Report(configMap.Span, new DiagnosticDetails { Aliases = ["trivy/KSV-0115"] }, verb.Value, AwsAuthConfigMap,
                "makes anybody in AWS an administrator");
        }

        // Deployers and operators hold these for a reason, so they are told to those alone who ask.
        foreach (var target in Targets)
        {
            if (PolicyRule.FindAny(rule.Resources, target.Resources) is { } resource
                && (resource.Value != "pods/log" || PolicyRule.FindAny(rule.Verbs, "delete", "deletecollection", "*") is not null))
            {
                c.Report(resource.Span, new DiagnosticDetails { IsOptIn = true, Aliases = target.Aliases }, verb.Value, resource.Value, target.Consequence);
            }
        }
    }

    private sealed record Target(string Consequence, ImmutableArray<string> Aliases, string[] Resources);
}

using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds webhooks that can keep the cluster from healing itself.</summary>
internal sealed class KeepWebhookFromLocking : KubernetesRule
{
    private const string OwnPods = "The webhook '{0}' is asked about every '{1}' and is refused when it does not answer, its own pods included, so a cluster where it is down cannot "
        + "start it. Exclude its namespace and 'kube-system' with 'namespaceSelector', or set 'failurePolicy: Ignore'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1072",
        "Keep a webhook from locking the cluster",
        "The webhook '{0}' is asked about everything and refuses what it cannot answer, so while it is down nothing in the cluster can be changed. Name the resources it is for.",
        RuleCategory.Reliability,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.Group != "admissionregistration.k8s.io")
            {
                return;
            }

            foreach (var webhook in YamlFacts.GetItems(c.Node.Root, "webhooks"))
            {
                Check(c, webhook);
            }
        },
        "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

    private static void Check(NodeContext<KubernetesObject> c, YamlMapping webhook)
    {
        var anchor = webhook.Entries.IsEmpty ? webhook.Span : webhook.Entries[0].Key.Span;
        var policy = YamlFacts.GetString(webhook, "failurePolicy", anchor);

        // `v1` fails where nothing is written (API reference, ValidatingWebhook.failurePolicy).
        var fails = policy is { IsKnown: true, Value: "Fail" } || (policy.IsAbsent && c.Node.ApiVersion.EndsWith("/v1", StringComparison.Ordinal));
        var name = YamlFacts.GetString(webhook, "name", anchor);
        if (!fails || webhook.IsOpen || webhook.TryGetValue("namespaceSelector", out var namespaces) && !IsEmpty(namespaces)
            || webhook.TryGetValue("objectSelector", out var objects) && !IsEmpty(objects)
            || webhook.TryGetSequence("matchConditions", out var conditions) && conditions.Items.Length > 0)
        {
            return;
        }

        // Only one whose answer comes from a pod of this cluster waits for itself.
        var client = YamlFacts.GetMapping(webhook, "clientConfig", anchor);
        if (!YamlFacts.GetMapping(client, "service").IsKnown)
        {
            return;
        }

        foreach (var rule in YamlFacts.GetItems(webhook, "rules"))
        {
            var fact = Fact<YamlMapping>.Known(rule, rule.Span);
            var resources = YamlFacts.GetStrings(fact, "resources");
            var groups = YamlFacts.GetStrings(fact, "apiGroups");
            var operations = YamlFacts.GetStrings(fact, "operations");
            if (!resources.IsKnown || !groups.IsKnown || !operations.IsKnown || !operations.Value.Any(static operation => operation.Value is "CREATE" or "*"))
            {
                continue;
            }

            var all = groups.Value.Any(static group => group.Value == "*") ? resources.Value.FirstOrDefault(static resource => resource.Value is "*" or "*/*") : null;
            var pods = groups.Value.Any(static group => group.Value is "" or "*") ? resources.Value.FirstOrDefault(static resource => resource.Value is "pods" or "pods/*" or "*") : null;
            if ((all ?? pods) is { } resource)
            {
                c.Report(
                    policy.IsKnown ? policy.Span : resource.Span, new DiagnosticDetails { MessageFormat = all is null ? OwnPods : null },
                    name.IsKnown ? name.Value : c.Node.DisplayName, resource.Value);
                return;
            }
        }
    }

    private static bool IsEmpty(YamlNode node) => node.Resolve() is YamlScalar { IsNull: true } or YamlMapping { Entries.IsEmpty: true, IsOpen: false };
}

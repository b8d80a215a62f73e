using System.Collections.Frozen;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds labels that change with a release in fields that cannot be changed.</summary>
internal sealed class KeepSelectorStable : KubernetesRule
{
    private const string Claim = "The label '{0}' of a claim template changes with a release, and claim templates cannot be changed, so the next apply is refused. Remove it.";

    // What charts and deployment tools write anew for each release.
    private static readonly FrozenSet<string> Versions = FrozenSet.Create(
        StringComparer.Ordinal, "app.kubernetes.io/version", "helm.sh/chart", "chart", "version", "app-version", "build", "commit", "git-commit", "revision");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1071",
        "Keep what cannot be changed stable",
        "The selector asks for '{0}', which changes with a release, and a selector cannot be changed, so the next apply is refused. Leave it out of the selector.",
        RuleCategory.Correctness,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.Group != "apps")
            {
                return;
            }

            CheckLabels(c, YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.Spec, "selector"), "matchLabels"), null);
            foreach (var template in YamlFacts.GetItems(c.Node.Kind == "StatefulSet" && c.Node.Spec.IsKnown ? c.Node.Spec.Value : null, "volumeClaimTemplates"))
            {
                CheckLabels(c, YamlFacts.GetMapping(YamlFacts.GetMapping(template, "metadata", template.Span), "labels"), Claim);
            }
        },
        "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private static void CheckLabels(NodeContext<KubernetesObject> c, Fact<YamlMapping> labels, string? message)
    {
        if (!labels.IsKnown)
        {
            return;
        }

        foreach (ref readonly var entry in labels.Value.Entries)
        {
            if (entry.Key is YamlScalar key && Versions.Contains(key.Value))
            {
                var value = entry.Value.Resolve() is YamlScalar scalar ? scalar.Value : "";

                // `version: v1` or `"1.0"` tells two Deployments of a mesh apart and stays; the number of a release does not.
                var isRelease = key.Value is "app.kubernetes.io/version" or "helm.sh/chart" or "chart" || YamlFacts.IsTemplated(value) || value.AsSpan().Count('.') > 1;
                if (isRelease)
                {
                    c.Report(entry.Span, new DiagnosticDetails { MessageFormat = message }, key.Value);
                }
            }
        }
    }
}

using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds annotations that are agreed not to be used.</summary>
internal sealed class ForbidAnnotation : KubernetesRule
{
    private const string Forbidden = "forbidden";

    // What fields have replaced and no release since 1.16 reads any more (Kubernetes' own list of well-known annotations).
    private const string Forgotten = "scheduler.alpha.kubernetes.io/critical-pod,scheduler.alpha.kubernetes.io/affinity,scheduler.alpha.kubernetes.io/tolerations,"
        + "pod.beta.kubernetes.io/init-containers,pod.alpha.kubernetes.io/init-containers,pod.alpha.kubernetes.io/initialized,volume.alpha.kubernetes.io/storage-class";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1085",
        "Remove the forbidden annotation",
        "The annotation '{0}' with '{1}' is not to be used. Remove it, or give it another value.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Aliases = ["kube-linter/forbidden-annotation"],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.StringList, Forgotten, "The annotations that objects must not have: 'example.com/auto', or 'key=example.com/auto;value=true' with a "
                + "regular expression of the value, after '!' of what it must not be.")
            {
                PeerSettings = ["kube-linter/forbidden-annotation"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.GetOption(Forbidden) is { Length: > 0 } option)
        {
            var requirements = KeyRequirement.Read(option);
            Check(c, YamlFacts.GetMapping(c.Node.Metadata, "annotations"), requirements);
            if (c.Node.PodTemplate is { } pod && c.Node.Kind != "Pod")
            {
                Check(c, YamlFacts.GetMapping(pod.Metadata, "annotations"), requirements);
            }
        }
    });

    private static void Check(NodeContext<KubernetesObject> c, Fact<YamlMapping> annotations, IReadOnlyList<KeyRequirement> requirements)
    {
        if (!annotations.IsKnown)
        {
            return;
        }

        foreach (var requirement in requirements)
        {
            if (annotations.Value.TryGetEntry(requirement.Key, out var entry) && entry.Value.Resolve() is YamlScalar value && !YamlFacts.IsTemplated(value.Value)
                && requirement.IsMatch(value.Value))
            {
                c.Report(entry.Span, requirement.Key, value.Value);
            }
        }
    }
}

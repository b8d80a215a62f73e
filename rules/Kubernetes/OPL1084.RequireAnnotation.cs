using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads, and claim templates of StatefulSets, without an annotation that is agreed on.</summary>
internal sealed class RequireAnnotation : KubernetesRule
{
    private const string Required = "required";
    private const string RequiredOnClaims = "required_on_claim_templates";
    private const string Value = "The value '{0}' of annotation '{1}' is not of the form '{2}' that is agreed on. Change it.";
    private const string Claim = "A claim template of '{0}' has no annotation '{1}'. Set it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1084",
        "Set the required annotation",
        "'{0}' has no annotation '{1}'. Set it, so that people and tools know whom to ask.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/required-annotation-email", "kube-linter/required-annotation", "kube-linter/statefulset-volumeclaimtemplate-annotation"],
        Options =
        [
            new RuleOption(Required, RuleOptionType.StringList, @"key=email;value=[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+",
                "The annotations that workloads must have: 'email', or 'key=email;value=@' with a regular expression of the value.")
            {
                PeerSettings = ["kube-linter/required-annotation"],
            },
            new RuleOption(RequiredOnClaims, RuleOptionType.StringList, "", "The annotations that the claim templates of StatefulSets must have.")
            {
                PeerSettings = ["kube-linter/statefulset-volumeclaimtemplate-annotation.annotation"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (!c.Node.IsWorkload)
        {
            return;
        }

        var annotations = YamlFacts.GetMapping(c.Node.Metadata, "annotations");
        foreach (var requirement in KeyRequirement.Read(c.GetOption(Required)))
        {
            var annotation = YamlFacts.GetString(annotations, requirement.Key);
            var details = new DiagnosticDetails { Aliases = ["kube-linter/required-annotation-email", "kube-linter/required-annotation"] };
            if (annotation.IsAbsent)
            {
                c.Report(annotations.IsKnown ? annotations.Span : c.Node.Anchor, details, c.Node.DisplayName, requirement.Key);
            }
            else if (annotation.IsKnown && !requirement.IsMatch(annotation.Value))
            {
                c.Report(annotation.Span, details with { MessageFormat = Value }, annotation.Value, requirement.Key, requirement.Pattern);
            }
        }

        if (c.Node.Kind == "StatefulSet")
        {
            CheckClaims(c);
        }
    });

    private static void CheckClaims(NodeContext<KubernetesObject> c)
    {
        var required = KeyRequirement.Read(c.GetOption(RequiredOnClaims));
        foreach (var template in YamlFacts.GetItems(c.Node.Spec.IsKnown ? c.Node.Spec.Value : null, "volumeClaimTemplates"))
        {
            var metadata = YamlFacts.GetMapping(template, "metadata", template.Entries.IsEmpty ? template.Span : template.Entries[0].Key.Span);
            var annotations = YamlFacts.GetMapping(metadata, "annotations");
            foreach (var requirement in required)
            {
                if (YamlFacts.GetString(annotations, requirement.Key) is { IsAbsent: true } absent)
                {
                    c.Report(
                        absent.Span, new DiagnosticDetails { MessageFormat = Claim, Aliases = ["kube-linter/statefulset-volumeclaimtemplate-annotation"] },
                        c.Node.DisplayName, requirement.Key);
                }
            }
        }
    }
}

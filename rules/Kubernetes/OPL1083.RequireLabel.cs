namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads without a label that is agreed on.</summary>
internal sealed class RequireLabel : KubernetesRule
{
    private const string Required = "required";
    private const string Value = "The value '{0}' of label '{1}' is not of the form '{2}' that is agreed on. Change it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1083",
        "Set the required label",
        "'{0}' has no label '{1}'. Set it, so that people and tools know whose it is.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/required-label-owner", "kube-linter/required-label"],
        Options =
        [
            new RuleOption(Required, RuleOptionType.StringList, "owner", "The labels that workloads must have: 'owner', or 'key=owner;value=^team-' with a regular expression of the value.")
            {
                PeerSettings = ["kube-linter/required-label"],
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

        var labels = YamlFacts.GetMapping(c.Node.Metadata, "labels");
        foreach (var requirement in KeyRequirement.Read(c.GetOption(Required)))
        {
            var label = YamlFacts.GetString(labels, requirement.Key);
            if (label.IsAbsent)
            {
                c.Report(labels.IsKnown ? labels.Span : c.Node.Anchor, c.Node.DisplayName, requirement.Key);
            }
            else if (label.IsKnown && !requirement.IsMatch(label.Value))
            {
                c.Report(label.Span, new DiagnosticDetails { MessageFormat = Value }, label.Value, requirement.Key, requirement.Pattern);
            }
        }
    });
}

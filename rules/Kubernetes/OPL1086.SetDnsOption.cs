namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods whose every look-up of an outside name asks DNS several times.</summary>
internal sealed class SetDnsOption : KubernetesRule
{
    private const string Name = "name";
    private const string Value = "value";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1086",
        "Set the option of DNS",
        "The pods of '{0}' do not set the DNS option '{1}' to '{2}', so a name outside of the cluster is looked up in every search domain first. Set it in 'dnsConfig.options'.",
        RuleCategory.Scalability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/dnsconfig-options"],
        Options =
        [
            new RuleOption(Name, RuleOptionType.String, "ndots", "The option of the resolver.") { PeerSettings = ["kube-linter/dnsconfig-options.key"] },
            new RuleOption(Value, RuleOptionType.String, "2", "Its value.") { PeerSettings = ["kube-linter/dnsconfig-options.value"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var config = YamlFacts.GetMapping(c.Node.PodSpec, "dnsConfig");
        if (!c.Node.IsWorkload || config.IsUnknown || c.GetOption(Name) is not { } wanted || c.GetOption(Value) is not { } value)
        {
            return;
        }

        foreach (var option in YamlFacts.GetItems(config.IsKnown ? config.Value : null, "options"))
        {
            var name = YamlFacts.GetString(option, "name", option.Span);
            var actual = YamlFacts.GetString(option, "value", option.Span);
            if (name.IsUnknown || (name.IsKnown && name.Value == wanted && (actual.IsUnknown || (actual.IsKnown && actual.Value == value))))
            {
                return;
            }
        }

        c.Report(config.IsKnown ? config.Span : c.Node.Anchor, c.Node.DisplayName, wanted, value);
    });
}

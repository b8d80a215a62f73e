
namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds keys of services out of the agreed order.</summary>
internal sealed class SortServiceKeys : ComposeRule
{
    // The groups of docker-compose-linter 3.1 by their names there; what is in none follows in the order of the alphabet.
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Core Definitions"] = ["image", "build", "container_name"],
        ["Service Dependencies"] = ["depends_on"],
        ["Data Management and Configuration"] = ["volumes", "volumes_from", "configs", "secrets"],
        ["Environment Configuration"] = ["environment", "env_file"],
        ["Networking"] = ["ports", "networks", "network_mode", "extra_hosts"],
        ["Runtime Behavior"] = ["command", "entrypoint", "working_dir", "restart", "healthcheck"],
        ["Operational Metadata"] = ["logging", "labels"],
        ["Security and Execution Context"] = ["user", "isolation"],
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3039",
        "Sort the keys of the service",
        "The key '{0}' of the service '{1}' stands after '{2}', out of the agreed order. Move it up.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/service-keys-order"],
        Options =
        [
            new RuleOption(
                "order",
                RuleOptionType.StringList,
                "image,build,container_name,depends_on,volumes,volumes_from,configs,secrets,environment,env_file,ports,networks,network_mode,extra_hosts,"
                    + "command,entrypoint,working_dir,restart,healthcheck,logging,labels,user,isolation",
                "The keys in their order; others follow in that of the alphabet."),
            new RuleOption("groups", RuleOptionType.StringList, "", "The groups of docker-compose-linter in their order, in place of 'order'.")
            {
                PeerSettings = ["dclint/service-keys-order.groupOrder", "dclint/groupOrder"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        var groups = KeyOrder.Read(c.GetOption("groups"));
        var order = groups.Length > 0 ? [.. groups.SelectMany(static group => Groups.GetValueOrDefault(group, []))] : KeyOrder.Read(c.GetOption("order"));
        foreach (var (key, previous) in KeyOrder.FindMisplaced(c.Node.Mapping, Compare))
        {
            c.Report(key.Span, key.Value, c.Node.Name, previous);
        }

        int Compare(string left, string right)
        {
            var place = KeyOrder.GetPlace(order, left);
            return place.CompareTo(KeyOrder.GetPlace(order, right)) is not 0 and var difference ? difference
                : place == order.Length ? AlphabeticalOrder.Instance.Compare(left, right)
                : 0;
        }
    });
}

using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds keys of services out of the agreed order.</summary>
internal sealed class SortServiceKeys : ComposeRule
{
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
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        var order = (c.GetOption("order") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lastIndex = -1;
        var last = "";
        foreach (ref readonly var entry in c.Node.Mapping.Entries)
        {
            if (entry.Key is not YamlScalar { Value: not "<<" } key)
            {
                continue;
            }

            var index = Array.IndexOf(order, key.Value);
            index = index < 0 ? order.Length : index;
            if (index < lastIndex || (index == lastIndex && index == order.Length && AlphabeticalOrder.Instance.Compare(key.Value, last) < 0))
            {
                c.Report(key.Span, key.Value, c.Node.Name, last);
            }
            else
            {
                lastIndex = index;
                last = key.Value;
            }
        }
    });
}

using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds top-level keys out of the agreed order.</summary>
internal sealed class SortTopLevelKeys : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3042",
        "Sort the top-level keys",
        "The key '{0}' stands after '{1}', out of the agreed order. Move it up.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/top-level-properties-order"],
        Options =
        [
            new RuleOption(
                "order",
                RuleOptionType.StringList,
                "x-properties,version,name,include,services,models,networks,volumes,secrets,configs",
                "The keys in their order; 'x-properties' stands for all extensions.")
            {
                PeerSettings = ["dclint/top-level-properties-order.customOrder", "dclint/customOrder"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(static c =>
    {
        var order = (c.GetOption("order") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lastIndex = -1;
        var last = "";
        foreach (ref readonly var entry in c.Node.Root.Entries)
        {
            if (entry.Key is not YamlScalar { Value: not "<<" } key)
            {
                continue;
            }

            var isExtension = key.Value.StartsWith("x-", StringComparison.Ordinal);
            var index = Array.IndexOf(order, isExtension ? "x-properties" : key.Value);
            index = index < 0 ? order.Length : index;
            if (index < lastIndex || (index == lastIndex && isExtension && string.CompareOrdinal(key.Value, last) < 0))
            {
                c.Report(key.Span, key.Value, last);
            }
            else
            {
                lastIndex = index;
                last = key.Value;
            }
        }
    });
}

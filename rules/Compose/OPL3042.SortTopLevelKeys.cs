
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
        var order = KeyOrder.Read(c.GetOption("order"));
        foreach (var (key, previous) in KeyOrder.FindMisplaced(c.Node.Root, Compare))
        {
            c.Report(key.Span, key.Value, previous);
        }

        int Compare(string left, string right) => GetPlace(left).CompareTo(GetPlace(right)) is not 0 and var difference ? difference
            : IsExtension(left) ? string.CompareOrdinal(left, right)
            : 0;

        int GetPlace(string key) => KeyOrder.GetPlace(order, IsExtension(key) ? "x-properties" : key);
    });

    private static bool IsExtension(string key) => key.StartsWith("x-", StringComparison.Ordinal);
}

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services out of alphabetical order.</summary>
internal sealed class SortServices : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3038",
        "Sort the services",
        "The service '{0}' stands after '{1}', out of alphabetical order. Move it up.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/services-alphabetical-order"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(static c =>
    {
        var last = "";
        foreach (var service in c.Node.Services)
        {
            if (AlphabeticalOrder.Instance.Compare(service.Name, last) < 0)
            {
                c.Report(service.NameSpan, service.Name, last);
            }
            else
            {
                last = service.Name;
            }
        }
    });
}

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds dependencies out of alphabetical order.</summary>
internal sealed class SortDependencies : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3041",
        "Sort the dependencies of the service",
        "The dependency '{0}' of the service '{1}' stands after '{2}', out of alphabetical order. Move it up.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/service-dependencies-alphabetical-order"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        var last = "";
        foreach (var reference in c.Node.References)
        {
            if (reference.Key != "depends_on")
            {
                continue;
            }

            if (AlphabeticalOrder.Instance.Compare(reference.Name, last) < 0)
            {
                c.Report(reference.Span, new DiagnosticDetails
                {
                    Fix = SortedList.CreateFix(c.Text, c.Node.Mapping, "depends_on", static (left, right) => AlphabeticalOrder.Instance.Compare(left.Value, right.Value)),
                }, reference.Name, c.Node.Name, last);
            }
            else
            {
                last = reference.Name;
            }
        }
    });
}

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds Compose files that get their name from the folder.</summary>
internal sealed class SetProjectName : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3033",
        "Set the name of the project",
        "The file '{0}' has no 'name', so its containers, networks and volumes are named after the folder it lies in. Set 'name' at the top level.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/require-project-name-field"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterFileAction(static c =>
    {
        if (!c.Node.Root.IsOpen && !c.Node.Root.TryGetValue("name", out _) && c.Node.Root.Entries.Length > 0)
        {
            c.Report(c.Node.Root.Entries[0].Key.Span, c.Document.FileName);
        }
    });
}

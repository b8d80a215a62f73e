using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds instructions for <c>docker compose watch</c> that it cannot follow.</summary>
internal sealed class WatchBuiltService : ComposeRule
{
    private const string NoBuild = "The service '{0}' is to be rebuilt on a change, but it has no 'build'. Say what it is built from, or use 'sync'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3049",
        "Say what watching does",
        "The action '{1}' of the service '{0}' copies files to nowhere, so Compose refuses the file. Set 'target'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (!c.Node.Mapping.TryGetMapping("develop", out var develop) || !develop.TryGetSequence("watch", out var watch))
        {
            return;
        }

        foreach (var item in watch.Items)
        {
            if (item.Resolve() is not YamlMapping { IsOpen: false } trigger || !trigger.TryGetScalar("action", out var action))
            {
                continue;
            }

            if (action.Value is "sync" or "sync+restart" or "sync+exec" && !trigger.TryGetValue("target", out _))
            {
                c.Report(action.Span, c.Node.Name, action.Value);
            }
            else if (action.Value == "rebuild" && !c.Node.IsPartial && !c.Node.File.IsPartial && !c.Node.Mapping.TryGetValue("build", out _))
            {
                c.Report(action.Span, new DiagnosticDetails { MessageFormat = NoBuild }, c.Node.Name);
            }
        }
    });
}

using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services whose logs fill the disk.</summary>
internal sealed class BoundServiceLogs : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3027",
        "Bound the logs of the service",
        "The service '{0}' writes its logs to a file that grows without end. Set 'max-size' and 'max-file' under 'logging.options'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Practice = Practice.Observability,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context)
    {
        context.RegisterServiceAction(static c =>
        {
            // Who names the driver and gives options has thought of it; the bound is what was forgotten.
            if (c.Node.Mapping.TryGetMapping("logging", out var logging) && ComposeValue.GetString(logging, "driver", logging.Span) is { IsKnown: true, Value: "json-file" } driver
                && !(logging.TryGetValue("options", out var options) && (options is not YamlMapping { IsOpen: false } mapping || mapping.TryGetValue("max-size", out _))))
            {
                c.Report(driver.Span, c.Node.Name);
            }
        });
        context.RegisterWorkspaceAction(static c =>
        {
            foreach (var (service, isForProduction) in ProductionServices.Find(c))
            {
                if (service.Has("logging") == false)
                {
                    ProductionServices.Report(c, service, isForProduction);
                }
            }
        });
    }
}

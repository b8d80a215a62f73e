using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds paths in a container on which two things are mounted.</summary>
internal sealed class MountTargetOnce : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3014",
        "Mount each target once",
        "The target '{0}' is mounted twice in the service '{1}', so one of the two mounts is lost. Remove one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        var byTarget = new Dictionary<string, ComposeVolumeMount>(StringComparer.Ordinal);
        foreach (var volume in c.Node.Volumes)
        {
            if (volume.Target.IsKnown && volume.Target.Value is { Length: > 0 } target && !byTarget.TryAdd(target.Length > 1 ? target.TrimEnd('/') : target, volume))
            {
                c.Report(volume.Target.Span, new DiagnosticDetails
                {
                    Related = [new RelatedSpan(byTarget[target.Length > 1 ? target.TrimEnd('/') : target].Span, "The first mount")],
                }, target, c.Node.Name);
            }
        }
    });
}

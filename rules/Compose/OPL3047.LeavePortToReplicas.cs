using System.Globalization;
using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that run several times and want one port of the host.</summary>
internal sealed class LeavePortToReplicas : ComposeRule
{
    // A swarm has one port for all replicas of a service; these keys mean nothing elsewhere.
    private static readonly string[] SwarmKeys = ["mode", "endpoint_mode", "placement", "update_config", "rollback_config", "restart_policy"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3047",
        "Publish a port for each replica",
        "The service '{0}' runs {1} times, but one container alone can have the port '{2}' of the host. Publish a range, or the container's port alone.",
        RuleCategory.Correctness,
        RuleSeverity.Error);

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (GetReplicas(c.Node) is not (> 1 and var replicas))
        {
            return;
        }

        foreach (var port in c.Node.Ports)
        {
            if (port.Published is { IsKnown: true, Value.Count: > 0 and var count } published && published.Value.First > 0 && count < replicas)
            {
                c.Report(published.Span, c.Node.Name, replicas.ToString(CultureInfo.InvariantCulture), published.Value.ToString());
            }
        }
    });

    private static long? GetReplicas(ComposeService service)
    {
        if (service.Mapping.TryGetScalar("scale", out var scale))
        {
            return scale.TryGetInteger(out var count) ? count : null;
        }

        return service.Mapping.TryGetMapping("deploy", out var deploy) && deploy.TryGetScalar("replicas", out var scalar) && scalar.TryGetInteger(out var replicas)
            && !service.File.IsForProduction && !Array.Exists(SwarmKeys, key => deploy.TryGetValue(key, out _)) && !HasOverlay(service.File)
            ? replicas
            : null;
    }

    private static bool HasOverlay(ComposeFile file)
    {
        foreach (var element in file.Elements)
        {
            if (element is { Kind: ComposeElementKind.Network, Mapping: { } mapping } && mapping.TryGetScalar("driver", out var driver) && driver.Value == "overlay")
            {
                return true;
            }
        }

        return false;
    }
}

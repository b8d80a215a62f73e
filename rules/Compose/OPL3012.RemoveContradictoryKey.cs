using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds keys that exclude each other.</summary>
/// <remarks>The pairs: compose-go, loader and validation, as of 2025-10.</remarks>
internal sealed class RemoveContradictoryKey : ComposeRule
{
    private const string Different = "'{0}' and '{1}' of '{2}' have different values, so Compose refuses the whole file. Keep one of them.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3012",
        "Remove one of two keys that exclude each other",
        "'{0}' and '{1}' of '{2}' exclude each other, so Compose refuses the whole file. Remove one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context)
    {
        context.RegisterServiceAction(static c =>
        {
            var service = c.Node.Mapping;
            if (Find(service, "network_mode") is { } mode && Find(service, "networks") is { } networks)
            {
                c.Report(mode.Key.Span, "networks", "network_mode", c.Node.Name);
            }

            if (service.TryGetMapping("build", out var build) && Find(build, "dockerfile") is not null && Find(build, "dockerfile_inline") is { } inline)
            {
                c.Report(inline.Key.Span, "dockerfile", "dockerfile_inline", c.Node.Name);
            }

            CheckReplicas(c);
            CheckLimits(c);
        });
        context.RegisterFileAction(static c =>
        {
            foreach (var element in c.Node.Elements)
            {
                if (element.Mapping is { } mapping && ComposeValue.IsTrue(mapping, "external"))
                {
                    CheckExternal(c, element, mapping);
                }
            }
        });
    }

    // What is external exists already; only its name may be said (compose-go, loader: external resources).
    private static void CheckExternal(NodeContext<ComposeFile> c, ComposeElement element, YamlMapping mapping)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar { Value: not ("external" or "name" or "<<") } key && !key.Value.StartsWith("x-", StringComparison.Ordinal)
                && entry.Value.Resolve() is not YamlScalar { IsNull: true })
            {
                c.Report(key.Span, "external", key.Value, element.Name);
            }
        }
    }

    // A name can be given to one container only.
    private static void CheckReplicas(NodeContext<ComposeService> c)
    {
        if (Find(c.Node.Mapping, "container_name") is not { } name)
        {
            return;
        }

        var scale = Find(c.Node.Mapping, "scale");
        var key = "scale";
        if (scale is null && c.Node.Mapping.TryGetMapping("deploy", out var deploy))
        {
            scale = Find(deploy, "replicas");
            key = "deploy.replicas";
        }

        if (scale is { Value: var value } && value.Resolve() is YamlScalar number && number.TryGetInteger(out var count) && count > 1)
        {
            c.Report(name.Key.Span, key, "container_name", c.Node.Name);
        }
    }

    // The old keys of the service and the new ones below 'deploy' may both be there when they say the same.
    private static void CheckLimits(NodeContext<ComposeService> c)
    {
        if (!c.Node.Mapping.TryGetMapping("deploy", out var deploy))
        {
            return;
        }

        Check("scale", deploy, "replicas", "deploy.replicas");
        if (!deploy.TryGetMapping("resources", out var resources))
        {
            return;
        }

        if (resources.TryGetMapping("limits", out var limits))
        {
            Check("cpus", limits, "cpus", "deploy.resources.limits.cpus");
            Check("mem_limit", limits, "memory", "deploy.resources.limits.memory");
            Check("pids_limit", limits, "pids", "deploy.resources.limits.pids");
        }

        if (resources.TryGetMapping("reservations", out var reservations))
        {
            Check("mem_reservation", reservations, "memory", "deploy.resources.reservations.memory");
        }

        void Check(string oldKey, YamlMapping mapping, string newKey, string path)
        {
            if (Find(c.Node.Mapping, oldKey) is { } older && Find(mapping, newKey) is { } newer
                && ComposeSize.TryParse(older.Value.Resolve(), out var left) && ComposeSize.TryParse(newer.Value.Resolve(), out var right) && left != right)
            {
                c.Report(older.Key.Span, new DiagnosticDetails
                {
                    MessageFormat = Different,
                    Related = [new RelatedSpan(newer.Value.Span, "The other value")],
                }, oldKey, path, c.Node.Name);
            }
        }
    }

    private static YamlEntry? Find(YamlMapping mapping, string key) =>
        mapping.TryGetEntry(key, out var entry) && entry.Value.Resolve() is not YamlScalar { IsNull: true } && entry.Value.Tag != "!reset" ? entry : null;
}

using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds configuration whose changes reach no running pod.</summary>
internal sealed class RollOutConfigChange : KubernetesRule
{
    private const string SubPath = "The mount of volume '{0}' by 'subPath' is never updated, so a change reaches the pods with the next rollout. Mount the volume as a directory, or add a "
        + "checksum of it to the template.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1077",
        "Roll out a change of configuration",
        "'{0}' takes variables from '{1}', and a change of it starts no pod anew. Add a checksum of it to the annotations of the template, or a new name for each version.",
        RuleCategory.Automation,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var owner = c.Node.Owner;
        if (owner.Kind is "Pod" or "PodTemplate" || !owner.IsLongRunning || !HasNoTrigger(c.Node))
        {
            return;
        }

        var configVolumes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in c.Node.Volumes)
        {
            if ((volume.TryGetValue("configMap", out _) || volume.TryGetValue("secret", out _)) && YamlFacts.GetString(volume, "name", volume.Span) is { IsKnown: true } name)
            {
                configVolumes.Add(name.Value);
            }
        }

        foreach (var container in c.Node.Containers)
        {
            foreach (var source in YamlFacts.GetItems(container.Mapping, "envFrom"))
            {
                var reference = YamlFacts.GetMapping(source, "configMapRef", source.Span);
                reference = reference.IsKnown ? reference : YamlFacts.GetMapping(source, "secretRef", source.Span);
                if (YamlFacts.GetString(reference, "name") is { IsKnown: true } name)
                {
                    c.Report(name.Span, container.DisplayName, name.Value);
                }
            }

            foreach (var mount in container.VolumeMounts)
            {
                var path = YamlFacts.GetString(mount, "subPath", mount.Span);
                if (path.IsKnown && YamlFacts.GetString(mount, "name", mount.Span) is { IsKnown: true } name && configVolumes.Contains(name.Value))
                {
                    c.Report(path.Span, new DiagnosticDetails { MessageFormat = SubPath }, name.Value);
                }
            }
        }
    });

    // A checksum in the template, or a controller that watches, starts the pods anew.
    private static bool HasNoTrigger(PodTemplate pod)
    {
        var annotations = YamlFacts.GetMapping(pod.Metadata, "annotations");
        return !annotations.IsUnknown && !HasTrigger(annotations) && !HasTrigger(YamlFacts.GetMapping(pod.Owner.Metadata, "annotations"));
    }

    private static bool HasTrigger(Fact<Syntax.Yaml.YamlMapping> annotations)
    {
        if (!annotations.IsKnown)
        {
            return annotations.IsUnknown;
        }

        foreach (ref readonly var entry in annotations.Value.Entries)
        {
            if (entry.Key is Syntax.Yaml.YamlScalar { Value: var key } && (key.Contains("checksum", StringComparison.OrdinalIgnoreCase)
                || key.Contains("hash", StringComparison.OrdinalIgnoreCase) || key.Contains("reload", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return annotations.Value.IsOpen;
    }
}

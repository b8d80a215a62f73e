using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds directories of the node that a container may write.</summary>
internal sealed class MountHostPathReadOnly : KubernetesRule
{
    private const string FixTitle = "Mount it read-only";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1018",
        "Mount directories of the node read-only",
        "Container '{0}' may write '{1}' of the node. Set 'readOnly: true' on the mount.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 5.0,
        Weaknesses = [732],
        Aliases = ["kube-linter/writable-host-mount"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var mount in c.Node.VolumeMounts)
        {
            var name = YamlFacts.GetString(mount, "name", mount.Span);
            var readOnly = YamlFacts.GetBoolean(Fact<YamlMapping>.Known(mount, mount.Span), "readOnly");
            if (!name.IsKnown || readOnly.IsUnknown || readOnly is { IsKnown: true, Value: true })
            {
                continue;
            }

            foreach (var volume in c.Node.Pod.GetVolumes(name.Value))
            {
                if (YamlFacts.GetString(YamlFacts.GetMapping(volume, "hostPath", volume.Span), "path") is { IsKnown: true } path)
                {
                    var fix = readOnly.IsKnown ? new CodeFix(FixTitle, FixSafety.Unsafe, [new TextEdit(readOnly.Span, "true")])
                        : YamlInsertion.CreateFix(FixTitle, FixSafety.Unsafe, c.Text, mount, ["readOnly"], "true");
                    c.Report(readOnly.IsKnown ? readOnly.Span : name.Span, new DiagnosticDetails { Fix = fix }, c.Node.DisplayName, path.Value);
                }
            }
        }
    });
}

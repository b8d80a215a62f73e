using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds flags of the control plane that leave a door open.</summary>
internal sealed class HardenControlPlane : KubernetesRule
{
    private const string Bad = "The flag '{0}' of '{1}' leaves a door open. {2}.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1107",
        "Harden the control plane",
        "The program '{1}' runs without '{0}', and its default is not a safe one. {2}.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Managed clusters set these themselves, and whoever runs their own follows a benchmark.
        IsEnabledByDefault = false,
        SecuritySeverity = 5.0,
        Weaknesses = [1188],
        Aliases = [.. ControlPlaneFlagTable.Rows.SelectMany(static row => row.WhenAbsent.Concat(row.WhenBad)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (FindProgram(c.Node) is not ({ } component, var anchor))
        {
            return;
        }

        var arguments = new List<YamlScalar>();
        var isComplete = Read(c.Node.Mapping, "command", arguments) & Read(c.Node.Mapping, "args", arguments);

        // A kubelet's file says what its flags do not.
        isComplete &= component != "kubelet" || Find(arguments, "--config") is null;
        foreach (var row in ControlPlaneFlagTable.Rows)
        {
            if (row.Component != component)
            {
                continue;
            }

            if (Find(arguments, row.Name) is not var (flag, value))
            {
                if (isComplete && !row.WhenAbsent.IsEmpty)
                {
                    c.Report(anchor, new DiagnosticDetails { Aliases = row.WhenAbsent }, row.Name, component, row.Remedy);
                }
            }
            else if (!row.WhenBad.IsEmpty && (row.Requirement == FlagRequirement.Unset || !YamlFacts.IsTemplated(value)) && !row.Accepts(value))
            {
                c.Report(flag.Span, new DiagnosticDetails { MessageFormat = Bad, Aliases = row.WhenBad }, row.Requirement == FlagRequirement.Unset ? row.Name
                    : $"{row.Name}={value}", component, row.Remedy);
            }
        }
    });

    private static (string Component, TextSpan Anchor)? FindProgram(Container container)
    {
        if (container.Mapping.TryGetEntry("command", out var command))
        {
            if (command.Value.Resolve() is YamlSequence sequence)
            {
                foreach (var item in sequence.Items)
                {
                    if (item.Resolve() is YamlScalar scalar && Known(scalar.Value[(scalar.Value.LastIndexOf('/') + 1)..]) is { } component)
                    {
                        return (component, scalar.Span);
                    }
                }
            }

            return null;
        }

        // Without a command the image's own entry point runs.
        return container.Image is { IsKnown: true } image && Known(image.Value.Name) is { } name ? (name, image.Span) : null;
    }

    private static string? Known(string name) => name is "kube-apiserver" or "kube-controller-manager" or "kube-scheduler" or "etcd" or "kubelet" ? name : null;

    private static bool Read(YamlMapping container, string key, List<YamlScalar> arguments)
    {
        if (!container.TryGetValue(key, out var node))
        {
            return !container.IsOpen;
        }

        if (node.Resolve() is not YamlSequence sequence)
        {
            return false;
        }

        var isComplete = true;
        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is not YamlScalar scalar)
            {
                isComplete = false;
                continue;
            }

            arguments.Add(scalar);

            // A variable in the place of a whole argument may be any flag.
            isComplete &= scalar.Value.StartsWith('-') || !YamlFacts.IsTemplated(scalar.Value);
        }

        return isComplete;
    }

    // `--flag=value`, `--flag value` or, for a switch, `--flag`.
    private static (YamlScalar Flag, string Value)? Find(List<YamlScalar> arguments, string name)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var text = arguments[i].Value.AsSpan().Trim();
            if (!text.StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            if (text.Length == name.Length)
            {
                var hasValue = i + 1 < arguments.Count && !arguments[i + 1].Value.StartsWith('-');
                return (arguments[i], hasValue ? arguments[i + 1].Value : "true");
            }

            if (text[name.Length] == '=')
            {
                return (arguments[i], text[(name.Length + 1)..].ToString());
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Secrets that reach a process through its environment.</summary>
internal sealed class MountSecretsAsFiles : KubernetesRule
{
    private const string All = "Container '{1}' takes all of the Secret '{0}' into its environment, which every child process and crash report inherits. "
        + "Mount it as a volume.";

    private static readonly ImmutableArray<string> KeyAliases = ["kube-linter/read-secret-from-env-var", "checkov/CKV_K8S_35"];
    private static readonly ImmutableArray<string> SecretAliases = ["checkov/CKV_K8S_35"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1110",
        "Mount Secrets as files",
        "The variable '{0}' of container '{1}' holds a Secret, and every child process and crash report inherits it. Mount the Secret as a volume.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Most programs read their environment and no files; whoever wants this knows.
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [526],
        Aliases = ["kube-linter/read-secret-from-env-var", "checkov/CKV_K8S_35"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var variable in c.Node.Environment)
        {
            var source = YamlFacts.GetMapping(variable, "valueFrom", variable.Span);
            if (source.IsKnown && source.Value.TryGetEntry("secretKeyRef", out var entry) && entry.Value.Resolve() is YamlMapping
                && YamlFacts.GetString(variable, "name", variable.Span) is { IsKnown: true } name)
            {
                c.Report(entry.Key.Span, new DiagnosticDetails { Aliases = KeyAliases }, name.Value, c.Node.DisplayName);
            }
        }

        foreach (var source in YamlFacts.GetItems(c.Node.Mapping, "envFrom"))
        {
            if (source.TryGetEntry("secretRef", out var entry)
                && YamlFacts.GetString(YamlFacts.GetMapping(source, "secretRef", source.Span), "name") is { IsKnown: true } name)
            {
                c.Report(entry.Key.Span, new DiagnosticDetails { MessageFormat = All, Aliases = SecretAliases }, name.Value, c.Node.DisplayName);
            }
        }
    });
}

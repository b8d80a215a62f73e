using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds references to ConfigMaps, Secrets and claims that are not there, or that lack the key.</summary>
internal sealed class ReferToExistingKey : KubernetesRule
{
    private const string IgnoredSecrets = "ignored_secrets";
    private const string IgnoredConfigMaps = "ignored_config_maps";
    private const string Key = "{0} '{1}' has no key '{2}', so the container does not start. Name one of its keys, or set 'optional: true'.";
    private static readonly ImmutableArray<string> EnvAliases = ["kube-linter/env-value-from"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1056",
        "Refer to a key that exists",
        "{0} '{1}' is not here, and without it the pod does not start. Add it, or name the one that is meant.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/env-value-from"],
        Options =
        [
            new RuleOption(IgnoredSecrets, RuleOptionType.StringList, "", "Regular expressions of the names of Secrets that come from elsewhere.")
            {
                PeerSettings = ["kube-linter/env-value-from.ignoredSecrets"],
            },
            new RuleOption(IgnoredConfigMaps, RuleOptionType.StringList, "", "Regular expressions of the names of ConfigMaps that come from elsewhere.")
            {
                PeerSettings = ["kube-linter/env-value-from.ignoredConfigMaps"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var names = c.Kubernetes.Names;
        var references = new Dictionary<string, DanglingReferences<ReferenceFact>>(StringComparer.Ordinal);
        foreach (var reference in c.GetFacts<ReferenceFact>())
        {
            if (reference.Kind is not ("ConfigMap" or "Secret" or "PersistentVolumeClaim") || reference.IsOptional != false || IsIgnored(c, reference))
            {
                continue;
            }

            if (!references.TryGetValue(reference.Kind, out var ofKind))
            {
                references.Add(reference.Kind, ofKind = new DanglingReferences<ReferenceFact>(c.Kubernetes));
            }

            var match = names.Match(reference.Document.Folder, reference.Kind, reference.Namespace, reference.Name.Value);
            ofKind.Add(reference, reference.Document, match);
            if (match == RelationMatch.Found && reference.Key.IsKnown && names.Find(reference.Kind, reference.Namespace, reference.Name.Value) is { Keys.IsKnown: true } target
                && !target.Keys.Value.Contains(reference.Key.Value))
            {
                c.Report(
                    reference.Document,
                    reference.Key.Span,
                    new DiagnosticDetails
                    {
                        // A Secret in the repository is often a template that something else fills in, and a chart or an overlay may add keys.
                        IsOptIn = c.Kubernetes.IsComposed(reference.Document.Folder),
                        MessageFormat = Key,
                        Aliases = GetAliases(reference),
                        RelatedDocuments = [new RelatedDocumentSpan(target.Document, target.Anchor, $"The {reference.Kind}")],
                    },
                    reference.Kind,
                    reference.Name.Value,
                    reference.Key.Value);
            }
        }

        foreach (var kind in references.Values)
        {
            foreach (var (reference, isOptIn) in kind.GetMissing())
            {
                // That Secrets are not in the repository is as it should be.
                c.Report(
                    reference.Document,
                    reference.Name.Span,
                    new DiagnosticDetails { IsOptIn = isOptIn || reference.Kind == "Secret", Aliases = GetAliases(reference) },
                    reference.Kind,
                    reference.Name.Value);
            }
        }
    });

    private static ImmutableArray<string> GetAliases(ReferenceFact reference) => reference.Field is "configMapKeyRef" or "secretKeyRef" ? EnvAliases : [];

    private static bool IsIgnored(WorkspaceAnalysisContext c, ReferenceFact reference) => reference.Kind switch
    {
        "Secret" => PatternList.IsMatch(c.GetOption(reference.Document, IgnoredSecrets), reference.Name.Value),
        "ConfigMap" => PatternList.IsMatch(c.GetOption(reference.Document, IgnoredConfigMaps), reference.Name.Value),
        _ => false,
    };
}

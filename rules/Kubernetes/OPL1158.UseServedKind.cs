using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds kinds that Kubernetes has, but not in the group and version that is written, and kinds that it nearly has.</summary>
internal sealed class UseServedKind : KubernetesRule
{
    private const string OtherVersion = "'{0}' has no kind '{1}', so the API server refuses it. Use the version '{2}'.";
    private const string TooNew = "The kind '{1}' is in '{0}' only since Kubernetes {2}, so an older API server refuses it. Use an older version, or raise 'kubernetes_version'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1158",
        "Use a kind that is served",
        "'{0}' has no kind '{1}', so the API server refuses it. Write '{2}'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var manifest = c.Node;
        if (YamlFacts.IsTemplated(manifest.ApiVersion) || YamlFacts.IsTemplated(manifest.Kind))
        {
            return;
        }

        if (SchemaCheck.Get(c).Kind is { } kind)
        {
            if (kind.Since > KubernetesRelease.Parse(c.GetGlobalOption(KubernetesRelease.OptionName)))
            {
                c.Report(manifest.ApiVersionSpan, new DiagnosticDetails { MessageFormat = TooNew }, manifest.ApiVersion, manifest.Kind, $"1.{kind.Since}");
            }

            return;
        }

        // Removed versions are another rule's; alpha and beta versions have kinds that are not described here.
        if (!KubernetesSchemas.HasVersion(manifest.ApiVersion) || RemovedApiTable.Find(manifest.ApiVersion, manifest.Kind) is not null
            || manifest.Kind.EndsWith("List", StringComparison.Ordinal))
        {
            return;
        }

        if (KubernetesSchemas.FindVersions(manifest.Kind) is [var version, ..])
        {
            var fix = manifest.ApiVersionSpan.Length == manifest.ApiVersion.Length ? CodeFix.Replace("Use the version that has the kind", manifest.ApiVersionSpan, version) : null;
            c.Report(manifest.ApiVersionSpan, new DiagnosticDetails { MessageFormat = OtherVersion, Fix = fix }, manifest.ApiVersion, manifest.Kind, version);
        }
        else if (KubernetesSchemas.FindNearestKind(manifest.ApiVersion, manifest.Kind) is { } nearest)
        {
            var fix = manifest.KindSpan.Length == manifest.Kind.Length ? CodeFix.Replace("Correct the kind", manifest.KindSpan, nearest) : null;
            c.Report(manifest.KindSpan, new DiagnosticDetails { Fix = fix }, manifest.ApiVersion, manifest.Kind, nearest);
        }
    });
}

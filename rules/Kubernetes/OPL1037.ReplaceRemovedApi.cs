using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects of versions that no supported cluster serves.</summary>
internal sealed class ReplaceRemovedApi : KubernetesRule
{
    private const string Gone = "The version '{0}' of '{1}' is not served since Kubernetes {2}, and nothing replaces it. Remove the object.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1037",
        "Replace the removed API version",
        "The version '{0}' of '{1}' is not served since Kubernetes {2}, so the apply fails. Use '{3}'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/no-extensions-v1beta", "kube-score/stable-version", "trivy/KSV-0107"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        // A chart asks the cluster, or whoever installs it, before it writes an old version.
        if (c.Node.IsConditional || RemovedApiTable.Find(c.Node.ApiVersion, c.Node.Kind) is not { } removed
            || removed.RemovedIn == int.MaxValue || removed.RemovedIn > KubernetesRelease.Parse(c.GetGlobalOption(KubernetesRelease.OptionName)))
        {
            return;
        }

        ImmutableArray<string> aliases = c.Node.Group == "extensions" ? ["kube-linter/no-extensions-v1beta", "kube-score/stable-version", "trivy/KSV-0107"]
            : ["kube-score/stable-version", "trivy/KSV-0107"];
        c.Report(
            c.Node.ApiVersionSpan,
            new DiagnosticDetails
            {
                MessageFormat = removed.Replacement.Length == 0 ? Gone : null,
                Aliases = aliases,
                Fix = removed.IsSameSchema && c.Node.ApiVersionSpan.Length == c.Node.ApiVersion.Length
                    ? CodeFix.Replace("Use the version that replaces it", c.Node.ApiVersionSpan, removed.Replacement) : null,
            },
            c.Node.ApiVersion, c.Node.Kind, $"1.{removed.RemovedIn}", removed.Replacement);
    });
}

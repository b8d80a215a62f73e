using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects of versions that the target still serves although it has their replacement.</summary>
internal sealed class UpgradeDeprecatedApi : KubernetesRule
{
    private const string NotYet = "The version '{0}' of '{1}' is deprecated since Kubernetes {2}, where '{3}' replaces it. Move to it before the next upgrade.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1170",
        "Upgrade the deprecated API version",
        "The version '{0}' of '{1}' is deprecated and not served from Kubernetes {2} on, so that upgrade breaks the apply. Use '{3}'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kube-linter/no-extensions-v1beta", "kube-score/stable-version", "trivy/KSV-0107"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.IsConditional || RemovedApiTable.Find(c.Node.ApiVersion, c.Node.Kind) is not { ReplacedIn: > 0 } api)
        {
            return;
        }

        // Without a target the newest release counts, and there what it does not serve is another rule's.
        var target = KubernetesRelease.Parse(c.GetGlobalOption(KubernetesRelease.OptionName));
        if (target < api.ReplacedIn || (target >= api.RemovedIn && api.RemovedIn < int.MaxValue))
        {
            return;
        }

        ImmutableArray<string> aliases = c.Node.Group == "extensions" ? ["kube-linter/no-extensions-v1beta", "kube-score/stable-version", "trivy/KSV-0107"]
            : ["kube-score/stable-version", "trivy/KSV-0107"];
        var isDated = api.RemovedIn < int.MaxValue;
        c.Report(
            c.Node.ApiVersionSpan,
            new DiagnosticDetails
            {
                MessageFormat = isDated ? null : NotYet,
                Aliases = aliases,
                Fix = api.IsSameSchema && c.Node.ApiVersionSpan.Length == c.Node.ApiVersion.Length
                    ? CodeFix.Replace("Use the version that replaces it", c.Node.ApiVersionSpan, api.Replacement) : null,
            },
            c.Node.ApiVersion, c.Node.Kind, $"1.{(isDated ? api.RemovedIn : api.ReplacedIn)}", api.Replacement);
    });
}

using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Services whose selector finds no pods.</summary>
internal sealed class MatchServiceSelector : KubernetesRule
{
    private const string IgnoredLabels = "ignored_labels";
    private const string KubeLinter = "kube-linter/dangling-service";
    private const string NoSelector = "Service '{0}' has no selector, so its endpoints must be written by hand. Select the pods it is for.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1046",
        "Select pods that exist",
        "Service '{0}' selects '{1}', and no pod here has these labels. Select what the pods are labelled with.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-service", "kube-score/service-targets-pod"],
        Options = [new RuleOption(IgnoredLabels, RuleOptionType.StringList, "", "Labels that are left out of the comparison, since something adds them later.")
        {
            PeerSettings = ["kube-linter/dangling-service.ignoredLabels"],
        }],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var relations = c.Kubernetes;
        var references = new DanglingReferences<ServiceFact>(relations);
        foreach (var service in c.GetFacts<ServiceFact>())
        {
            if (service.Selector is { IsKnown: true, Value.MatchLabels.Count: > 0 })
            {
                var selector = WithoutIgnored(service.Selector.Value, c.GetOption(service.Document, IgnoredLabels));
                var match = selector.IsEmpty ? RelationMatch.Missing : relations.Workloads.Match(service.Document.Folder, service.Namespace, selector);
                references.Add(service, service.Document, match);
            }
            else if (service.Selector.IsAbsent && service.Type is not { IsKnown: true, Value: "ExternalName" } && !service.Type.IsUnknown)
            {
                c.Report(
                    service.Document, service.Anchor, new DiagnosticDetails { IsOptIn = true, MessageFormat = NoSelector, Aliases = [KubeLinter] },
                    service.Name.IsKnown ? service.Name.Value : "(unnamed)");
            }
        }

        foreach (var (service, isOptIn) in references.GetMissing())
        {
            c.Report(
                service.Document, service.Selector.Span, new DiagnosticDetails { IsOptIn = isOptIn }, service.Name.IsKnown ? service.Name.Value : "(unnamed)",
                service.Selector.Value.ToString());
        }
    });

    private static LabelSelector WithoutIgnored(LabelSelector selector, string? ignored)
    {
        if (string.IsNullOrEmpty(ignored))
        {
            return selector;
        }

        var keys = ignored.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.Ordinal);
        return selector.Without(keys.Contains);
    }
}

using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that request more than they may use, and, when asked, those that request less.</summary>
internal sealed class MatchRequestsToLimits : KubernetesRule
{
    private const string Below = "Container '{0}' requests '{2}' of {1} and may use '{3}', so its pod is among the first to be evicted. Set both to the same where it must stay.";
    private const string OneOnly = "Container '{0}' does not set both the request and the limit of {1}, so its pod is among the first to be evicted. Set both to the same.";

    private static readonly string[] Resources = ["cpu", "memory", "ephemeral-storage"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1080",
        "Match requests to limits",
        "Container '{0}' requests '{2}' of {1} and is limited to '{3}', so the API server refuses it. Request at most the limit.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ResourceLimits,
        Aliases =
        [
            "kube-score/container-resource-requests-equal-limits", "kube-score/container-cpu-requests-equal-limits",
            "kube-score/container-memory-requests-equal-limits", "kube-score/container-ephemeral-storage-request-equals-limit",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Role == ContainerRole.Ephemeral)
        {
            return;
        }

        foreach (var resource in Resources)
        {
            Check(c, resource);
        }
    });

    private static void Check(NodeContext<Container> c, string resource)
    {
        var requests = YamlFacts.GetMapping(c.Node.Resources, "requests");
        var limits = YamlFacts.GetMapping(c.Node.Resources, "limits");
        var request = YamlFacts.GetString(requests, resource);
        var limit = YamlFacts.GetString(limits, resource);
        if (request.IsUnknown || limit.IsUnknown)
        {
            return;
        }

        var aliases = resource switch
        {
            "cpu" => ImmutableArray.Create("kube-score/container-resource-requests-equal-limits", "kube-score/container-cpu-requests-equal-limits"),
            "memory" => ["kube-score/container-resource-requests-equal-limits", "kube-score/container-memory-requests-equal-limits"],
            _ => ["kube-score/container-ephemeral-storage-request-equals-limit"],
        };
        if (!request.IsKnown || !limit.IsKnown)
        {
            if (resource != "ephemeral-storage" || request.IsKnown || limit.IsKnown)
            {
                var span = request.IsKnown ? request.Span : limit.IsKnown ? limit.Span : c.Node.Anchor;
                c.Report(span, new DiagnosticDetails { IsOptIn = true, Severity = RuleSeverity.Note, MessageFormat = OneOnly, Aliases = aliases }, c.Node.DisplayName, resource);
            }

            return;
        }

        if (KubernetesQuantity.Compare(request.Value, limit.Value) is { } difference and not 0)
        {
            c.Report(
                request.Span,
                new DiagnosticDetails
                {
                    IsOptIn = difference < 0,
                    Severity = difference < 0 ? RuleSeverity.Note : null,
                    MessageFormat = difference < 0 ? Below : null,
                    Aliases = aliases,
                    Related = [new RelatedSpan(limit.Span, "The limit")],
                },
                c.Node.DisplayName,
                resource,
                request.Value,
                limit.Value);
        }
    }
}

using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Services that are open to more than the cluster.</summary>
internal sealed class KeepServiceInternal : KubernetesRule
{
    private const string Types = "forbidden_types";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1081",
        "Keep the Service inside of the cluster",
        "'{0}' is of type '{1}', so it is open to whoever reaches the nodes or their load balancer. Use 'ClusterIP' and an Ingress or a Gateway.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [668],
        Aliases = ["kube-linter/exposed-services", "kube-linter/forbidden-service-types", "kube-score/service-type"],
        Options =
        [
            new RuleOption(Types, RuleOptionType.StringList, "NodePort,LoadBalancer", "The types that are not wanted.")
            {
                PeerSettings = ["kube-linter/forbidden-service-types.forbiddenServiceTypes"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            var type = YamlFacts.GetString(c.Node.Spec, "type");
            if (c.Node.Group.Length > 0 || !type.IsKnown)
            {
                return;
            }

            var aliases = ImmutableArray.CreateBuilder<string>();
            if (PatternList.Split(c.GetOption(Types)).Contains(type.Value))
            {
                aliases.AddRange("kube-linter/exposed-services", "kube-linter/forbidden-service-types");
            }

            if (type.Value == "NodePort")
            {
                aliases.Add("kube-score/service-type");
            }

            if (aliases.Count > 0)
            {
                c.Report(type.Span, new DiagnosticDetails
                {
                    Aliases = aliases.ToImmutable(),
                    Fix = new CodeFix("Keep it inside the cluster", FixSafety.Unsafe, [new TextEdit(type.Span, "ClusterIP")]),
                }, c.Node.DisplayName, type.Value);
            }
        },
        "Service");
}

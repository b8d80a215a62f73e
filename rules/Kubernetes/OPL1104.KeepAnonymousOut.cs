using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds bindings whose subject is everybody, or nobody in particular.</summary>
internal sealed class KeepAnonymousOut : KubernetesRule
{
    private const string Masters = "The subject '{0}' is above every role, and no binding takes that away again. Bind a group of your own.";
    private const string Authenticated = "The subject '{0}' is every account and every user, on GKE anybody with a Google account. Bind a group of your own.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1104",
        "Keep everybody out of bindings",
        "The subject '{0}' is whoever reaches the API server, without a password or a certificate. Bind a group of your own.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        SecuritySeverity = 9.0,
        Weaknesses = [306],
        Aliases = ["trivy/KSV-0122", "trivy/KSV-0123", "trivy/KSV-01011"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        // Kubernetes itself binds system:discovery to everybody, and so may what is named like it.
        if (c.Node.Group != "rbac.authorization.k8s.io" || c.Node.Name.IsUnknown
            || (c.Node.Name.IsKnown && c.Node.Name.Value.StartsWith("system:", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var subject in YamlFacts.GetItems(c.Node.Root, "subjects"))
        {
            if (YamlFacts.GetString(subject, "name", subject.Span) is not { IsKnown: true } name)
            {
                continue;
            }

            switch (name.Value)
            {
                case "system:anonymous" or "system:unauthenticated":
                    c.Report(name.Span, new DiagnosticDetails { Aliases = ["trivy/KSV-0122"] }, name.Value);
                    break;
                case "system:masters":
                    Report(c, name, Masters, "trivy/KSV-0123", isOptIn: false);
                    break;
                case "system:authenticated":
                    Report(c, name, Authenticated, "trivy/KSV-01011", isOptIn: true);
                    break;
            }
        }
    }, "RoleBinding", "ClusterRoleBinding");

    private static void Report(NodeContext<KubernetesObject> c, Fact<string> name, string format, string alias, bool isOptIn) => c.Report(
        name.Span,
        new DiagnosticDetails { MessageFormat = format, Severity = RuleSeverity.Warning, IsOptIn = isOptIn, Aliases = ImmutableArray.Create(alias) },
        name.Value);
}

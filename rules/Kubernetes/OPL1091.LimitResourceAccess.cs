using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds bindings that give access to resources which only few should have.</summary>
internal sealed class LimitResourceAccess : KubernetesRule
{
    private const string Template = "kube-linter/access-to-resources";
    private const string ResourcesOption = "resources";
    private const string VerbsOption = "verbs";
    private const string NotFound = "flag_roles_not_found";
    private const string Missing = "The binding grants '{0}', which is not here, so what it gives access to cannot be seen. Add the role to what is linted.";

    // kube-linter's own two checks of this kind; what a role there says of cronjobs is meant, though its expression misses them.
    private static readonly (string Alias, string[] Resources, string[] Verbs)[] Checks =
    [
        ("kube-linter/access-to-secrets", ["secrets"], ["get", "list", "delete", "create", "watch"]),
        ("kube-linter/access-to-create-pods", ["pods", "deployments", "statefulsets", "replicasets", "daemonsets", "jobs", "cronjobs"], ["create"]),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1091",
        "Limit the access to resources",
        "The binding to '{0}' lets its subjects '{1}' the resource '{2}'. Bind a role without it where they do not need it.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 5.0,
        Weaknesses = [732],
        Aliases = ["kube-linter/access-to-secrets", "kube-linter/access-to-create-pods", "kube-linter/access-to-resources"],
        Options =
        [
            new RuleOption(ResourcesOption, RuleOptionType.StringList, "", "Regular expressions of further resources that only few should have access to.")
            {
                PeerSettings = ["kube-linter/access-to-resources.resources"],
            },
            new RuleOption(VerbsOption, RuleOptionType.StringList, "", "Regular expressions of what they should not do with them.")
            {
                PeerSettings = ["kube-linter/access-to-resources.verbs"],
            },
            new RuleOption(NotFound, RuleOptionType.Boolean, "false", "Whether a binding to a role that is not here is reported, too.")
            {
                PeerSettings = ["kube-linter/access-to-resources.flagRolesNotFound"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var roles = c.GetFacts<RoleGrantFact>().Where(static role => role.Name.IsKnown && !role.Namespace.IsUnknown)
            .ToLookup(static role => (role.Kind, role.Kind == "Role" ? KubernetesRelations.Normalize(role.Namespace) : "", role.Name.Value));
        var clusterRoles = c.GetFacts<RoleGrantFact>().Where(static role => role.Kind == "ClusterRole").ToArray();
        foreach (var reference in c.GetFacts<ReferenceFact>())
        {
            // A RoleBinding to a ClusterRole grants it in one namespace only, which the peer passes over.
            if (reference.Field != "roleRef" || reference.Namespace.IsUnknown)
            {
                continue;
            }

            var role = roles[(reference.Kind, reference.Kind == "Role" ? KubernetesRelations.Normalize(reference.Namespace) : "", reference.Name.Value)].FirstOrDefault();
            if (role is not null)
            {
                Check(c, reference, role, clusterRoles);
            }
            else if (c.GetOption(reference.Document, NotFound) == "true")
            {
                c.Report(reference.Document, reference.Name.Span, new DiagnosticDetails { MessageFormat = Missing, Aliases = [Template] }, reference.Name.Value);
            }
        }
    });

    private static void Check(WorkspaceAnalysisContext c, ReferenceFact reference, RoleGrantFact role, RoleGrantFact[] clusterRoles)
    {
        var resources = PatternList.Split(c.GetOption(reference.Document, ResourcesOption));
        var verbs = PatternList.Split(c.GetOption(reference.Document, VerbsOption));
        foreach (var (granted, allowed) in role.Aggregates.Count == 0 ? role.Rules : role.Rules.Concat(
            clusterRoles.Where(other => role.Aggregates.Any(selector => selector.Matches(other.Labels) == true)).SelectMany(static other => other.Rules)))
        {
            var aliases = ImmutableArray.CreateBuilder<string>();
            string? resource = null;
            string? verb = null;
            foreach (var (alias, checkedResources, checkedVerbs) in Checks)
            {
                Note(alias, granted.FirstOrDefault(name => name == "*" || checkedResources.Contains(name)), allowed.FirstOrDefault(name => name == "*" || checkedVerbs.Contains(name)));
            }

            if (resources.Count > 0 && verbs.Count > 0)
            {
                Note(
                    Template,
                    granted.FirstOrDefault(name => name == "*" || resources.Any(pattern => PatternList.IsFound(pattern, name))),
                    allowed.FirstOrDefault(name => name == "*" || verbs.Any(pattern => PatternList.IsFound(pattern, name))));
            }

            if (aliases.Count > 0)
            {
                c.Report(
                    reference.Document,
                    reference.Name.Span,
                    new DiagnosticDetails { Aliases = aliases.ToImmutable(), RelatedDocuments = [new RelatedDocumentSpan(role.Document, role.Anchor, "The role")] },
                    reference.Name.Value,
                    verb!,
                    resource!);
            }

            void Note(string alias, string? foundResource, string? foundVerb)
            {
                if (foundResource is not null && foundVerb is not null)
                {
                    aliases.Add(alias);
                    resource ??= foundResource;
                    verb ??= foundVerb;
                }
            }
        }
    }
}

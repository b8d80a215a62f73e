using OpsLead.Lint.Text;
namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds lists of allowed repositories whose entries let in more than they name.</summary>
internal sealed class EndRepositoryPrefix : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1125",
        "End the prefix of a repository",
        "The prefix '{0}' also matches names that only begin like it, such as '{0}.example.net' or '{0}-evil'. End it with a slash or a colon.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.0,
        Weaknesses = [1023],
        Aliases = ["trivy/KSV-0124"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "constraints.gatekeeper.sh"
            || YamlFacts.GetStrings(YamlFacts.GetMapping(c.Node.Spec, "parameters"), "repos") is not { IsKnown: true } repositories)
        {
            return;
        }

        foreach (var repository in repositories.Value)
        {
            // With a path the host is closed; what is open is one image's name, which is the owner's to give.
            if (!repository.Value.Contains('/', StringComparison.Ordinal) && !repository.Value.Contains(':', StringComparison.Ordinal))
            {
                var fix = new CodeFix("End it with a slash", FixSafety.Unsafe, [new TextEdit(new TextSpan(repository.ContentSpan.End, 0), "/")]);
                c.Report(repository.Span, new DiagnosticDetails { Fix = fix }, repository.Value);
            }
        }
    }, "K8sAllowedRepos");
}

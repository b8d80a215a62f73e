using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds tokens of a GitHub App that live longer or reach further than they need.</summary>
internal sealed class RestrictAppToken : WorkflowRule
{
    private const string Action = "actions/create-github-app-token";
    private const string Kept = "'{0}' leaves the app's token valid for an hour after the job. Remove it, so that the token is revoked.";
    private const string AllRepositories = "'{0}' without 'repositories' asks for a token of every repository of the owner. List the repositories.";

    // Permissions on an organization reach no repository, so there is none to name. Source: GitHub's REST reference, "Permissions required for GitHub Apps", July 2026.
    private static readonly string[] OrganizationPermissions =
    [
        "permission-members", "permission-enterprise-custom-properties-for-organizations", "permission-team-discussions",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4024",
        "Restrict the app's token",
        "'{0}' asks for a token with every permission of the app's installation. Name the permissions with 'permission-…' inputs.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 5.0,
        Weaknesses = [250],
        Aliases = ["zizmor/github-app"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is not { } uses || !uses.Is(Action) || c.Node.With is not { IsOpen: false } with)
        {
            return;
        }

        if (c.Node.GetInput("skip-token-revoke") is { } skip && skip.Value.AsSpan().Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            c.Report(skip.Span, new DiagnosticDetails { MessageFormat = Kept }, $"skip-token-revoke: {skip.Value}");
        }

        var permissions = 0;
        var ofRepositories = 0;
        foreach (ref readonly var input in with.Entries)
        {
            if (input.Key is YamlScalar key && key.Value.StartsWith("permission-", StringComparison.OrdinalIgnoreCase))
            {
                permissions++;
                ofRepositories += IsOfOrganization(key.Value) ? 0 : 1;
            }
        }

        if (permissions == 0)
        {
            c.Report(uses.Span, uses.Text);
        }

        if (with.TryGetEntry("owner", out var owner) && !with.TryGetEntry("repositories", out _) && (permissions == 0 || ofRepositories > 0))
        {
            c.Report(owner.Span, new DiagnosticDetails { MessageFormat = AllRepositories }, "owner");
        }
    });

    private static bool IsOfOrganization(string name) =>
        name.StartsWith("permission-organization-", StringComparison.OrdinalIgnoreCase) || OrganizationPermissions.Contains(name, StringComparer.OrdinalIgnoreCase);
}

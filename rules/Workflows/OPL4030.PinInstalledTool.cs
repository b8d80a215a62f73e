using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds actions that install the latest release of a tool.</summary>
internal sealed class PinInstalledTool : WorkflowRule
{
    private const string Expression = "The version '{0}' is decided by an expression. Make sure that it never is 'latest'.";

    // They install the latest release unless 'version' says otherwise. Source: the actions' own metadata, July 2026.
    private static readonly string[] Actions = ["1password/load-secrets-action", "aquasecurity/setup-trivy"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4030",
        "Pin the tool that an action installs",
        "'{0}' installs whatever release is the latest. Set 'version' to the release that you tested.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        SecuritySeverity = 4.0,
        Weaknesses = [829, 1357],
        Aliases = ["zizmor/unpinned-tools"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is not { Kind: ActionReferenceKind.Repository } uses || !Actions.Contains(uses.Name) || (c.Node.Mapping.TryGetScalar("with", out var whole) && !whole.IsNull))
        {
            return;
        }

        var version = c.Node.GetInput("version");
        if (version is null or { IsNull: true })
        {
            c.Report(uses.NameSpan, uses.Name);
        }
        else if (version.Value is "latest")
        {
            c.Report(version.Span, uses.Name);
        }
        else if (version.Value.Contains("${{", StringComparison.Ordinal))
        {
            c.Report(version.Span, new DiagnosticDetails { MessageFormat = Expression, IsOptIn = true }, version.Value);
        }
    });
}

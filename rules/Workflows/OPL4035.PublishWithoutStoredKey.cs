using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds packages published with a key that does not expire.</summary>
internal sealed class PublishWithoutStoredKey : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4035",
        "Publish without a stored key",
        "'{0}' publishes with a key that is stored and does not expire. Use the registry's trusted publishing with 'id-token: write'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [798],
        Aliases = ["zizmor/use-trusted-publishing"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        if (c.Node.Uses is { } uses)
        {
            CheckAction(c, uses);
        }
        else if (c.Node.Run is { } run && !HasIdentity(c.Node.Job))
        {
            CheckScript(c, run);
        }
    });

    private static void CheckAction(NodeContext<Step> c, ActionReference uses)
    {
        var input = uses.Is("pypa/gh-action-pypi-publish") && IsPublicPyPI(c.Node) ? c.Node.GetInput("password")
            : uses.Is("rubygems/release-gem") && c.Node.GetInput("setup-trusted-publisher") is { Value: "false" } off ? off
            : uses.Is("rubygems/configure-rubygems-credentials") ? c.Node.GetInput("api-token")
            : uses.Is("actions/setup-node") && c.Node.GetInput("always-auth") is { Value: "true" } always && c.Node.GetInput("registry-url") is { } registry && registry.Value.Contains("registry.npmjs.org", StringComparison.Ordinal) ? always
            : null;
        if (input is not null)
        {
            c.Report(input.Span, uses.Name);
        }
    }

    private static bool IsPublicPyPI(Step step) =>
        (step.GetInput("repository-url") ?? step.GetInput("repository_url")) is not { } url || url.Value.Contains("pypi.org", StringComparison.Ordinal);

    private static void CheckScript(NodeContext<Step> c, YamlScalar run)
    {
        // PowerShell is not parsed as a whole; these commands are written the same way in it, but for the backtick at a line's end.
        var script = c.Node.Script ?? ShellScript.Parse(run.Value.Replace("`\n", "\\\n", StringComparison.Ordinal).Replace("`\r\n", "\\\r\n", StringComparison.Ordinal), run.Map);
        foreach (var command in script.EffectiveCommands)
        {
            if (PublishCommands.Find(command) is { } words)
            {
                c.Report(script.GetFileSpan(command.Span), words);
            }
        }
    }

    // The registry trusts the workflow itself; who asked for that identity uses it.
    private static bool HasIdentity(Job? job)
    {
        if (job is null)
        {
            return false;
        }

        var permissions = TokenPermissions.Read(job.Mapping, out var isKnown);
        if (isKnown && permissions is null)
        {
            permissions = TokenPermissions.Read(job.Workflow.Root, out isKnown);
        }

        return !isKnown || permissions?.GetLevel("id-token") == PermissionLevel.Write;
    }
}

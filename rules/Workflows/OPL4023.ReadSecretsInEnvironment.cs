using System.Collections.Frozen;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs that read secrets of the repository where no environment guards them.</summary>
internal sealed class ReadSecretsInEnvironment : WorkflowRule
{
    private const string AllowedSecrets = "allowed_secrets";

    // Given to every job, and no secret of the repository's own.
    private static readonly FrozenSet<string> Automatic = new[] { "GITHUB_TOKEN", "ACTIONS_STEP_DEBUG", "ACTIONS_RUNNER_DEBUG" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4023",
        "Read secrets in an environment",
        "Job '{1}' reads '{0}' outside of an environment, so every branch that can change the workflow can read it. Set 'environment' and move the secret there.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        Practice = Practice.ExternalSecrets,
        IsEnabledByDefault = false,
        SecuritySeverity = 4.3,
        Weaknesses = [522],
        Aliases = ["zizmor/secrets-outside-env"],
        Options = [new RuleOption(AllowedSecrets, RuleOptionType.StringList, "", "Names of secrets that may be read anywhere.") { PeerSettings = ["zizmor/secrets-outside-env.allow"] }],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c =>
    {
        // What is called gets its secrets from its caller, who may have an environment.
        if (c.Node.Job is not { } job || job.Mapping.TryGetEntry("environment", out _) || job.Mapping.IsOpen || job.Call is not null || job.Workflow.IsTriggeredBy("workflow_call"))
        {
            return;
        }

        c.Node.Expression.Root.Walk(node =>
        {
            if (node.GetContextPath() is not { } path)
            {
                return true;
            }

            if (path.StartsWith("secrets.", StringComparison.OrdinalIgnoreCase) && path["secrets.".Length..] is var name && name != "*" && !Automatic.Contains(name) && !NameList.Contains(c.GetOption(AllowedSecrets), name))
            {
                c.Report(c.Node.GetFileSpan(node.Span), path, job.Id);
            }

            return false;
        });
    });
}

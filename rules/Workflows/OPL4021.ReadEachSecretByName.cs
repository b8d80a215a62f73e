using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions that take all secrets, or one that only the run decides.</summary>
internal sealed class ReadEachSecretByName : WorkflowRule
{
    private const string Computed = "'{0}' picks a secret while the job runs, so the runner has to load all of them. Name the secret.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4021",
        "Read each secret by name",
        "'{0}' puts every secret of the repository where one is needed. Name the secrets that are needed.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 5.9,
        Weaknesses = [250, 522],
        Aliases = ["zizmor/overprovisioned-secrets", "poutine/job_all_secrets"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c => c.Node.Expression.Root.Walk(node =>
    {
        var text = c.Node.Expression.Text.Substring(node.Span.Start, node.Span.Length);
        if (node is FunctionCallExpression { Arguments: [NamedValueExpression whole] } call && call.IsCallOf("toJSON") && IsSecrets(whole))
        {
            c.Report(c.Node.GetFileSpan(node.Span), text);
        }
        else if (node is IndexExpression { Target: NamedValueExpression target, Index: not LiteralExpression } && IsSecrets(target))
        {
            c.Report(c.Node.GetFileSpan(node.Span), new DiagnosticDetails { MessageFormat = Computed }, text);
        }

        return true;
    }));

    private static bool IsSecrets(NamedValueExpression node) => node.Name.Equals("secrets", StringComparison.OrdinalIgnoreCase);
}

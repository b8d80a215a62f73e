namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds passwords in connection strings and URIs.</summary>
internal sealed class RemoveConnectionPassword : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5005",
        "Remove the password from the connection",
        "A connection holds its password in clear: {0} '{1}'. Change the password, and put the connection together from a secret at start.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 8.0,
        Weaknesses = [798, 259],
        Aliases = GetAliases(SecretDecision.ConnectionString),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.ConnectionString, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds keys of other services.</summary>
internal sealed class RevokeServiceKey : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5004",
        "Revoke the service key",
        "The {0} '{1}' stands in the file. Revoke it at its service, and read the new one from a secret store.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 7.5,
        Weaknesses = [798],
        Aliases = GetAliases(SecretDecision.ServiceKey),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.ServiceKey, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

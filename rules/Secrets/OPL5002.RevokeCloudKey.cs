namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds keys of clouds and what runs in them.</summary>
internal sealed class RevokeCloudKey : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5002",
        "Revoke the cloud key",
        "The {0} '{1}' stands in the file. Revoke it, and let the workload get its access from an identity or a secret store.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 9.0,
        Weaknesses = [798],
        Aliases = GetAliases(SecretDecision.CloudKey),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.CloudKey, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

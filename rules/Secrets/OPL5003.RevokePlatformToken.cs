namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds tokens of source control, CI, registries and feeds.</summary>
internal sealed class RevokePlatformToken : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5003",
        "Revoke the platform token",
        "The {0} '{1}' stands in the file. Revoke it, and keep the new one in the secret store of the platform that uses it.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 8.5,
        Weaknesses = [798],
        Aliases = GetAliases(SecretDecision.PlatformToken),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.PlatformToken, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

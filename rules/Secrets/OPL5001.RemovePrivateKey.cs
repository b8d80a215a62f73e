namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds private keys.</summary>
internal sealed class RemovePrivateKey : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5001",
        "Remove the private key",
        "A private key stands in the file: {0} '{1}'. Remove it from the repository and its history, and issue a new one.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 9.0,
        Weaknesses = [321, 312],
        Aliases = GetAliases(SecretDecision.PrivateKey),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.PrivateKey, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

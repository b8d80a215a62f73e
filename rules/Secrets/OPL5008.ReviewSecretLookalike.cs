namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds texts that only look like secrets, and ids that go with one.</summary>
internal sealed class ReviewSecretLookalike : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5008",
        "Review what looks like a secret",
        "This may be a secret, or belong to one: {0} '{1}'. Look whether it opens anything, and revoke it if it does.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.Low,
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [798],
        Aliases = GetAliases(SecretDecision.SecretLookalike),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.SecretLookalike, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds passwords and keys written as values of names that say so.</summary>
internal sealed class ExternalizePassword : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5006",
        "Keep the password outside the file",
        "A name that says secret has its value in clear: {0} '{1}'. Change it, and read it from the environment or a secret store.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.Medium,
        SecuritySeverity = 7.0,
        Weaknesses = [798, 259],
        Aliases = GetAliases(SecretDecision.Password),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.Password, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

namespace OpsLead.Lint.Rules.Secrets;

/// <summary>Finds the data of Kubernetes Secrets.</summary>
internal sealed class SealKubernetesSecret : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL5007",
        "Seal the Kubernetes Secret",
        "A Secret holds its data in clear or in base64, which is clear: {0} '{1}'. Change the value, and keep it encrypted or in an external store.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.High,
        SecuritySeverity = 7.5,
        Weaknesses = [312, 798],
        Aliases = GetAliases(SecretDecision.KubernetesSecret),
    };

    /// <inheritdoc/>
    public override void Initialize(SecretContext context) =>
        context.RegisterSecretAction(SecretDecision.KubernetesSecret, static c => c.Report(c.Node.Span, c.Node.CreateDetails(), c.Node.KindName, c.Node.Preview));
}

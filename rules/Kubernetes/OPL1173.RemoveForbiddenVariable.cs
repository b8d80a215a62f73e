namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds environment variables that are agreed not to be set.</summary>
internal sealed class RemoveForbiddenVariable : KubernetesRule
{
    private const string Forbidden = "forbidden";

    // Each turns the check of certificates off for everything that the process does.
    private const string Unverified = "name=^NODE_TLS_REJECT_UNAUTHORIZED$;value=^0$,name=^PYTHONHTTPSVERIFY$;value=^0$,name=^GIT_SSL_NO_VERIFY$;value=^(true|1)$,"
        + "name=^VAULT_SKIP_VERIFY$;value=^(true|1)$";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1173",
        "Remove the forbidden variable",
        "The environment variable '{0}' with '{1}' is not to be set. Remove it, or give it another value.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        // Which variables a house does not want is the house's to say.
        IsEnabledByDefault = false,
        SecuritySeverity = 5.0,
        Weaknesses = [295],
        Aliases = ["kube-linter/env-var"],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.StringList, Unverified,
                "The variables that containers must not set: 'name=^DEBUG$;value=.+' with regular expressions of name and value.")
            {
                PeerSettings = ["kube-linter/env-var"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        foreach (var variable in c.Node.Environment)
        {
            var name = YamlFacts.GetString(variable, "name", variable.Span);
            var value = YamlFacts.GetString(variable, "value", variable.Span);
            if (name.IsKnown && !value.IsUnknown && ParameterList.Read(c.GetOption(Forbidden), "name")
                .Any(parts => parts.IsMatch("name", name.Value) && parts.IsMatch("value", value.IsKnown ? value.Value : "")))
            {
                c.Report(value.IsKnown ? value.Span : name.Span, name.Value, value.IsKnown ? value.Value : "");
            }
        }
    });
}

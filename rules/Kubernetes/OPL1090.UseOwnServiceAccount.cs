namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that run as the account of everybody in the namespace.</summary>
internal sealed class UseOwnServiceAccount : KubernetesRule
{
    private const string Forbidden = "forbidden";
    private const string Unset = "'{0}' names no service account, so its pods share the token of 'default' with all others of the namespace. Give it an account of its own, or set "
        + "'automountServiceAccountToken: false'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1090",
        "Use a service account of its own",
        "'{0}' runs as service account '{1}', which it is not meant to. Give it an account of its own, or set 'automountServiceAccountToken: false'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 3.5,
        Weaknesses = [266],
        Aliases = ["kube-linter/default-service-account", "kube-linter/service-account"],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.String, "^(|default)$", "A regular expression of the accounts that pods must not run as.")
            {
                PeerSettings = ["kube-linter/service-account.serviceAccount"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var pod = c.Node.PodSpec;
        var account = YamlFacts.GetString(pod, "serviceAccountName");
        if (account.IsAbsent)
        {
            account = YamlFacts.GetString(pod, "serviceAccount");
        }

        var mounts = YamlFacts.GetBoolean(pod, "automountServiceAccountToken");
        if (!c.Node.IsWorkload || account.IsUnknown || mounts.IsUnknown || mounts is { IsKnown: true, Value: false }
            || c.GetOption(Forbidden) is not { } pattern || !PatternList.IsFound(pattern, account.IsKnown ? account.Value : ""))
        {
            return;
        }

        c.Report(
            account.IsKnown ? account.Span : c.Node.Anchor, new DiagnosticDetails { MessageFormat = account.IsAbsent ? Unset : null },
            account.IsKnown ? [c.Node.DisplayName, account.Value] : [c.Node.DisplayName]);
    });
}

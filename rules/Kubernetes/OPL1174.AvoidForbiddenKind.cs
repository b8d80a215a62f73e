namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects of kinds that are agreed not to be used.</summary>
internal sealed class AvoidForbiddenKind : KubernetesRule
{
    private const string Forbidden = "forbidden";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1174",
        "Avoid the forbidden kind",
        "The kind '{0}' of '{1}' is not to be used here. Use what is agreed on instead.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        // Which kinds a folder must not hold is the house's to say.
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/disallowed-api-obj"],
        Options =
        [
            new RuleOption(Forbidden, RuleOptionType.StringList, "group=^$;kind=^(Pod|ReplicationController)$",
                "The kinds that are not to be used: 'group=^apps$;version=^v1beta;kind=^DaemonSet$' with regular expressions; the core group is empty.")
            {
                PeerSettings = ["kube-linter/disallowed-api-obj"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var version = c.Node.ApiVersion;

        // A Pod that is a test of a Helm release is meant to end.
        if (YamlFacts.IsTemplated(version) || YamlFacts.IsTemplated(c.Node.Kind) || c.Node is { Kind: "Pod", IsLongRunning: false })
        {
            return;
        }

        if (ParameterList.Read(c.GetOption(Forbidden), "kind").Any(parts => parts.IsMatch("group", c.Node.Group) && parts.IsMatch("kind", c.Node.Kind)
            && parts.IsMatch("version", version[(version.IndexOf('/', StringComparison.Ordinal) + 1)..])))
        {
            c.Report(c.Node.KindSpan, c.Node.Kind, version);
        }
    });
}

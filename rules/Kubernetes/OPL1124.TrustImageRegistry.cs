namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds images from registries that nobody agreed on.</summary>
internal sealed class TrustImageRegistry : KubernetesRule
{
    private const string Known =
        "docker.io,gcr.io,*.gcr.io,*.pkg.dev,registry.k8s.io,ghcr.io,quay.io,mcr.microsoft.com,*.azurecr.io,public.ecr.aws,*.amazonaws.com,registry.gitlab.com,"
        + "registry.access.redhat.com,registry.redhat.io";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1124",
        "Pull from a trusted registry",
        "The image '{0}' comes from '{1}', which is not one of the registries that are agreed on. Mirror it, or add the registry to 'registries'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Only the house knows its registries.
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [829],
        Aliases = ["trivy/KSV-0125"],
        Options = [new RuleOption("registries", RuleOptionType.StringList, Known, "The registries to trust; '*.' before a domain means all below it.")],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Image is not { IsKnown: true, Value: { Repository.Length: > 0 } image } fact)
        {
            return;
        }

        // What names no registry comes from Docker Hub.
        var registry = image.Registry.Length == 0 ? "docker.io" : image.Registry;
        var trusted = c.GetOption("registries") ?? Known;
        foreach (var range in trusted.AsSpan().Split(','))
        {
            if (IsMatch(registry, trusted.AsSpan(range).Trim()))
            {
                return;
            }
        }

        c.Report(fact.Span, image.Text, registry);
    });

    private static bool IsMatch(string registry, ReadOnlySpan<char> pattern) => pattern is ['*', '.', ..]
        ? registry.AsSpan().EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : registry.AsSpan().Equals(pattern, StringComparison.OrdinalIgnoreCase);
}

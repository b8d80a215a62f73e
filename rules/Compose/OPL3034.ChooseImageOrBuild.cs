namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services with an image and a build.</summary>
internal sealed class ChooseImageOrBuild : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3034",
        "Say whether the image is built or pulled",
        "The service '{0}' has both 'build' and 'image', so it may run a pulled image or a built one. Remove one of them, or set 'pull_policy'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/no-build-and-image"],
        Options =
        [
            new RuleOption("check_pull_policy", RuleOptionType.Boolean, "true", "Whether a service with a 'pull_policy' is left alone.")
            {
                PeerSettings = ["dclint/no-build-and-image.checkPullPolicy", "dclint/checkPullPolicy"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (c.Node.Mapping.TryGetEntry("build", out var build) && c.Node.Mapping.TryGetValue("image", out _)
            && !(c.GetOption("check_pull_policy") != "false" && c.Node.Mapping.TryGetValue("pull_policy", out _)))
        {
            c.Report(build.Key.Span, c.Node.Name);
        }
    });
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images from registries that the organisation does not name.</summary>
internal sealed class UseTrustedRegistry : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2053",
        "Take images from trusted registries",
        "The image '{0}' comes from '{1}', which is not among the trusted registries. Take it from one of them.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 6.0,
        Weaknesses = [829],
        Aliases = ["hadolint/DL3026"],
        Options =
        [
            new RuleOption("registries", RuleOptionType.StringList, "",
                "The registries to trust; '*' at one end stands for anything. With none every registry is trusted.")
            {
                PeerSettings = ["hadolint/trustedRegistries"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterStageAction(static c =>
    {
        if (c.GetOption("registries") is not { Length: > 0 } registries)
        {
            return;
        }

        foreach (var reference in c.Node.Stage.References)
        {
            var isImage = reference.Kind == DockerStageReferenceKind.From ? c.Node.Stage.BaseKind == DockerStageBaseKind.Image : reference.Target is null
                && !int.TryParse(reference.Word.Text, out _);
            var name = reference.Kind == DockerStageReferenceKind.From ? c.Node.Stage.BaseName : reference.Word.Literal;
            if (isImage && name is { Length: > 0 })
            {
                var registry = ImageReference.Parse(name).Registry;
                registry = registry.Length == 0 ? "docker.io" : registry;
                if (!IsTrusted(registry, registries))
                {
                    c.Report(reference.Word.Span, name, registry);
                }
            }
        }
    });

    private static bool IsTrusted(ReadOnlySpan<char> registry, ReadOnlySpan<char> trusted)
    {
        foreach (var range in trusted.Split(','))
        {
            var pattern = trusted[range].Trim();
            var isMatch = pattern.StartsWith("*", StringComparison.Ordinal) ? registry.EndsWith(pattern[1..], StringComparison.Ordinal)
                : pattern.EndsWith("*", StringComparison.Ordinal) ? registry.StartsWith(pattern[..^1], StringComparison.Ordinal)
                : registry.SequenceEqual(pattern) || (registry is "docker.io" && pattern is "hub.docker.com");
            if (isMatch)
            {
                return true;
            }
        }

        return false;
    }
}

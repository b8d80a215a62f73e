using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds stages nailed to one platform.</summary>
internal sealed class LeavePlatformToBuild : DockerRule
{
    private const string Variable = "'{0}' takes the platform from a variable of the file's own. Use $BUILDPLATFORM, or leave the platform to the build.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2040",
        "Leave the platform to the build",
        "'{0}' gives every machine the image of one platform. Leave it to the build, or say the platform in the stage's name.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Aliases = ["hadolint/DL3029", "buildkit/FromPlatformFlagConstDisallowed"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not FromInstruction { Platform: { Text.Length: > 0 } platform } from
            || platform.Text.Contains("BUILDPLATFORM", StringComparison.Ordinal)
            || platform.Text.Contains("TARGETPLATFORM", StringComparison.Ordinal))
        {
            return;
        }

        var isConstant = platform.Literal is not null;
        var isNamed = platform.Literal is { } value && from.StageName is { } name && HasPlatform(name.AsSpan(), value);
        ImmutableArray<string> aliases = isConstant && !isNamed ? ["hadolint/DL3029", "buildkit/FromPlatformFlagConstDisallowed"] : ["hadolint/DL3029"];
        c.Report(platform.Span, new DiagnosticDetails { MessageFormat = isConstant ? null : Variable, Aliases = aliases, IsOptIn = !isConstant || isNamed },
            platform.Text);
    }, DockerInstructionKind.From);

    // A stage for one platform says so: build_amd64, linux.
    private static bool HasPlatform(ReadOnlySpan<char> name, ReadOnlySpan<char> platform)
    {
        foreach (var range in platform.Split('/'))
        {
            var part = platform[range];
            if (!part.IsEmpty && name.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images that ship the .NET SDK.</summary>
internal sealed class ShipRuntimeImage : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2064",
        "Ship the runtime instead of the SDK",
        "The final stage on '{0}' ships the SDK with compiler and build tools. Publish in one stage, and run in another on the runtime's image.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 4.0,
        Weaknesses = [1104],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        // Without a program to run the last stage is one of tests or of a tool.
        if (c.Node.Syntax.FinalStage is { From.Image: { } word } stage && Dockerfile.GetBaseImage(stage) is { IsKnown: true } image
            && BaseImages.IsDotNet(image.Value) && image.Value.Repository is "dotnet/sdk" or "dotnet/core/sdk" or "dotnet/nightly/sdk"
            && (stage.GetLast(DockerInstructionKind.Entrypoint) ?? stage.GetLast(DockerInstructionKind.Cmd)) is { } start && !RunsTests(c.Node, start))
        {
            c.Report(word.Span, new DiagnosticDetails { Related = [new RelatedSpan(start.Keyword.Span, "The program that runs on it")] }, word.Text);
        }
    });

    private static bool RunsTests(Dockerfile file, DockerInstruction start)
    {
        if (file.GetScript(start) is not { } script)
        {
            return false;
        }

        foreach (var command in script.EffectiveCommands)
        {
            if (command.Is("dotnet", "test") || command.Is("dotnet", "watch") || command.Is("dotnet", "ef") || command.Name is "sh" or "bash" or "sleep"
                or "tail")
            {
                return true;
            }
        }

        return false;
    }
}

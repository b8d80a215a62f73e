using System.Globalization;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds base images that get no security fixes any more.</summary>
internal sealed class ReplaceUnsupportedImage : DockerRule
{
    private const string Abandoned = "The image '{0}' is no longer built. Take 'eclipse-temurin', or another of its successors.";
    private const string NoCentos = "The image '{0}' is no longer built, and CentOS itself has ended. Take 'almalinux' or 'rockylinux'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2063",
        "Replace base images past their end of life",
        "The base image '{0}' is built on {1}, which has had no security fixes since {2}. Take a supported version.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ImageScanning,
        SecuritySeverity = 6.5,
        Weaknesses = [1104],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not FromInstruction { Image: { } word, Stage: { BaseKind: DockerStageBaseKind.Image, BaseName: { } name } })
        {
            return;
        }

        var image = ImageReference.Parse(name);
        if (EndOfLife.Find(image) is var (what, date))
        {
            c.Report(word.Span, name, what, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else if (BaseImages.GetOfficialName(image) is "openjdk" or "java")
        {
            c.Report(word.Span, new DiagnosticDetails { MessageFormat = Abandoned }, name);
        }
        else if (BaseImages.GetOfficialName(image) is "centos")
        {
            c.Report(word.Span, new DiagnosticDetails { MessageFormat = NoCentos }, name);
        }
    }, DockerInstructionKind.From);
}

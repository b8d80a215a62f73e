using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds the platform that is the default anyway.</summary>
internal sealed class RemoveRedundantPlatform : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2041",
        "Remove the default platform",
        "'{0}' is the platform that FROM takes anyway. Remove the flag.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3065", "buildkit/RedundantTargetPlatform"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not FromInstruction { Platform: { References: [{ Name: "TARGETPLATFORM", Modifier: "" } reference] } platform } from
            || reference.Span.Length != platform.Text.Trim('"', '\'').Length || from.GetFlag("platform") is not { } flag)
        {
            return;
        }

        ImmutableArray<string> aliases = platform.Text is "$TARGETPLATFORM" or "${TARGETPLATFORM}" ? ["hadolint/DL3065", "buildkit/RedundantTargetPlatform"]
            : ["buildkit/RedundantTargetPlatform"];
        c.Report(flag.Span, new DiagnosticDetails { Aliases = aliases, Fix = Remove(c.Text, flag) }, flag.Source.Text);
    }, DockerInstructionKind.From);

    private static CodeFix? Remove(SourceText text, DockerFlag flag)
    {
        var end = flag.Span.End;
        while (end < text.Length && text.Text[end] is ' ' or '\t')
        {
            end++;
        }

        // Before a continuation the blank stays.
        return flag.Source.IsVerbatim && end < text.Length && text.Text[end] is not ('\\' or '`')
            ? CodeFix.Replace("Remove the flag", TextSpan.FromBounds(flag.Span.Start, end), "") : null;
    }
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds MAINTAINER, deprecated since 2017.</summary>
internal sealed class ReplaceMaintainer : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2011",
        "Replace MAINTAINER by a label",
        "'{0}' is deprecated. Use the label 'org.opencontainers.image.authors'.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL4000", "buildkit/MaintainerDeprecated", "trivy/DS-0022", "checkov/CKV_DOCKER_6"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is MaintainerInstruction { Outer: null } maintainer)
        {
            c.Report(maintainer.Keyword.Span, new DiagnosticDetails { Fix = ToLabel(maintainer) }, maintainer.Keyword.Text);
        }
    }, DockerInstructionKind.Maintainer);

    private static CodeFix? ToLabel(MaintainerInstruction maintainer)
    {
        if (maintainer.Argument is not { } argument || !maintainer.Source.IsVerbatim)
        {
            return null;
        }

        var value = argument.Text.Trim().Trim('"', '\'');
        return value.AsSpan().IndexOfAny("\"\\$`") >= 0 ? null
            : CodeFix.Replace("Use the label of the Open Container Initiative", maintainer.Source.Span, $"LABEL org.opencontainers.image.authors=\"{value}\"");
    }
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds copies of several sources to what is no folder.</summary>
internal sealed class EndCopyTargetWithSlash : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2013",
        "End the target of several sources with a slash",
        "The target '{0}' of several sources is no folder to the builder, which refuses it. End it with '/'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Aliases = ["hadolint/DL3021", "trivy/DS-0011"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterInstructionAction(static c =>
    {
        if (c.Node.Instruction is not FileTransferInstruction { Sources.Count: > 1, Destination: { } target } copy
            || c.Node.Expand(target) is not { IsKnown: true } known || known.Value.TrimEnd('"', '\'') is not { Length: > 0 } text || text[^1] is '/' or '\\')
        {
            return;
        }

        // No Dockerfile but an image's history, which nobody builds.
        var isHistory = ImageHistory.IsHash(copy.Sources[0].Text);
        c.Report(target.Span, new DiagnosticDetails
        {
            IsOptIn = isHistory || text is "." or ".." || text.EndsWith("/.", StringComparison.Ordinal) || copy.Kind == DockerInstructionKind.Add,
            Aliases = copy.Kind == DockerInstructionKind.Copy ? isHistory ? ["hadolint/DL3021"] : ["hadolint/DL3021", "trivy/DS-0011"] : [],
            Fix = target.Source.IsVerbatim && !target.Text.AsSpan().ContainsAny("\"'$")
                ? CodeFix.Replace("Add the slash", new Text.TextSpan(target.Span.End, 0), "/") : null,
        }, text);
    }, DockerInstructionKind.Copy);
}

using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds names that two stages share.</summary>
internal sealed class NameStagesOnce : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2014",
        "Name each stage once",
        "The name '{0}' is taken by an earlier stage, so what refers to it means the last one before. Choose another name.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["hadolint/DL3024", "buildkit/DuplicateStageName", "trivy/DS-0012", "checkov/CKV_DOCKER_11"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        var names = new Dictionary<string, DockerStage>(StringComparer.Ordinal);
        foreach (var stage in c.Node.Syntax.Stages)
        {
            if (stage is { Name: { } name, From.StageName: { } written } && !names.TryAdd(name, stage))
            {
                var isSame = names[name].From!.StageName!.Text == written.Text;
                c.Report(written.Span, new DiagnosticDetails
                {
                    Aliases = isSame ? ["hadolint/DL3024", "buildkit/DuplicateStageName", "trivy/DS-0012", "checkov/CKV_DOCKER_11"]
                        : ["buildkit/DuplicateStageName", "trivy/DS-0012"],
                    Related = [new RelatedSpan(names[name].From!.StageName!.Span, "The earlier stage")],
                }, written.Text);
            }
        }
    });
}

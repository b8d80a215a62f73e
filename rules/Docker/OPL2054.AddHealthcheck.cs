using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds images without HEALTHCHECK.</summary>
internal sealed class AddHealthcheck : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2054",
        "Add a HEALTHCHECK",
        "The stage on '{0}' has no HEALTHCHECK, so Docker takes a hung program for a running one. Add one.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Practice = Practice.HealthChecks,
        Aliases = ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterFileAction(static c =>
    {
        // A stage that another one with a check is built on needs none of its own.
        var checkedStages = new HashSet<DockerStage>();
        foreach (var stage in c.Node.Syntax.Stages)
        {
            if (stage.GetLast(DockerInstructionKind.Healthcheck) is not null)
            {
                for (var ancestor = stage; ancestor is not null && checkedStages.Add(ancestor); ancestor = ancestor.Parent)
                {
                }
            }
        }

        foreach (var stage in c.Node.Syntax.Stages)
        {
            if (stage.From?.Image is not { } image || checkedStages.Contains(stage))
            {
                continue;
            }

            ImmutableArray<string> aliases = stage.IsFinal && checkedStages.Count == 0 ? ["hadolint/DL3057", "trivy/DS-0026", "checkov/CKV_DOCKER_2"]
                : ["hadolint/DL3057"];
            c.Report(image.Span, new DiagnosticDetails { Aliases = aliases, IsOptIn = !stage.IsFinal }, image.Text);
        }
    });
}

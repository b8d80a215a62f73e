using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds manifests that are applied as they are although the workflow built a new image.</summary>
internal sealed class ApplyBuiltImage : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4104",
        "Apply the image that was built",
        "'{0}' names the image '{1}' as it always did, so the cluster sees no change and the image built here never runs. Set the new tag or digest first, as 'kustomize edit set image' does.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var rollouts = c.GetFacts<ManifestRolloutFact>();
        if (rollouts.Count == 0)
        {
            return;
        }

        var containers = c.GetFacts<ContainerFact>();
        foreach (var rollout in rollouts)
        {
            foreach (var container in containers)
            {
                if (container.Image.IsKnown && IsBelow(container.Document, rollout.Path) && rollout.Images.Any(image => image.FullName == container.Image.Value.FullName))
                {
                    c.Report(
                        rollout.Document,
                        rollout.Span,
                        new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(container.Document, container.Image.Span, "The image is written here")] },
                        rollout.Path.Length == 0 ? "." : rollout.Path,
                        container.Image.Value.Text);
                    break;
                }
            }
        }
    });

    private static bool IsBelow(SourceDocument document, string path) => path.Length == 0 || document.Path == path || document.Path.StartsWith(path + "/", StringComparison.Ordinal);
}

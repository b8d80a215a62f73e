using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds manifests that both a workflow and a controller in the cluster apply.</summary>
internal sealed class KeepOneWriter : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4114",
        "Keep one writer",
        "'{0}' is applied by this workflow and by the {1} in '{2}', and each undoes what the other did. Keep one: let the workflow commit, and the controller apply.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var sources = c.GetFacts<GitOpsSourceFact>();
        if (sources.Count == 0)
        {
            return;
        }

        foreach (var path in c.GetFacts<ManifestPathFact>())
        {
            foreach (var source in sources)
            {
                // The repository that the controller reads may be another; a folder of that name here says that it is this one.
                if (IsBelow(path.Path, source.Path) && c.Workspace.HasFolder(source.Path))
                {
                    c.Report(
                        path.Document,
                        path.Span,
                        new DiagnosticDetails { RelatedDocuments = [new RelatedDocumentSpan(source.Document, source.Span, "The controller applies this folder")] },
                        path.Path,
                        source.Kind,
                        source.Document.Path);
                    break;
                }
            }
        }
    });

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}

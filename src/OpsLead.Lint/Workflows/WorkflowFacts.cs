using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>An image that a workflow builds.</summary>
/// <param name="Document">The workflow.</param>
/// <param name="Span">The step's place.</param>
/// <param name="Dockerfile">The Dockerfile's path below the root; null when it is not written out.</param>
/// <param name="Images">The names it gets, where they are written out.</param>
public sealed record ImageBuildFact(SourceDocument Document, TextSpan Span, string? Dockerfile, IReadOnlyList<ImageReference> Images);

/// <summary>Leaves the facts of a workflow for the rules across files.</summary>
internal static class WorkflowFacts
{
    public static void Collect(FileAnalysis file, Workflow workflow)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        foreach (var job in workflow.Jobs)
        {
            foreach (var step in job.Steps)
            {
                foreach (var build in ImageBuilds.Find(step))
                {
                    file.AddFact(new ImageBuildFact(file.Document, build.Span, build.Dockerfile, build.Images));
                }
            }
        }
    }
}

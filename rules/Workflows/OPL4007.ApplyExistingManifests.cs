using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments of paths that the repository does not hold.</summary>
internal sealed class ApplyExistingManifests : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4007",
        "Apply manifests that exist",
        "'{0}' is not in this repository, and no step of the job makes it. Correct the path, or commit the manifests.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var paths = c.GetFacts<ManifestPathFact>();
        if (paths.Count == 0 || !IsWholeRepository(c.Workspace))
        {
            return;
        }

        foreach (var path in paths)
        {
            if (path.Document.Folder == ".github/workflows" && !Exists(c.Workspace, path.Path))
            {
                c.Report(path.Document, path.Span, path.Path);
            }
        }
    });

    // Somebody who lints one workflow does not claim that there is nothing else.
    private static bool IsWholeRepository(Workspace workspace)
    {
        foreach (var document in workspace.Documents)
        {
            if (!document.Path.StartsWith(".github/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exists(Workspace workspace, string path) => path.Length == 0 || workspace.TryGetDocument(path, out _) || workspace.HasFolder(path);
}

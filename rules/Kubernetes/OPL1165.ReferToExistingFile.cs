namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds kustomizations that refer to manifests, patches or folders that are not there.</summary>
internal sealed class ReferToExistingFile : KubernetesRule
{
    private const string NoKustomization = "The folder '{0}' has no kustomization.yaml, so 'kustomize build' fails. Add one, or list the files.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1165",
        "Refer to an existing file",
        "'{0}' is not in the repository, so 'kustomize build' fails. Correct the path, or add the file.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var kustomizations = new Kustomizations(c.Workspace);
        foreach (var file in kustomizations.Files)
        {
            var references = GetReferences(file);
            var missing = references.Count(reference => !kustomizations.Exists(reference.Path));

            // Where most of it is missing only a part of the repository is looked at.
            if (missing * 2 > references.Count)
            {
                continue;
            }

            foreach (var reference in references)
            {
                if (!kustomizations.Exists(reference.Path))
                {
                    c.Report(file.Document, reference.Node.Span, reference.Node.Value);
                }
                else if (reference.IsResource && kustomizations.IsFolder(reference.Path) && !HasKustomization(c.Workspace, reference.Path))
                {
                    c.Report(file.Document, reference.Node.Span, new DiagnosticDetails { MessageFormat = NoKustomization }, reference.Node.Value);
                }
            }
        }
    });

    // What leads out of the workspace cannot be seen, and files that are no manifests may not be among its documents.
    private static List<KustomizationReference> GetReferences(KustomizationFile file)
    {
        var references = new List<KustomizationReference>();
        foreach (var key in (ReadOnlySpan<string>)["resources", "bases", "components"])
        {
            references.AddRange(Kustomizations.GetReferences(file, key).Select(static reference => reference with { IsResource = true }));
        }

        foreach (var key in (ReadOnlySpan<string>)["patches", "patchesStrategicMerge", "patchesJson6902"])
        {
            references.AddRange(Kustomizations.GetReferences(file, key, "path"));
        }

        references.RemoveAll(reference => reference.Path.StartsWith("..", StringComparison.Ordinal) || reference.Path == file.Document.Folder
            || Path.GetExtension(reference.Path) is not ("" or ".yaml" or ".yml"));
        return references;
    }

    private static bool HasKustomization(Workspace workspace, string folder)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return workspace.TryGetDocument(prefix + "kustomization.yaml", out _) || workspace.TryGetDocument(prefix + "kustomization.yml", out _) || workspace.TryGetDocument(prefix + "Kustomization", out _);
    }
}

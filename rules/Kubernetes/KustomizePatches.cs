using System.Runtime.CompilerServices;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Tells the files that hold a part of an object: patches of Kustomize, by what refers to them or by their names.</summary>
internal static class KustomizePatches
{
    private static readonly ConditionalWeakTable<Workspace, HashSet<string>> PathsByWorkspace = [];

    /// <summary>Whether a file holds patches.</summary>
    /// <param name="workspace">The files around it.</param>
    /// <param name="document">The file.</param>
    public static bool Contains(Workspace workspace, SourceDocument document) =>
        document.FileName.Contains("patch", StringComparison.OrdinalIgnoreCase)
        || document.Folder.EndsWith("patches", StringComparison.OrdinalIgnoreCase)
        || PathsByWorkspace.GetValue(workspace, static files => Read(files)).Contains(document.Path);

    // Once for each workspace: many files ask.
    private static HashSet<string> Read(Workspace workspace)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in workspace.Documents)
        {
            if (DocumentClassifier.ClassifyPath(document.Path) != DocumentKind.Kustomization)
            {
                continue;
            }

            foreach (var part in YamlStream.Parse(document.GetText()).Documents)
            {
                if (part.Root is YamlMapping root)
                {
                    Add(paths, document.Folder, root, "patchesStrategicMerge");
                    Add(paths, document.Folder, root, "patches");
                    Add(paths, document.Folder, root, "patchesJson6902");
                }
            }
        }

        return paths;
    }

    private static void Add(HashSet<string> paths, string folder, YamlMapping root, string key)
    {
        if (!root.TryGetSequence(key, out var list))
        {
            return;
        }

        foreach (var item in list.Items)
        {
            var path = item.Resolve() switch
            {
                YamlScalar scalar => scalar.Value,
                YamlMapping mapping when mapping.TryGetScalar("path", out var scalar) => scalar.Value,
                _ => null,
            };

            // A patch may be written right here instead.
            if (path is { Length: > 0 } && !path.Contains('\n', StringComparison.Ordinal))
            {
                paths.Add(RelativePath.Combine(folder, path));
            }
        }
    }
}

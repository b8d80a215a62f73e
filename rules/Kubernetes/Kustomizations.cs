using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>A <c>kustomization.yaml</c>: its tree, and what it refers to.</summary>
/// <param name="Document">The file.</param>
/// <param name="Root">Its root.</param>
internal sealed record KustomizationFile(SourceDocument Document, YamlMapping Root);

/// <summary>What one entry of a kustomization's lists refers to.</summary>
/// <param name="Path">The path below the workspace's root.</param>
/// <param name="Node">The scalar that names it.</param>
internal sealed record KustomizationReference(string Path, YamlScalar Node)
{
    /// <summary>Whether it is a manifest or a kustomization, and no patch.</summary>
    public bool IsResource { get; init; }
}

/// <summary>The kustomizations of a workspace.</summary>
internal sealed class Kustomizations
{
    private const int MaxDepth = 16;

    private static readonly string[] ResourceKeys = ["resources", "bases", "components"];

    private readonly Workspace workspace;
    private readonly Dictionary<string, KustomizationFile> byFolder = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    public Kustomizations(Workspace workspace)
    {
        this.workspace = workspace;
        foreach (var document in workspace.Documents)
        {
            AddFolders(document.Folder);
            if (DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.Kustomization && YamlStream.Parse(document.GetText()).Documents is [{ Root: YamlMapping root, Errors.Count: 0 }, ..]
                && !IsFlux(root))
            {
                byFolder[document.Folder] = new KustomizationFile(document, root);
            }
        }
    }

    /// <summary>The kustomizations in the order of their paths.</summary>
    public IEnumerable<KustomizationFile> Files => byFolder.Values;

    /// <summary>The files and folders that a list names; URLs and what a template supplies are left out.</summary>
    /// <param name="file">The kustomization.</param>
    /// <param name="key">The list.</param>
    /// <param name="pathKey">The key that holds the path where the list holds mappings; null where it holds paths.</param>
    public static IEnumerable<KustomizationReference> GetReferences(KustomizationFile file, string key, string? pathKey = null)
    {
        if (!file.Root.TryGetSequence(key, out var list))
        {
            yield break;
        }

        foreach (var item in list.Items.ToArray())
        {
            var scalar = item.Resolve() switch
            {
                YamlScalar path => path,
                YamlMapping mapping when pathKey is not null && mapping.TryGetScalar(pathKey, out var path) => path,
                _ => null,
            };

            if (scalar is { Value: { Length: > 0 } value } && !YamlFacts.IsTemplated(value) && !IsRemote(value) && !value.Contains('\n', StringComparison.Ordinal))
            {
                yield return new KustomizationReference(RelativePath.Combine(file.Document.Folder, value), scalar);
            }
        }
    }

    /// <summary>Whether a file or folder is in the workspace.</summary>
    public bool Exists(string path) => folders.Contains(path) || workspace.TryGetDocument(path, out _);

    /// <summary>Whether a folder is in the workspace.</summary>
    public bool IsFolder(string path) => folders.Contains(path);

    /// <summary>
    /// The manifests that a kustomization is made of, those of its bases included. Null when something of them comes from elsewhere: a URL, a
    /// generator, a chart, a file that is not here.
    /// </summary>
    public HashSet<string>? FindManifests(KustomizationFile file)
    {
        var manifests = new HashSet<string>(StringComparer.Ordinal);
        return Collect(file, manifests, depth: 0) ? manifests : null;
    }

    private bool Collect(KustomizationFile file, HashSet<string> manifests, int depth)
    {
        if (depth > MaxDepth || file.Root.IsOpen || file.Root.TryGetValue("helmCharts", out _) || file.Root.TryGetValue("helmChartInflationGenerator", out _)
            || file.Root.TryGetValue("generators", out _) || file.Root.TryGetValue("transformers", out _))
        {
            return false;
        }

        foreach (var key in ResourceKeys)
        {
            if (!file.Root.TryGetSequence(key, out var list))
            {
                continue;
            }

            var references = GetReferences(file, key).ToArray();
            if (references.Length != list.Items.Length)
            {
                return false;
            }

            foreach (var reference in references)
            {
                if (byFolder.TryGetValue(reference.Path, out var other))
                {
                    if (!Collect(other, manifests, depth + 1))
                    {
                        return false;
                    }
                }
                else if (workspace.TryGetDocument(reference.Path, out _))
                {
                    manifests.Add(reference.Path);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void AddFolders(string folder)
    {
        while (folders.Add(folder) && folder.Length > 0)
        {
            folder = folder[..Math.Max(folder.LastIndexOf('/'), 0)];
        }
    }

    // Flux has a kind of that name too, and people call its file so.
    private static bool IsFlux(YamlMapping root) =>
        root.TryGetScalar("apiVersion", out var version) && !version.Value.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);

    private static bool IsRemote(string path) =>
        path.Contains("://", StringComparison.Ordinal) || path.Contains("?ref=", StringComparison.Ordinal) || path.StartsWith("git@", StringComparison.Ordinal)
        || path.StartsWith("github.com/", StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal);
}

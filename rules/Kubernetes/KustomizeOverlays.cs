using System.Runtime.CompilerServices;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>What the kustomizations of a workspace make of the manifests they list: a base is judged as it is deployed.</summary>
internal sealed class KustomizeOverlays
{
    private const int MaxDepth = 16;

    private static readonly ConditionalWeakTable<Workspace, KustomizeOverlays> ByWorkspace = [];

    // The kustomizations that list a file or a folder.
    private readonly Dictionary<string, List<KustomizationFile>> listing = new(StringComparer.Ordinal);

    private KustomizeOverlays(Workspace workspace)
    {
        foreach (var file in new Kustomizations(workspace).Files)
        {
            foreach (var key in (ReadOnlySpan<string>)["resources", "bases", "components"])
            {
                foreach (var reference in Kustomizations.GetReferences(file, key))
                {
                    if (!listing.TryGetValue(reference.Path, out var files))
                    {
                        listing.Add(reference.Path, files = []);
                    }

                    files.Add(file);
                }
            }
        }
    }

    /// <summary>The overlays of a workspace; they are read once.</summary>
    public static KustomizeOverlays Get(Workspace workspace) => ByWorkspace.GetValue(workspace, static files => new KustomizeOverlays(files));

    /// <summary>Whether every way from a manifest to a kustomization that is built sets the version of an image.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="image">The image's name without tag and digest.</param>
    /// <param name="needsDigest">Whether only a digest counts.</param>
    public bool PinsImage(string path, string image, bool needsDigest) => listing.Count > 0 && IsSet(path, file => PinsImage(file, image, needsDigest), MaxDepth);

    /// <summary>Whether every way from a manifest to a kustomization that is built sets the namespace.</summary>
    /// <param name="path">The manifest.</param>
    public bool SetsNamespace(string path) =>
        listing.Count > 0 && IsSet(path, static file => YamlFacts.GetString(file.Root, "namespace", default) is { IsAbsent: false }, MaxDepth);

    /// <summary>Whether every way from a manifest to a kustomization that is built sets the number of an object's replicas.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="name">The object's name.</param>
    public bool SetsReplicas(string path, string name) =>
        listing.Count > 0 && IsSet(path, file => YamlFacts.GetItems(file.Root, "replicas").Any(item => item.TryGetScalar("name", out var scalar) && scalar.Value == name), MaxDepth);

    private bool IsSet(string path, Func<KustomizationFile, bool> isSet, int depth)
    {
        if (depth == 0 || !listing.TryGetValue(path, out var files))
        {
            return false;
        }

        foreach (var file in files)
        {
            if (!isSet(file) && !IsSet(file.Document.Folder, isSet, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PinsImage(KustomizationFile file, string image, bool needsDigest)
    {
        foreach (var item in YamlFacts.GetItems(file.Root, "images"))
        {
            if (item.TryGetScalar("name", out var name) && name.Value == image
                && (!YamlFacts.GetString(item, "digest", default).IsAbsent || (!needsDigest && YamlFacts.GetString(item, "newTag", default) is { IsAbsent: false } tag && tag is not { IsKnown: true, Value: "latest" or "" })))
            {
                return true;
            }
        }

        return false;
    }
}

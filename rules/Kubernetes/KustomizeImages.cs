using System.Runtime.CompilerServices;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>The images whose tag or digest a kustomization of the workspace sets: what a base writes for them is a placeholder.</summary>
internal static class KustomizeImages
{
    private static readonly ConditionalWeakTable<Workspace, HashSet<string>> NamesByWorkspace = [];

    /// <summary>Whether a kustomization sets the tag or the digest of an image, other than to <c>latest</c>.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="name">The image's registry and repository as they are written.</param>
    public static bool Sets(Workspace workspace, string name) => NamesByWorkspace.GetValue(workspace, static files => Read(files)).Contains(name);

    // Once for each workspace: many containers ask.
    private static HashSet<string> Read(Workspace workspace)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in new Kustomizations(workspace).Files)
        {
            foreach (var image in YamlFacts.GetItems(file.Root, "images"))
            {
                var tag = YamlFacts.GetString(image, "newTag", default);
                if (YamlFacts.GetString(image, "name", default) is { IsKnown: true } name
                    && (!YamlFacts.GetString(image, "digest", default).IsAbsent || tag.IsUnknown || (tag.IsKnown && tag.Value is not ("" or "latest"))))
                {
                    names.Add(name.Value);
                }
            }
        }

        return names;
    }
}

using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>What is known of the folder a Dockerfile is built in.</summary>
internal static class BuildContext
{
    /// <summary>The <c>.dockerignore</c> of a Dockerfile.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="context">The folder that it stands in, and so the context, below the workspace's root; that of the Dockerfile when there is none.</param>
    /// <returns>The document: the Dockerfile's own, or else the nearest on the way to the root; null when there is none.</returns>
    public static SourceDocument? FindIgnoreFile(Workspace workspace, SourceDocument dockerfile, out string context)
    {
        context = dockerfile.Folder;
        if (workspace.TryGetDocument(dockerfile.Path + ".dockerignore", out var own))
        {
            return own;
        }

        for (var folder = dockerfile.Folder; ; folder = folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "")
        {
            if (workspace.TryGetDocument(folder.Length == 0 ? ".dockerignore" : folder + "/.dockerignore", out var document))
            {
                context = folder;
                return document;
            }

            if (folder.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The folder that a Dockerfile is built in, as its other copies tell.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="copies">What it copies.</param>
    /// <returns>The nearest folder from the Dockerfile's own upwards that holds the first source that any of them holds; its own when none does.</returns>
    public static string FindContext(Workspace workspace, SourceDocument dockerfile, IEnumerable<ContextCopyFact> copies)
    {
        foreach (var copy in copies)
        {
            var path = DockerIgnoreFile.Clean(copy.Source);
            if (path == "." || path.AsSpan().IndexOfAny('*', '?', '[') >= 0)
            {
                continue;
            }

            for (var folder = dockerfile.Folder; ; folder = folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "")
            {
                if (workspace.TryGetDocument(folder.Length == 0 ? path : $"{folder}/{path}", out _))
                {
                    return folder;
                }

                if (folder.Length == 0)
                {
                    break;
                }
            }
        }

        return dockerfile.Folder;
    }

    /// <summary>Whether a source of COPY is the whole context.</summary>
    /// <param name="source">The source as written.</param>
    public static bool IsWhole(string source) => DockerIgnoreFile.Clean(source) == ".";
}

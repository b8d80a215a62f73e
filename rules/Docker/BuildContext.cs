using OpsLead.Lint.Compose;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>What is known of the folder a Dockerfile is built in.</summary>
internal static class BuildContext
{
    /// <summary>The folders that Dockerfiles are built in, as Compose files and workflows say.</summary>
    /// <param name="c">The facts.</param>
    /// <returns>By the Dockerfile's path the folders below the root, each once.</returns>
    public static IReadOnlyDictionary<string, SortedSet<string>> FindContexts(WorkspaceAnalysisContext c)
    {
        var result = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (service is { Dockerfile.IsKnown: true, BuildContext.IsKnown: true } && c.Compose.HasOwnFolder(service.Document))
            {
                Add(service.Dockerfile.Value, service.BuildContext.Value);
            }
        }

        foreach (var build in c.GetFacts<ImageBuildFact>())
        {
            if (build is { Dockerfile: { } dockerfile, Context: { } context } && !context.StartsWith("..", StringComparison.Ordinal))
            {
                Add(dockerfile, DockerIgnoreFile.Clean(context) is var folder and not "." ? folder : "");
            }
        }

        return result;

        void Add(string dockerfile, string context)
        {
            if (!result.TryGetValue(dockerfile, out var contexts))
            {
                result.Add(dockerfile, contexts = new SortedSet<string>(StringComparer.Ordinal));
            }

            contexts.Add(context);
        }
    }

    /// <summary>The <c>.dockerignore</c> of a Dockerfile that is built in a known folder.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="context">The folder below the root.</param>
    /// <returns>The Dockerfile's own, or else the folder's; null when there is none.</returns>
    public static SourceDocument? FindIgnoreFile(Workspace workspace, SourceDocument dockerfile, string context) =>
        workspace.TryGetDocument(dockerfile.Path + ".dockerignore", out var own) ? own
        : workspace.TryGetDocument(context.Length == 0 ? ".dockerignore" : context + "/.dockerignore", out var document) ? document
        : null;

    /// <summary>The <c>.dockerignore</c> of a Dockerfile of which no file says where it is built.</summary>
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

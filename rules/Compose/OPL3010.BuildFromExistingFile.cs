using System.Collections.Frozen;
using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that are built from a folder or a Dockerfile that is not there.</summary>
internal sealed class BuildFromExistingFile : ComposeRule
{
    private const string NoDockerfile = "The service '{0}' is built from the Dockerfile '{1}', which the repository does not have. Correct the path, or commit the file.";
    private const string OtherCase = "The service '{0}' is built from the Dockerfile '{1}', but the file is '{2}', which Linux tells apart. Write the name as the file has it.";

    // Folders that a build writes.
    private static readonly FrozenSet<string> Produced = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "bin", "obj", "dist", "build", "out", "output", "target", "publish", "artifacts", "node_modules", "vendor", "tmp");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3010",
        "Build from what is in the repository",
        "The service '{0}' is built from the folder '{1}', which the repository does not have. Correct the path, or commit the folder.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        Repository? repository = null;
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (!service.BuildContext.IsKnown || !c.Compose.HasOwnFolder(service.Document))
            {
                continue;
            }

            repository ??= new Repository(c.Workspace);
            var folder = service.BuildContext.Value;
            if (!repository.HasFolder(folder))
            {
                if (repository.IsSurelyAbsent(folder))
                {
                    c.Report(service.Document, service.BuildContext.Span, service.Name, folder);
                }
            }
            else if (service.Dockerfile.IsKnown && !c.Workspace.TryGetDocument(service.Dockerfile.Value, out _)
                && repository.IsSurelyAbsent(service.Dockerfile.Value))
            {
                var otherCase = repository.FindDockerfile(service.Dockerfile.Value);
                c.Report(
                    service.Document,
                    service.Dockerfile.Span,
                    new DiagnosticDetails { MessageFormat = otherCase is null ? NoDockerfile : OtherCase },
                    service.Name,
                    service.Dockerfile.Value,
                    otherCase ?? "");
            }
        }
    });

    /// <summary>The folders and Dockerfiles of the workspace, and what Git is told to leave out of it.</summary>
    private sealed class Repository
    {
        private readonly HashSet<string> folders = new(StringComparer.Ordinal) { "" };
        private readonly HashSet<string> dockerfiles = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> foldersAboveDockerfiles = new(StringComparer.Ordinal);
        private readonly List<string> ignored = [];

        public Repository(Workspace workspace)
        {
            foreach (var document in workspace.Documents)
            {
                var isDockerfile = DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.Dockerfile;
                if (isDockerfile)
                {
                    dockerfiles.Add(document.Path);
                }

                // Folders above one that is known are known too.
                var folder = document.Folder;
                while (folders.Add(folder) | (isDockerfile && foldersAboveDockerfiles.Add(folder)))
                {
                    if (folder.Length == 0)
                    {
                        break;
                    }

                    folder = GetParent(folder);
                }

                if (document.FileName is ".gitignore" or ".gitmodules")
                {
                    ignored.Add(document.GetText().Text);
                }
            }
        }

        public bool HasFolder(string folder) => folders.Contains(folder);

        public string? FindDockerfile(string path) => dockerfiles.TryGetValue(path, out var other) ? other : null;

        // A run over one file sees no folders at all, and what Git ignores or fetches as a submodule is not listed.
        public bool IsSurelyAbsent(string path)
        {
            var parent = GetParent(path);
            while (!folders.Contains(parent))
            {
                parent = GetParent(parent);
            }

            return foldersAboveDockerfiles.Contains(parent)
                && !path.Split('/').Any(part => Produced.Contains(part) || ignored.Exists(text => text.Contains(part, StringComparison.Ordinal)));
        }

        private static string GetParent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
    }
}

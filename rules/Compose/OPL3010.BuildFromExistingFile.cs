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
        HashSet<string>? folders = null;
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (!service.BuildContext.IsKnown || !c.Compose.HasOwnFolder(service.Document))
            {
                continue;
            }

            folders ??= FindFolders(c.Workspace);
            var folder = service.BuildContext.Value;
            if (!folders.Contains(folder))
            {
                if (IsSurelyAbsent(c.Workspace, folders, service.Document, folder))
                {
                    c.Report(service.Document, service.BuildContext.Span, service.Name, folder);
                }
            }
            else if (service.Dockerfile.IsKnown && !c.Workspace.TryGetDocument(service.Dockerfile.Value, out _)
                && IsSurelyAbsent(c.Workspace, folders, service.Document, service.Dockerfile.Value))
            {
                var otherCase = c.Workspace.Documents.FirstOrDefault(document => document.Path.Equals(service.Dockerfile.Value, StringComparison.OrdinalIgnoreCase));
                c.Report(
                    service.Document,
                    service.Dockerfile.Span,
                    new DiagnosticDetails { MessageFormat = otherCase is null ? NoDockerfile : OtherCase },
                    service.Name,
                    service.Dockerfile.Value,
                    otherCase?.Path ?? "");
            }
        }
    });

    private static HashSet<string> FindFolders(Workspace workspace)
    {
        var result = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var document in workspace.Documents)
        {
            for (var folder = document.Folder; result.Add(folder); folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
            {
            }
        }

        return result;
    }

    // A run over one file sees no folders at all, and what Git ignores or fetches as a submodule is not listed.
    private static bool IsSurelyAbsent(Workspace workspace, HashSet<string> folders, SourceDocument compose, string path)
    {
        var parent = path;
        do
        {
            parent = parent[..Math.Max(0, parent.LastIndexOf('/'))];
        }
        while (!folders.Contains(parent));

        var prefix = parent.Length == 0 ? "" : parent + "/";
        var isListed = false;
        foreach (var document in workspace.Documents)
        {
            isListed |= document.Path != compose.Path && document.Path.StartsWith(prefix, StringComparison.Ordinal) && DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.Dockerfile;
            if (document.FileName is ".gitignore" or ".gitmodules" && document.GetText().Text is var text && path.Split('/').Any(part => text.Contains(part, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return isListed && !path.Split('/').Any(static part => Produced.Contains(part));
    }
}

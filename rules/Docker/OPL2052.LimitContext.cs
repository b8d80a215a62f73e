using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds copies of a whole context that nothing keeps clean.</summary>
internal sealed class LimitContext : DockerRule
{
    private const string Missing = "'{0}' copies the whole folder, and no '.dockerignore' keeps {1} out. Add one.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2052",
        "Keep what is not for the image out of the context",
        "'{0}' copies the whole folder, and '{2}' lets {1} in. Name it there.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        SecuritySeverity = 4.0,
        Weaknesses = [538],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var known = BuildContext.FindContexts(c);
        var copies = c.GetFacts<ContextCopyFact>().ToLookup(static copy => copy.Document);
        foreach (var ofFile in copies)
        {
            // What the context lacks is one fault, however often the file copies it.
            if (ofFile.FirstOrDefault(static copy => BuildContext.IsWhole(copy.Source)) is not { } copy)
            {
                continue;
            }

            if (known.TryGetValue(copy.Document.Path, out var contexts))
            {
                foreach (var folder in contexts)
                {
                    if (Report(c, copy, BuildContext.FindIgnoreFile(c.Workspace, copy.Document, folder), folder))
                    {
                        break;
                    }
                }

                continue;
            }

            var document = BuildContext.FindIgnoreFile(c.Workspace, copy.Document, out var context);
            Report(c, copy, document, document is null ? BuildContext.FindContext(c.Workspace, copy.Document, ofFile) : context);
        }
    });

    private static bool Report(WorkspaceAnalysisContext c, ContextCopyFact copy, SourceDocument? document, string context)
    {
        if (FindUnwanted(c.Workspace, context, document is null ? null : DockerIgnoreFile.Parse(document.GetText())) is not { Count: > 0 } unwanted)
        {
            return false;
        }

        var names = string.Join(", ", unwanted.Select(static name => $"'{name}'"));
        if (document is null)
        {
            c.Report(copy.Document, copy.Span, new DiagnosticDetails { MessageFormat = Missing }, copy.Source, names);
        }
        else
        {
            c.Report(copy.Document, copy.Span, copy.Source, names, document.Path);
        }

        return true;
    }

    // The history is in the checkout's root; the rest counts where the repository has it or its tools make it.
    private static List<string> FindUnwanted(Workspace workspace, string context, DockerIgnoreFile? ignore)
    {
        var result = new List<string>();
        if (context.Length == 0)
        {
            Add(".git");
        }

        var prefix = context.Length == 0 ? "" : context + "/";
        foreach (var document in workspace.Documents)
        {
            if (!document.Path.StartsWith(prefix, StringComparison.Ordinal) || result.Count > 4)
            {
                continue;
            }

            var path = document.Path[prefix.Length..];
            var folder = path.LastIndexOf('/') is >= 0 and var slash ? path[..(slash + 1)] : "";
            if (document.FileName.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
                || document.FileName.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase))
            {
                Add(folder + "bin");
                Add(folder + "obj");
            }
            else if (document.FileName == "package.json")
            {
                Add(folder + "node_modules");
            }
            else if (document.FileName is ".env" or ".npmrc" or ".netrc" or "id_rsa" or "id_ed25519"
                || document.FileName.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase))
            {
                Add(path);
            }
        }

        return result;

        void Add(string path)
        {
            if (ignore is null || !ignore.IsIgnored(path))
            {
                result.Add(path);
            }
        }
    }
}

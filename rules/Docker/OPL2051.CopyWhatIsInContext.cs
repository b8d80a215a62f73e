using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Finds sources of COPY that a .dockerignore keeps out of the context.</summary>
internal sealed class CopyWhatIsInContext : DockerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL2051",
        "Copy only what the context holds",
        "'{0}' is kept out of the build by '{1}', so there is nothing to copy. Take it in there, or remove it here.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["buildkit/CopyIgnoredFile"],
    };

    /// <inheritdoc/>
    public override void Initialize(DockerContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var known = BuildContext.FindContexts(c);
        SourceDocument? read = null;
        DockerIgnoreFile? ignore = null;
        foreach (var copy in c.GetFacts<ContextCopyFact>())
        {
            var found = known.TryGetValue(copy.Document.Path, out var contexts) && contexts.Count == 1
                ? BuildContext.FindIgnoreFile(c.Workspace, copy.Document, contexts.Min!)
                : BuildContext.FindIgnoreFile(c.Workspace, copy.Document, out _);
            if (found is not { } document)
            {
                continue;
            }

            if (read != document)
            {
                (read, ignore) = (document, DockerIgnoreFile.Parse(document.GetText()));
            }

            // With exceptions a part of a folder may be in.
            var path = DockerIgnoreFile.Clean(copy.Source);
            if (!ignore!.HasExceptions && (path == "." ? ignore.IgnoresAll : ignore.IsIgnored(path)) && copy.Source.AsSpan().IndexOfAny('*', '?', '[') < 0)
            {
                c.Report(copy.Document, copy.Span, copy.Source, document.Path);
            }
        }
    });
}

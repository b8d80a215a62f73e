using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds files that Compose has to read and the repository does not have.</summary>
internal sealed class ReadExistingFile : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3046",
        "Name files that are there",
        "'{0}' names '{1}', which the repository does not have, so Compose does not start. Correct the path, commit the file, or a sample of it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        RepositoryFiles? repository = null;
        foreach (var path in c.GetFacts<ComposePathFact>())
        {
            Check(path.Document, path.Span, path.Key, path.Path);
        }

        foreach (var file in c.Compose.Files)
        {
            foreach (var include in file.Includes)
            {
                if (include.IsKnown)
                {
                    Check(file.Document, include.Span, "include", include.Value);
                }
            }

            foreach (var service in file.Services)
            {
                if (service.Extends is { Path.IsKnown: true } extends)
                {
                    Check(file.Document, extends.Path.Span, "extends", extends.Path.Value);
                }
            }
        }

        void Check(SourceDocument document, Text.TextSpan span, string key, string path)
        {
            if (!c.Workspace.TryGetDocument(path, out _) && c.Compose.HasOwnFolder(document)
                && (repository ??= new RepositoryFiles(c.Workspace)).IsFileSurelyAbsent(path))
            {
                c.Report(document, span, key, path);
            }
        }
    });
}

using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that are built from a folder or a Dockerfile that is not there.</summary>
internal sealed class BuildFromExistingFile : ComposeRule
{
    private const string NoDockerfile = "The service '{0}' is built from the Dockerfile '{1}', which the repository does not have. Correct the path, or commit the file.";
    private const string OtherCase = "The service '{0}' is built from the Dockerfile '{1}', but the file is '{2}', which Linux tells apart. Write the name as the file has it.";

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
        RepositoryFiles? repository = null;
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (!service.BuildContext.IsKnown || !c.Compose.HasOwnFolder(service.Document))
            {
                continue;
            }

            repository ??= new RepositoryFiles(c.Workspace);
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
}

using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Workspace;

/// <summary>Finds probes that ask for a path which the program behind the image does not map.</summary>
internal sealed class MatchProbePath : WorkspaceRule
{
    private const string NoHealthEndpoint = "The '{0}' of container '{1}' asks for '{2}', and the program that its image runs maps no such path. Map the path in '{3}', or probe one that it maps.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL8001",
        "Match the probe path",
        "The '{0}' of container '{1}' asks for '{2}', which the program does not map. It maps '{4}' for health in '{3}'; probe that, or map the path.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var container in c.GetFacts<ContainerFact>())
        {
            // A program of which no endpoint at all could be read says nothing for certain.
            if (container is not { Probes.Count: > 0, Image.IsKnown: true }
                || c.Images.FindProject(container.Image.Value) is not { Kind: DotNetProjectKind.Web, HasUnknownEndpoints: false, HasUnknownPathBase: false, ServesFiles: false, Endpoints.Length: > 0 } project)
            {
                continue;
            }

            foreach (var probe in container.Probes)
            {
                if (!probe.Path.IsUnknown)
                {
                    Check(c, container, probe, project);
                }
            }
        }
    });

    private static void Check(WorkspaceAnalysisContext c, ContainerFact container, HttpProbeFact probe, DotNetProject project)
    {
        // The API server's default (Kubernetes API reference, HTTPGetAction.path).
        var path = probe.Path.IsKnown ? probe.Path.Value : "/";
        foreach (var endpoint in project.Endpoints)
        {
            if (endpoint.Path.IsUnknown || (!endpoint.IsDevelopmentOnly && IsMatch(project, endpoint.Path.Value, path)))
            {
                return;
            }
        }

        var health = project.Endpoints.FirstOrDefault(static endpoint => endpoint is { Kind: EndpointKind.Health, IsDevelopmentOnly: false });
        var details = new DiagnosticDetails
        {
            MessageFormat = health is null ? NoHealthEndpoint : null,
            RelatedDocuments = health is null ? [] : ImmutableArray.Create(new RelatedDocumentSpan(health.Document, health.Path.Span, "The program maps its health endpoint here")),
        };
        c.Report(container.Document, probe.Path.Span, details, probe.Key, container.Name, path, project.Document.DisplayPath, health?.Path.Value ?? "");
    }

    private static bool IsMatch(DotNetProject project, string route, string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var asked = query < 0 ? path : path[..query];
        if (RouteMatch.IsMatch(route, asked))
        {
            return true;
        }

        foreach (var pathBase in project.PathBases)
        {
            if (pathBase.IsKnown && asked.StartsWith(pathBase.Value, StringComparison.OrdinalIgnoreCase)
                && RouteMatch.IsMatch(route, asked[pathBase.Value.Length..]))
            {
                return true;
            }
        }

        return false;
    }
}

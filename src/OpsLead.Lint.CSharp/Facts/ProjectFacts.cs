using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Gathers what the rules across files want to know of a project.</summary>
internal static class ProjectFacts
{
    /// <summary>Reads one project.</summary>
    /// <param name="solution">The projects it may reference.</param>
    /// <param name="project">A project with a document.</param>
    /// <param name="workspace">The files, for settings.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The fact. Of a library, and without the framework to bind against, only what the project file says.</returns>
    public static DotNetProject Read(CSharpSolution solution, CSharpProject project, Workspace workspace, CancellationToken cancellationToken)
    {
        var document = project.Document!;
        var fact = ProjectFileFacts.Read(project, document, GetKind(project, startsWebHost: false));
        if (!project.IsExecutable || project.Sources.IsEmpty)
        {
            return fact;
        }

        var compilation = solution.GetCompilation(project);
        if (EndpointCollector.Collect(solution, compilation, cancellationToken) is not { } endpoints)
        {
            return fact;
        }

        var scope = CodeScope.Create(solution, compilation, cancellationToken);
        var texts = new TextResolver(scope);
        var addresses = new ListenAddressReader(workspace, texts);
        addresses.ReadCode(compilation, cancellationToken);
        addresses.ReadSettings(project);
        addresses.ReadContainerEnvironment(project);
        var launch = new ListenAddressReader(workspace, texts);
        launch.ReadLaunchSettings(project);
        var (reads, hasUnknownReads) = ConfigurationReader.Read(scope, texts);
        var telemetry = new TelemetryReader(scope, texts);
        telemetry.Read();
        var hosting = new HostingReader(scope, texts);
        return fact with
        {
            Kind = GetKind(project, endpoints.StartsWebHost),
            Endpoints = endpoints.Endpoints,
            HasUnknownEndpoints = endpoints.HasUnknownEndpoints,
            ServesFiles = endpoints.ServesFiles,
            PathBases = endpoints.PathBases,
            HasUnknownPathBase = endpoints.HasUnknownPathBase,
            ListenAddresses = addresses.Addresses,
            HasUnknownListenAddresses = addresses.HasUnknown,
            LaunchAddresses = launch.Addresses,
            ConfigurationReads = [.. reads],
            HasUnknownConfigurationReads = hasUnknownReads,
            Settings = SettingsReader.Read(project, workspace, cancellationToken),
            EnvironmentNames = [.. hosting.ReadEnvironmentNames()],
            Meters = [.. telemetry.Meters],
            ActivitySources = [.. telemetry.ActivitySources],
            Instruments = [.. telemetry.Instruments],
            HostedServices = [.. hosting.ReadHostedServices()],
            ShutdownTimeout = hosting.ReadShutdownTimeout(project),
            Migrations = [.. hosting.ReadMigrations()],
            IsCodeRead = true,
        };
    }

    private static DotNetProjectKind GetKind(CSharpProject project, bool startsWebHost)
    {
        if (project.IsTest)
        {
            return DotNetProjectKind.Test;
        }

        if (!project.IsExecutable)
        {
            return DotNetProjectKind.Library;
        }

        return startsWebHost || SdkDefaults.IsWeb(project.Sdk) ? DotNetProjectKind.Web
            : project.Sdk == "Microsoft.NET.Sdk.Worker"
                || project.PackageReferences.Any(static package => package.Name.Equals("Microsoft.Extensions.Hosting", StringComparison.OrdinalIgnoreCase))
                ? DotNetProjectKind.Worker
                : DotNetProjectKind.Console;
    }
}

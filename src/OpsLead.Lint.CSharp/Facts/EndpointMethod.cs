using System.Collections.Frozen;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>What a method of ASP.NET Core, or of a package that is known by name, does to the endpoints.</summary>
internal enum EndpointMethodKind
{
    /// <summary>Maps one endpoint; its path is the first string.</summary>
    Map,

    /// <summary>Maps everything that has routes of its own: controllers by attributes.</summary>
    Controllers,

    /// <summary>Maps what no C# source lists: conventional routes, pages, fallbacks.</summary>
    Unlisted,

    /// <summary>Serves files.</summary>
    Files,

    /// <summary>Adds a path base.</summary>
    PathBase,

    /// <summary>Runs a delegate on a part of the application, whose prefix is the first string if there is one.</summary>
    Branch,

    /// <summary>Answers requests itself, whatever their path.</summary>
    Terminal,
}

/// <summary>
/// A method that maps endpoints. Sources: the public API of ASP.NET Core 10, Grpc.AspNetCore.HealthChecks, prometheus-net.AspNetCore 8
/// and OpenTelemetry.Exporter.Prometheus.AspNetCore, 2026.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Endpoint">What the endpoint is for.</param>
/// <param name="DefaultPath">The path when none is given; null when one has to be.</param>
internal sealed record EndpointMethod(EndpointMethodKind Kind, EndpointKind Endpoint = EndpointKind.Route, string? DefaultPath = null)
{
    private static readonly EndpointMethod Route = new(EndpointMethodKind.Map);
    private static readonly EndpointMethod Unlisted = new(EndpointMethodKind.Unlisted);
    private static readonly EndpointMethod Files = new(EndpointMethodKind.Files);
    private static readonly EndpointMethod Branch = new(EndpointMethodKind.Branch);
    private static readonly EndpointMethod Terminal = new(EndpointMethodKind.Terminal);
    private static readonly EndpointMethod Metrics = new(EndpointMethodKind.Map, EndpointKind.Metrics, "/metrics");

    /// <summary>The methods by their simple names.</summary>
    public static FrozenDictionary<string, EndpointMethod> All { get; } = new Dictionary<string, EndpointMethod>(StringComparer.Ordinal)
    {
        ["Map"] = Route,
        ["MapGet"] = Route,
        ["MapPost"] = Route,
        ["MapPut"] = Route,
        ["MapDelete"] = Route,
        ["MapPatch"] = Route,
        ["MapMethods"] = Route,
        ["MapHub"] = Route,
        ["MapConnectionHandler"] = Route,
        ["MapOpenApi"] = new(EndpointMethodKind.Map, EndpointKind.Route, "/openapi/{documentName}.json"),
        ["MapHealthChecks"] = new(EndpointMethodKind.Map, EndpointKind.Health),
        ["UseHealthChecks"] = new(EndpointMethodKind.Map, EndpointKind.Health),
        ["MapGrpcHealthChecksService"] = new(EndpointMethodKind.Map, EndpointKind.GrpcHealth, "/grpc.health.v1.Health/Check"),
        ["MapPrometheusScrapingEndpoint"] = Metrics,
        ["UseOpenTelemetryPrometheusScrapingEndpoint"] = Metrics,
        ["MapMetrics"] = Metrics,
        ["UseMetricServer"] = Metrics,
        ["MapControllers"] = new(EndpointMethodKind.Controllers),
        ["MapControllerRoute"] = Unlisted,
        ["MapDefaultControllerRoute"] = Unlisted,
        ["MapAreaControllerRoute"] = Unlisted,
        ["MapDynamicControllerRoute"] = Unlisted,
        ["UseMvc"] = Unlisted,
        ["UseMvcWithDefaultRoute"] = Unlisted,
        ["MapRazorPages"] = Unlisted,
        ["MapRazorComponents"] = Unlisted,
        ["MapFallback"] = Unlisted,
        ["MapFallbackToFile"] = Unlisted,
        ["MapFallbackToPage"] = Unlisted,
        ["MapFallbackToController"] = Unlisted,
        ["MapFallbackToAreaPage"] = Unlisted,
        ["MapFallbackToAreaController"] = Unlisted,
        ["MapShortCircuit"] = Unlisted,
        ["MapIdentityApi"] = Unlisted,
        ["UseSpa"] = Unlisted,
        ["UseWelcomePage"] = Unlisted,
        ["UseStaticFiles"] = Files,
        ["UseFileServer"] = Files,
        ["UseDirectoryBrowser"] = Files,
        ["MapStaticAssets"] = Files,
        ["UseBlazorFrameworkFiles"] = Files,
        ["UsePathBase"] = new(EndpointMethodKind.PathBase),
        ["UseEndpoints"] = Branch,
        ["MapWhen"] = Branch,
        ["UseWhen"] = Branch,
        ["Run"] = Terminal,
        ["Use"] = Terminal,
        ["UseMiddleware"] = Terminal,
        ["UseRouter"] = Unlisted,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

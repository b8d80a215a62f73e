namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>
/// What methods do to a web host, by their simple names: those of packages have to be known without the package.
/// Sources: the public API of ASP.NET Core 10 and of the packages named, 2026.
/// </summary>
internal static class EndpointMethods
{
    /// <summary>They map or serve health: ASP.NET Core, Grpc.AspNetCore.HealthChecks, .NET Aspire's template, Steeltoe, AspNetCore.HealthChecks.UI.</summary>
    public static readonly HashSet<string> MapHealth = new(StringComparer.Ordinal)
    {
        "MapHealthChecks", "UseHealthChecks", "MapGrpcHealthChecksService", "MapDefaultEndpoints", "MapDefaultHealthChecks", "MapAllActuators",
        "MapHealthActuator", "UseHealthChecksPrometheusExporter", "MapHealthChecksUI", "UseHealthEndpoint", "UseHealthAllEndpoints",
    };

    /// <summary>They make a host of ASP.NET Core.</summary>
    public static readonly HashSet<string> CreateWebHost = new(StringComparer.Ordinal)
    {
        "CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder", "Create", "CreateDefaultBuilder", "ConfigureWebHostDefaults", "ConfigureSlimWebHost",
        "ConfigureWebHost", "Start", "StartWith",
    };

    /// <summary>They hand the host to a platform that does not probe it: AWS Lambda, Azure Functions.</summary>
    public static readonly HashSet<string> Serverless = new(StringComparer.Ordinal)
    {
        "AddAWSLambdaHosting", "ConfigureFunctionsWebApplication", "ConfigureFunctionsWorkerDefaults", "UseLambdaServer", "UseAwsLambdaServer",
    };

    /// <summary>
    /// Extensions of packages on the application that map nothing about health: Swashbuckle, NSwag, Scalar, Serilog, OpenTelemetry, prometheus-net,
    /// Hangfire, Quartz, gRPC, SignalR, IdentityServer, OpenIddict, Sentry, Elastic, NWebsec, MiniProfiler, GraphQL servers.
    /// </summary>
    public static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "UseSwagger", "UseSwaggerUI", "UseSwaggerUi", "UseSwaggerUi3", "UseReDoc", "UseOpenApi", "MapSwagger", "MapScalarApiReference", "UseKnife4UI",
        "UseSerilogRequestLogging", "UseHttpLogging", "UseMiniProfiler", "UseSentryTracing", "UseElasticApm", "UseAllElasticApm", "UseCorrelationId",
        "UseOpenTelemetryPrometheusScrapingEndpoint", "MapPrometheusScrapingEndpoint", "UseHttpMetrics", "UseMetricServer", "MapMetrics",
        "UseHangfireDashboard", "MapHangfireDashboard", "UseHangfireServer", "UseQuartz", "UseSilkierQuartz", "UseCrystalQuartz", "MapGrpcService",
        "MapGrpcReflectionService", "UseGrpcWeb", "MapHub", "UseIdentityServer", "UseHsts", "UseCsp", "UseXfo", "UseXContentTypeOptions", "UseReferrerPolicy",
        "UseSecurityHeaders", "UseXXssProtection", "UseRedirectValidation", "UseIpRateLimiting", "UseClientRateLimiting", "UseMultiTenant",
        "UseAbpRequestLocalization", "MapGraphQL", "MapGraphQLHttp", "MapGraphQLWebSocket", "MapBananaCakePop", "MapNitroApp", "UseGraphQL",
        "UseGraphQLPlayground", "UseGraphQLVoyager", "UseGraphQLAltair", "UseGraphQLGraphiQL", "UseWebOptimizer", "UseBlazorFrameworkFiles", "UseSpa",
        "UseSpaStaticFiles", "UseImageSharp", "UseProblemDetails", "UseHellang", "UseFluentValidation", "UseAzureAppConfiguration",
    };

    /// <summary>ASP.NET Core's own middleware and mappings without health, for reading a referenced project's source by name.</summary>
    public static readonly HashSet<string> FrameworkPipeline = new(StringComparer.Ordinal)
    {
        "UseRouting", "UseEndpoints", "UseAuthentication", "UseAuthorization", "UseCors", "UseHttpsRedirection", "UseStaticFiles", "UseDefaultFiles",
        "UseFileServer", "UseExceptionHandler", "UseDeveloperExceptionPage", "UseStatusCodePages", "UseForwardedHeaders", "UseResponseCompression",
        "UseResponseCaching", "UseOutputCache", "UseRateLimiter", "UseRequestLocalization", "UseRequestTimeouts", "UseSession", "UseCookiePolicy",
        "UseWebSockets", "UseAntiforgery", "UseHttpLogging", "UseW3CLogging", "UsePathBase", "UseHostFiltering", "UseCertificateForwarding",
        "UseMigrationsEndPoint", "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapRazorPages", "MapRazorComponents", "MapBlazorHub",
        "MapStaticAssets", "MapOpenApi", "MapIdentityApi", "MapFallbackToFile", "MapFallbackToPage", "UseStatusCodePagesWithReExecute",
    };
}

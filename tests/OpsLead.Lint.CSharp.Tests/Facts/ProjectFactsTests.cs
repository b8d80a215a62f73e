using OpsLead.Lint.CSharp.Compilations;

namespace OpsLead.Lint.CSharp.Tests.Facts;

public sealed class ProjectFactsTests
{
    [Test]
    public void Health_endpoints_are_listed_with_their_paths()
    {
        var project = Read("""app.MapHealthChecks("/health/live"); app.MapHealthChecks("health/ready").AllowAnonymous();""");
        Assert.That(Show(project), Is.EqualTo(["Health /health/live", "Health /health/ready"]));
        Assert.That(project.HasUnknownEndpoints, Is.False);
    }

    [Test]
    public void The_place_is_the_path_in_the_source()
    {
        var endpoint = Read("""app.MapHealthChecks("/healthz");""").Endpoints.Single();
        Assert.That(endpoint.Document.GetText().ToString(endpoint.Path.Span), Is.EqualTo("/healthz"));
    }

    [Test]
    public void Groups_put_their_prefix_before_it() => Assert.That(
        Show(Read("""
            var api = app.MapGroup("/api").RequireAuthorization();
            var orders = api.MapGroup("orders/");
            orders.MapGet("/{id}", (int id) => id);
            api.MapGet("", () => 1);
            """)),
        Is.EqualTo(["Route /api/orders/{id}", "Route /api"]));

    [Test]
    public void Extension_methods_of_the_solution_are_followed()
    {
        var project = Read(
            """app.MapGroup("/internal").MapDefaults();""",
            ("src/Defaults/Defaults.csproj", """
                <Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>
                """),
            ("src/Defaults/Endpoints.cs", """
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Routing;
                public static class Endpoints
                {
                    private const string Live = "/live";
                    public static void MapDefaults(this IEndpointRouteBuilder routes) { routes.MapHealthChecks(Live); Map(routes); }
                    private static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/version", () => "1");
                }
                """));
        Assert.That(Show(project), Is.EqualTo(["Health /internal/live", "Route /internal/version"]));
        Assert.That(project.HasUnknownEndpoints, Is.False);
    }

    [Test]
    public void What_is_mapped_in_development_says_so()
    {
        var endpoint = Read("""if (app.Environment.IsDevelopment()) { app.MapHealthChecks("/health"); }""").Endpoints.Single();
        Assert.That(endpoint.IsDevelopmentOnly, Is.True);
    }

    [Test]
    public void Metrics_are_known_without_their_package() => Assert.That(
        Show(Read("""app.MapPrometheusScrapingEndpoint(); app.MapMetrics("/internal/metrics");""")),
        Is.EqualTo(["Metrics /metrics", "Metrics /internal/metrics"]));

    [Test]
    public void A_program_with_a_Startup_is_followed_into_it()
    {
        var project = ReadWhole("""
            Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
            class Startup
            {
                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.Map("/admin", admin => admin.UseHealthChecks("/ping"));
                    app.UseEndpoints(endpoints => endpoints.MapHealthChecks("/healthz"));
                }
            }
            """);
        Assert.That(Show(project), Is.EqualTo(["Health /admin/ping", "Health /healthz"]));
        Assert.That(project.Kind, Is.EqualTo(DotNetProjectKind.Web));
    }

    [Test]
    public void Controllers_give_their_attribute_routes()
    {
        var project = ReadWhole("""
            using Microsoft.AspNetCore.Mvc;
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapControllers();
            app.Run();
            [ApiController, Route("api/[controller]")]
            public class OrdersController : ControllerBase
            {
                [HttpGet("{id}")] public int Get(int id) => id;
                [HttpPost] public void Post() { }
                [HttpGet("/healthz")] public string Health() => "ok";
            }
            """);
        Assert.That(Show(project), Is.EqualTo(["Route /api/Orders/{id}", "Route /api/Orders", "Route /healthz"]));
        Assert.That(project.HasUnknownEndpoints, Is.False);
    }

    [TestCase("app.MapGet(app.Configuration[\"path\"]!, () => 1);", TestName = "A_computed_path_makes_the_list_unknown")]
    [TestCase("app.MapReverseProxy();", TestName = "An_extension_that_cannot_be_seen_makes_the_list_unknown")]
    [TestCase("app.MapFallbackToFile(\"index.html\");", TestName = "A_fallback_makes_the_list_unknown")]
    [TestCase("app.Run(async context => await context.Response.WriteAsync(\"ok\"));", TestName = "A_terminal_handler_makes_the_list_unknown")]
    [TestCase(
        "app.Use(async (context, next) => { if (context.Request.Path == \"/x\") { return; } await next(context); });",
        TestName = "A_middleware_that_looks_at_the_path_makes_the_list_unknown")]
    [TestCase("Action<WebApplication> map = Console.WriteLine; map(app);", TestName = "A_delegate_makes_the_list_unknown")]
    public void Unknown(string statements) => Assert.That(Read(statements).HasUnknownEndpoints, Is.True);

    [Test]
    public void A_middleware_that_never_looks_at_the_path_maps_nothing() =>
        Assert.That(
            Read("app.Use(async (context, next) => { context.Response.Headers.Append(\"x\", \"y\"); await next(context); });").HasUnknownEndpoints,
            Is.False);

    [Test]
    public void Path_bases_are_listed()
    {
        var project = Read("""app.UsePathBase("/shop"); app.MapHealthChecks("/healthz");""");
        Assert.That(project.PathBases.Select(static pathBase => pathBase.Value), Is.EqualTo(["/shop"]));
        Assert.That(Read("app.UsePathBase(app.Configuration[\"base\"]!);").HasUnknownPathBase, Is.True);
    }

    [Test]
    public void Addresses_come_from_code_and_settings()
    {
        var project = Read(
            """builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(8081)); app.Urls.Add("http://localhost:5000");""",
            ("src/Shop/appsettings.json", """{ "Urls": "http://+:8080", "Kestrel": { "Endpoints": { "Admin": { "Url": "https://127.0.0.1:9443" } } } }"""),
            ("src/Shop/appsettings.Development.json", """{ "Urls": "http://localhost:1" }"""));
        Assert.That(
            project.ListenAddresses.Select(static address => $"{address.Scheme} {address.Host} {address.Port} {address.IsLoopback}"),
            Is.EqualTo([" * 8081 False", "http localhost 5000 True", "http * 8080 False", "https 127.0.0.1 9443 True"]));
        Assert.That(project.HasUnknownListenAddresses, Is.False);
    }

    [Test]
    public void Launch_settings_are_apart()
    {
        var project = Read("", ("src/Shop/Properties/launchSettings.json", """
            { "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:5080",
                "environmentVariables": { "ASPNETCORE_HTTP_PORTS": "5081" } } } }
            """));
        Assert.That(project.ListenAddresses, Is.Empty);
        Assert.That(
            project.LaunchAddresses.Select(static address => $"{address.Source} {address.Scheme} {address.Host} {address.Port}"),
            Is.EqualTo(["LaunchSettings http localhost 5080", "LaunchSettings http * 5081"]));
    }

    [Test]
    public void A_port_that_callers_give_is_followed()
    {
        var project = Read("""
            Listen(builder, Ports.Admin);
            static void Listen(WebApplicationBuilder builder, int port) => builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(port));
            """, ("src/Shop/Ports.cs", "static class Ports { public static readonly int Admin = 9090; }"));
        Assert.That(project.ListenAddresses.Select(static address => $"{address.Host} {address.Port}"), Is.EqualTo(["* 9090"]));
        Assert.That(project.HasUnknownListenAddresses, Is.False);
    }

    [Test]
    public void An_address_built_of_constants_is_known() => Assert.That(
        Read("""const int Port = 8081; builder.WebHost.UseUrls($"http://+:{Port}");""").ListenAddresses.Single().Port.Value, Is.EqualTo(8081));

    [Test]
    public void A_computed_port_is_unknown() =>
        Assert.That(Read("builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(int.Parse(args[0])));").HasUnknownListenAddresses, Is.True);

    [Test]
    public void Without_the_framework_only_the_project_file_is_known()
    {
        var project = TestWorkspace.ReadFacts(TestWorkspace.CreateWeb("""WebApplication.Create(args).Run();"""), ReferenceSet.Empty)[0];
        Assert.That((project.Kind, project.AssemblyName.Value, project.HasUnknownEndpoints), Is.EqualTo((DotNetProjectKind.Web, "Shop", true)));
    }

    [Test]
    public void The_sample_is_read_as_it_is_written()
    {
        var projects = TestWorkspace.ReadFacts(TestWorkspace.ReadSample("shop"));
        Assert.That(
            projects.Select(static project =>
                $"{project.AssemblyName.Value} {project.Kind} "
                + $"{string.Join(' ', project.Endpoints.Select(static one => one.Path))} {project.HasUnknownEndpoints}"),
            Is.EqualTo(
            [
                "Shop.Catalog Web /healthz /products /products/{sku} False",
                "Shop.Fulfilment Worker  False",
                "Shop.Messaging Library  True",
                "Shop.Orders Web /orders False",
                "Shop.Tests Test  False",
            ]));
    }

    private static IEnumerable<string> Show(DotNetProject project) => project.Endpoints.Select(static endpoint => $"{endpoint.Kind} {endpoint.Path}");

    private static DotNetProject Read(string statements, params (string Path, string Text)[] others) => TestWorkspace.ReadShop(statements, others);

    private static DotNetProject ReadWhole(string program, params (string Path, string Text)[] others) =>
        TestWorkspace.ReadShopProgram(program, others);
}

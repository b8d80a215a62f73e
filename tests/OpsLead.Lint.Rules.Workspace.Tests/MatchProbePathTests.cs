using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workspace.Tests;

public sealed class MatchProbePathTests
{
    private const string Dockerfile = "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT [\"dotnet\", \"Web.dll\"]\n";
    private const string Compose = "services:\n  web:\n    image: shop/web\n    build: src/Web\n";
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>";

    private static RuleVerifierOptions Options => new() { Analyzers = [PageTests.CSharpFacts], Variants = CaseVariants.None };

    [TestCase("app.MapHealthChecks(\"/healthz\");", "path: [|/health/ready|]", TestName = "Another path")]
    [TestCase("app.MapHealthChecks(\"/healthz\");", "path: [|\"/health/ready?full=1\"|]", TestName = "Another path with a query")]
    [TestCase("app.MapGet(\"/orders\", () => 1);", "path: [|/health|]", TestName = "No health endpoint at all")]
    [TestCase("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/healthz\"); }", "path: [|/healthz|]", TestName = "Mapped in development only")]
    [TestCase("app.MapHealthChecks(\"/healthz\");", "path: /healthz", TestName = "The same path")]
    [TestCase("app.MapHealthChecks(\"/healthz\");", "path: /HEALTHZ/?full=1", TestName = "The same path in other letters")]
    [TestCase("app.MapGroup(\"/health\").MapGet(\"ready\", () => 1);", "path: /health/ready", TestName = "In a group")]
    [TestCase("app.MapGet(\"/{**all}\", () => 1);", "path: /health", TestName = "A catch-all")]
    [TestCase("app.MapHealthChecks(args[0]);", "path: /health", TestName = "A path that is computed")]
    [TestCase("app.MapHealthChecks(\"/healthz\"); app.UseStaticFiles();", "path: /ready.txt", TestName = "Files are served")]
    [TestCase("app.UsePathBase(\"/shop\"); app.MapHealthChecks(\"/healthz\");", "path: /shop/healthz", TestName = "Below the path base")]
    [TestCase("app.MapHealthChecks(\"/healthz\");", "path: ${PROBE_PATH}", TestName = "A probe from a variable")]
    public void Program(string mapping, string probe) => Verify(mapping, probe, "shop/web:1.0");

    [Test]
    public void Without_a_path_the_probe_asks_for_the_root() => RuleVerifier<MatchProbePath>.VerifyWorkspace(
        Options,
        ("deploy/web.yaml", Manifest("shop/web:1.0").Replace("httpGet: { port: 80 }", "[|httpGet|]: { port: 80 }", StringComparison.Ordinal)),
        ("compose.yaml", Compose),
        ("src/Web/Dockerfile", Dockerfile),
        ("src/Web/Web.csproj", Project),
        ("src/Web/Program.cs", Source("app.MapHealthChecks(\"/healthz\");")));

    [Test]
    public void An_image_that_nothing_here_builds_is_unknown() => Verify("app.MapHealthChecks(\"/healthz\");", "path: /health", "vendor/web:1.0");

    [Test]
    public void An_image_built_from_two_files_is_unknown() => RuleVerifier<MatchProbePath>.VerifyWorkspace(
        Options,
        ("deploy/web.yaml", Manifest("shop/web:1.0", "path: /health")),
        ("compose.yaml", Compose + "  other:\n    image: shop/web\n    build: src/Other\n"),
        ("src/Web/Dockerfile", Dockerfile),
        ("src/Other/Dockerfile", Dockerfile),
        ("src/Web/Web.csproj", Project),
        ("src/Web/Program.cs", Source("app.MapHealthChecks(\"/healthz\");")));

    [Test]
    public void A_script_as_entry_point_is_not_looked_through() => RuleVerifier<MatchProbePath>.VerifyWorkspace(
        Options,
        ("deploy/web.yaml", Manifest("shop/web:1.0", "path: /health")),
        ("compose.yaml", Compose),
        ("src/Web/Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT ./start.sh\n"),
        ("src/Web/Web.csproj", Project),
        ("src/Web/Program.cs", Source("app.MapHealthChecks(\"/healthz\");")));

    [Test]
    public void A_workflow_that_builds_the_image_joins_as_well() => RuleVerifier<MatchProbePath>.VerifyWorkspace(
        Options,
        ("deploy/web.yaml", Manifest("ghcr.io/shop/web:1.0", "path: [|/health|]")),
        (".github/workflows/ci.yml", "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build -f src/Web/Dockerfile -t ghcr.io/shop/web:${{ github.sha }} .\n"),
        ("src/Web/Dockerfile", Dockerfile),
        ("src/Web/Web.csproj", Project),
        ("src/Web/Program.cs", Source("app.MapHealthChecks(\"/healthz\");")));

    private static void Verify(string mapping, string probe, string image) => RuleVerifier<MatchProbePath>.VerifyWorkspace(
        Options,
        ("deploy/web.yaml", Manifest(image, probe)),
        ("compose.yaml", Compose),
        ("src/Web/Dockerfile", Dockerfile),
        ("src/Web/Web.csproj", Project),
        ("src/Web/Program.cs", Source(mapping)));

    private static string Manifest(string image, string? probe = null) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: {image}\n          readinessProbe:\n"
        + (probe is null ? "            httpGet: { port: 80 }\n" : $"            httpGet:\n              port: 80\n              {probe}\n");

    private static string Source(string mapping) =>
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddHealthChecks();\nvar app = builder.Build();\n{mapping}\napp.Run();\n";
}

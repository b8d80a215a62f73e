using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class GuardDiagnosticEndpointsTests
{
    [Test]
    public void A_description_for_everybody_is_reported() => Verify(
        "app.[|MapOpenApi|]();",
        "'MapOpenApi' shows the inside of the program to everybody who reaches it. Map it in development only, or require authorization.");

    [Test]
    public void Each_middleware_is_reported() => Verify(
        "app.[|UseSwagger|](); app.[|UseSwaggerUI|]();");

    [Test]
    public void A_dashboard_is_reported() => Verify(
        "app.[|UseHangfireDashboard|](\"/jobs\");");

    [TestCase("if (app.Environment.IsDevelopment()) { app.UseSwagger(); }", TestName = "Development_is_silent")]
    [TestCase("if (app.Configuration[\"Swagger\"] == \"on\") { app.UseSwagger(); }", TestName = "A_setting_is_silent")]
    [TestCase("app.MapOpenApi().RequireAuthorization();", TestName = "Authorization_is_silent")]
    [TestCase("app.UseHangfireDashboard(\"/jobs\", new DashboardOptions { Authorization = [new Admins()] });", TestName = "A_filter_is_silent")]
    [TestCase("app.MapOpenApi().RequireHost(\"*:9090\");", TestName = "An_internal_host_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix() => FixVerifier<GuardDiagnosticEndpoints, GuardDiagnosticEndpointsFix>.VerifyUnbound(
        "var app = WebApplication.CreateBuilder(args).Build();\napp.MapOpenApi();\napp.Run();\n",
        "var app = WebApplication.CreateBuilder(args).Build();\nif (app.Environment.IsDevelopment())\n{\n    app.MapOpenApi();\n}\napp.Run();\n");

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<GuardDiagnosticEndpoints>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var app = WebApplication.CreateBuilder(args).Build(); " + statements + " app.Run();";
}

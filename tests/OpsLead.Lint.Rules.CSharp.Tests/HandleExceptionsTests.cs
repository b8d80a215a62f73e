using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class HandleExceptionsTests
{
    [Test]
    public void A_pipeline_without_a_handler_is_reported() => Verify(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/\", () => 1); app.[|Run|]();",
        "'Run' starts a pipeline in which nothing handles exceptions: the caller gets an empty answer. Call UseExceptionHandler first, with "
            + "AddProblemDetails.");

    [Test]
    public void Controllers_without_a_handler_are_reported() => Verify(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapControllers(); await app.[|RunAsync|]();");

    [Test]
    public void A_page_for_developers_is_no_handler() => Verify(
        "var app = WebApplication.CreateBuilder(args).Build(); app.UseDeveloperExceptionPage(); app.MapGet(\"/\", () => 1); app.[|Run|]();");

    [TestCase("app.UseExceptionHandler(\"/error\"); app.MapGet(\"/\", () => 1);", TestName = "A_handler_is_silent")]
    [TestCase("app.MapControllers(); _ = typeof(Microsoft.AspNetCore.Mvc.Filters.IExceptionFilter);", TestName = "A_filter_is_silent")]
    [TestCase("app.Use(async (context, next) => { try { await next(context); } catch { } }); app.MapGet(\"/\", () => 1);",
        TestName = "Middleware_of_ones_own_is_silent")]
    [TestCase("app.UseMiddleware<Errors>(); app.MapGet(\"/\", () => 1);", TestName = "A_middleware_class_is_silent")]
    [TestCase("app.MapHealthChecks(\"/healthz\");", TestName = "A_program_that_serves_health_alone_is_silent")]
    [TestCase("app.UseCompanyDefaults(); app.MapGet(\"/\", () => 1);", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [Test]
    public void Fix() => FixVerifier<HandleExceptions, HandleExceptionsFix>.Verify(
        "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapGet(\"/\", () => 1);\napp.Run();\n",
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddProblemDetails();\nvar app = builder.Build();\n"
        + "app.UseExceptionHandler();\napp.MapGet(\"/\", () => 1);\napp.Run();\n");

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<HandleExceptions>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var app = WebApplication.CreateBuilder(args).Build(); " + statements + " app.Run();";
}

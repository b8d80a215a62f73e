using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class OrderMiddlewareTests
{
    [Test]
    public void Headers_behind_the_redirect_are_reported() => Verify(
        "app.UseHttpsRedirection(); app.[|UseForwardedHeaders|]();",
        "'UseForwardedHeaders' comes too late: UseHttpsRedirection before it has already run without it. Call it before UseHttpsRedirection.");

    [Test]
    public void Authentication_behind_authorization_is_reported() => Verify(
        "app.UseAuthorization(); app.[|UseAuthentication|]();");

    [Test]
    public void A_handler_of_exceptions_at_the_end_is_reported() => Verify(
        "app.UseStaticFiles(); app.UseRouting(); app.[|UseExceptionHandler|](\"/error\");");

    [Test]
    public void A_limiter_before_routing_is_reported() => Verify(
        "app.UseRateLimiter(); app.[|UseRouting|]();");

    [TestCase(
        "app.UseExceptionHandler(\"/error\"); app.UseForwardedHeaders(); app.UseHttpsRedirection(); "
            + "app.UseRouting(); app.UseAuthentication(); app.UseAuthorization();", TestName = "The_right_order_is_silent")]
    [TestCase("app.UseHttpsRedirection(); if (args.Length > 0) { app.UseForwardedHeaders(); }", TestName = "A_condition_is_silent")]
    [TestCase("app.UseAuthorization(); var other = WebApplication.Create(); other.UseAuthentication();", TestName = "Another_application_is_silent")]
    [TestCase("app.UseForwardedHeaders();", TestName = "Middleware_alone_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix_on_one_line() => FixVerifier<OrderMiddleware, OrderMiddlewareFix>.Verify(
        Program("app.UseHttpsRedirection(); app.UseForwardedHeaders();"), Program("app.UseForwardedHeaders(); app.UseHttpsRedirection();"));

    [Test]
    public void Fix_moves_the_line() => FixVerifier<OrderMiddleware, OrderMiddlewareFix>.Verify(
        "var app = WebApplication.CreateBuilder(args).Build();\napp.UseAuthorization();\n// Who it is.\napp.UseAuthentication();\napp.Run();\n",
        "var app = WebApplication.CreateBuilder(args).Build();\napp.UseAuthentication();\napp.UseAuthorization();\n// Who it is.\napp.Run();\n");

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<OrderMiddleware>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "var app = WebApplication.CreateBuilder(args).Build(); " + statements + " app.Run();";
}

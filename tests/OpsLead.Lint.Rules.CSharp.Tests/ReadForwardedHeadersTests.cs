using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ReadForwardedHeadersTests
{
    [Test]
    public void A_redirect_alone_is_reported() => Verify(
        Program("app.[|UseHttpsRedirection|]();"),
        "'UseHttpsRedirection' sees plain HTTP behind a proxy that ends TLS: it redirects for ever, or not at all. Call UseForwardedHeaders before it, or "
            + "leave the redirect to the ingress.");

    [Test]
    public void A_redirect_in_a_Startup_is_reported() => Verify(
        "class Startup { static void Main() { } public void Configure(IApplicationBuilder app) => app.[|UseHttpsRedirection|](); }");

    [Test]
    public void A_redirect_in_a_chain_is_reported() => Verify(
        Program("app.UseRouting().[|UseHttpsRedirection|]();"));

    [TestCase("app.UseForwardedHeaders(); app.UseHttpsRedirection();", TestName = "Headers_that_are_read_are_silent")]
    [TestCase("if (args.Length > 0) { app.UseHttpsRedirection(); }", TestName = "A_condition_is_silent")]
    [TestCase("app.UseCompanyDefaults(); app.UseHttpsRedirection();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    [TestCase("app.UseRouting();", TestName = "A_program_without_a_redirect_is_silent")]
    public void Silent(string statements) => Verify(Program(statements));

    [TestCase("var builder = WebApplication.CreateBuilder(args); builder.Services.Configure<ForwardedHeadersOptions>(options => { }); var app = "
        + "builder.Build(); app.UseHttpsRedirection();", TestName = "Options_of_the_headers_are_silent")]
    [TestCase("var builder = WebApplication.CreateBuilder(args); builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(443, listen => "
        + "listen.UseHttps())); var app = builder.Build(); app.UseHttpsRedirection();", TestName = "A_program_that_ends_TLS_itself_is_silent")]
    public void Silent_as_a_whole(string program) => Verify(program);

    [Test]
    public void Fix() => FixVerifier<ReadForwardedHeaders, ReadForwardedHeadersFix>.Verify(
        "using Microsoft.AspNetCore.HttpOverrides;\nvar app = WebApplication.CreateBuilder(args).Build();\napp.UseHttpsRedirection();\napp.Run();\n",
        "using Microsoft.AspNetCore.HttpOverrides;\nvar app = WebApplication.CreateBuilder(args).Build();\n"
        + "app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto });\napp.UseHttpsRedirection();\napp.Run();\n");

    private static void Verify(string program, params string[] messages) => RuleVerifier.Verify<ReadForwardedHeaders>(
        program, new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var app = WebApplication.CreateBuilder(args).Build(); " + statements + " app.Run();";
}

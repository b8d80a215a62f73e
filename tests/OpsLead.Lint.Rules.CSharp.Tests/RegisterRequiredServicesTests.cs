using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class RegisterRequiredServicesTests
{
    [Test]
    public void Health_checks_that_nobody_registers_are_reported() => Verify(
        "app.[|MapHealthChecks|](\"/healthz\");",
        "'MapHealthChecks' fails when the program starts, since nothing registers its services. Call AddHealthChecks before the host is built.");

    [Test]
    public void Sessions_that_nobody_registers_are_reported() => Verify(
        "app.[|UseSession|]();");

    [Test]
    public void Controllers_that_nobody_registers_are_reported() => Verify(
        "app.[|MapControllers|]();");

    [TestCase("builder.Services.AddHealthChecks(); app.MapHealthChecks(\"/healthz\");", TestName = "Registered_services_are_silent")]
    [TestCase("builder.Services.AddRazorPages(); app.MapControllers();", TestName = "Another_registration_that_brings_them_is_silent")]
    [TestCase("if (args.Length > 0) { app.UseSession(); }", TestName = "A_condition_is_silent")]
    [TestCase("builder.Services.AddShop(); app.UseSession();", TestName = "A_package_that_cannot_be_seen_is_silent")]
    [TestCase("app.UseRouting();", TestName = "A_pipeline_without_services_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [Test]
    public void Fix() => FixVerifier<RegisterRequiredServices, RegisterRequiredServicesFix>.Verify(
        Program("app.UseSession();"),
        Program("app.UseSession();").Replace("CreateBuilder(args);", "CreateBuilder(args);\nbuilder.Services.AddSession();", StringComparison.Ordinal));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<RegisterRequiredServices>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); " + statements + " app.Run();";
}

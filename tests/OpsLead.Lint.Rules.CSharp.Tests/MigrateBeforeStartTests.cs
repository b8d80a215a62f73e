namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class MigrateBeforeStartTests
{
    [Test]
    public void A_migration_is_reported() => Verify(
        "context.Database.[|Migrate|]();",
        "'Migrate' changes the database while the program starts, in each instance at once. Run migrations as a step of the deployment.");

    [Test]
    public void A_migration_that_is_awaited_is_reported() => Verify(
        "await context.Database.[|MigrateAsync|]();");

    [Test]
    public void Creating_the_database_is_reported() => Verify(
        "scope.Get<ShopContext>().Database.[|EnsureCreated|]();");

    [TestCase("if (args.Contains(\"--migrate\")) { context.Database.Migrate(); }", TestName = "A_command_is_silent")]
    [TestCase("if (builder.Configuration[\"Migrate\"] == \"1\") { context.Database.Migrate(); }", TestName = "A_setting_is_silent")]
    [TestCase("if (builder.Environment.IsDevelopment()) { context.Database.Migrate(); }", TestName = "Development_is_silent")]
    [TestCase("robot.Migrate();", TestName = "Another_method_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<MigrateBeforeStart>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

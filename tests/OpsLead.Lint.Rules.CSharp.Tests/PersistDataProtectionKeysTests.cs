namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class PersistDataProtectionKeysTests
{
    [Test]
    public void Cookies_are_reported() => Verify(
        "builder.Services.AddAuthentication().[|AddCookie|]();",
        "'AddCookie' signs with keys that are lost with the instance, and so are the logins. Persist them with PersistKeysToStackExchangeRedis or its kin.");

    [Test]
    public void Sessions_are_reported() => Verify(
        "builder.Services.[|AddSession|]();");

    [Test]
    public void A_name_alone_persists_nothing() => Verify(
        "builder.Services.AddDataProtection(); builder.Services.AddAuthentication().[|AddCookie|]();");

    [TestCase("builder.Services.AddSession(); builder.Services.AddDataProtection().PersistKeysToDbContext<Keys>();", TestName = "Keys_in_a_store_are_silent")]
    [TestCase("builder.Services.AddAuthentication().AddJwtBearer();", TestName = "A_program_without_cookies_is_silent")]
    [TestCase("builder.Services.AddSession(); builder.Services.AddWindowsService();", TestName = "A_service_of_Windows_is_silent")]
    [TestCase("builder.Services.AddSession(); builder.AddServiceDefaults();", TestName = "Defaults_that_cannot_be_seen_are_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<PersistDataProtectionKeys>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

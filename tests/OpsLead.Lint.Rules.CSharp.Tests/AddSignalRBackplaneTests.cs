namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class AddSignalRBackplaneTests
{
    [Test]
    public void A_hub_without_a_backplane_is_reported() => Verify(
        "builder.Services.[|AddSignalR|](); app.MapHub<Orders>(\"/orders\");",
        "'AddSignalR' reaches only the clients of its own instance. Add a backplane, such as AddStackExchangeRedis or AddAzureSignalR.");

    [Test]
    public void Options_are_no_backplane() => Verify(
        "builder.Services.[|AddSignalR|](o => o.EnableDetailedErrors = true); app.MapHub<Orders>(\"/orders\");");

    [Test]
    public void A_protocol_is_no_backplane() => Verify(
        "builder.Services.[|AddSignalR|]().AddMessagePackProtocol(); app.MapHub<Orders>(\"/orders\");");

    [TestCase("builder.Services.AddSignalR().AddStackExchangeRedis(\"redis\"); app.MapHub<Orders>(\"/orders\");", TestName = "Redis_is_silent")]
    [TestCase("builder.Services.AddSignalR().AddAzureSignalR(); app.MapHub<Orders>(\"/orders\");", TestName = "A_service_is_silent")]
    [TestCase("builder.Services.AddSignalR();", TestName = "A_program_without_hubs_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<AddSignalRBackplane>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) =>
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); " + statements
        + " app.Run(); class Orders : Microsoft.AspNetCore.SignalR.Hub { }";
}

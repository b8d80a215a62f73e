namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ShareSessionsTests
{
    [Test]
    public void Sessions_in_memory_are_reported() => Verify(
        "builder.Services.[|AddDistributedMemoryCache|](); builder.Services.AddSession();",
        "'AddDistributedMemoryCache' keeps sessions in the memory of one instance. Register a distributed cache that all instances share.");

    [Test]
    public void The_order_does_not_matter() => Verify(
        "builder.Services.AddSession(o => o.IdleTimeout = TimeSpan.FromMinutes(1)); builder.Services.[|AddDistributedMemoryCache|]();");

    [Test]
    public void A_branch_outside_development_is_reported() => Verify(
        "builder.Services.AddSession(); if (builder.Environment.IsProduction()) { builder.Services.[|AddDistributedMemoryCache|](); }");

    [TestCase("builder.Services.AddStackExchangeRedisCache(o => { }); builder.Services.AddSession();", TestName = "A_shared_cache_is_silent")]
    [TestCase("builder.Services.AddDistributedMemoryCache();", TestName = "A_cache_without_sessions_is_silent")]
    [TestCase("builder.Services.AddSession(); if (builder.Environment.IsDevelopment()) { builder.Services.AddDistributedMemoryCache(); }",
        TestName = "Development_is_silent")]
    [TestCase(
        "if (args.Length > 0) { builder.Services.AddDistributedMemoryCache(); } else { "
            + "builder.Services.AddStackExchangeRedisCache(o => { }); } builder.Services.AddSession();", TestName = "A_fallback_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<ShareSessions>(
        Program(statements), new RuleVerifier.Options { AllowsErrors = true, Messages = messages });

    private static string Program(string statements) => "var builder = WebApplication.CreateBuilder(args); " + statements + " builder.Build().Run();";
}

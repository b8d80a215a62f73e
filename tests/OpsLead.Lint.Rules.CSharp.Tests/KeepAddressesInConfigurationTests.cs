namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepAddressesInConfigurationTests
{
    [Test]
    public void An_address_by_environment_is_reported() => Verify(
        "_ = env.IsProduction() ? [|\"https://a.shop.internal\"|] : \"http://localhost\";",
        "The address 'https://a.shop.internal' is written in code for one environment. Read it from the configuration, which each environment brings with it.");

    [Test]
    public void A_switch_by_environment_is_reported() => Verify(
        "_ = env.EnvironmentName switch { \"Staging\" => [|\"https://s.shop.internal\"|], _ => [|\"https://p.shop.internal\"|] };");

    [Test]
    public void A_fallback_is_reported() => Verify(
        "_ = Environment.GetEnvironmentVariable(\"CATALOG\") ?? [|\"10.0.0.5\"|]; _ = configuration[\"Catalog\"] ?? [|\"https://a.shop.internal\"|];");

    [TestCase("_ = configuration[\"Catalog\"] ?? \"http://localhost:5000\";", TestName = "This_machine_is_silent")]
    [TestCase("_ = env.IsDevelopment() ? \"https://a.shop.internal\" : configuration[\"Catalog\"];", TestName = "A_branch_for_development_is_silent")]
    [TestCase("_ = new Uri(\"https://api.github.com\");", TestName = "An_address_that_nothing_chooses_is_silent")]
    [TestCase("_ = env.ApplicationName == \"a\" ? \"https://a.shop.internal\" : \"https://b.shop.internal\";", TestName = "Any_other_choice_is_silent")]
    [TestCase("_ = env.IsProduction() ? \"blue\" : \"green\";", TestName = "Any_other_text_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<KeepAddressesInConfiguration>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "class Setup { void Run(IHostEnvironment env, IConfiguration configuration) { " + statements + " } }";
}

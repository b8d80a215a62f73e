using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class RequireConfigurationTests
{
    [Test]
    public void A_setting_is_reported() => Verify(
        "_ = configuration[\"Shop:Name\"][|!|];",
        "A missing 'Shop:Name' becomes a NullReferenceException somewhere else. Throw an exception that names the setting.");

    [Test]
    public void A_connection_string_is_reported() => Verify(
        "_ = configuration.GetConnectionString(\"Shop\")[|!|].Length;");

    [Test]
    public void A_section_is_reported() => Verify(
        "_ = configuration.GetSection(\"Shop\")[\"Name\"][|!|];");

    [TestCase("_ = configuration[\"Shop:Name\"] ?? \"shop\";", TestName = "A_setting_that_may_be_missing_is_silent")]
    [TestCase("_ = configuration[key]!;", TestName = "A_computed_key_is_silent")]
    [TestCase("_ = new Dictionary<string, string?>()[\"a\"]!;", TestName = "Another_dictionary_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("var a = configuration[\"A\"]!;",
        "var a = configuration[\"A\"] ?? throw new InvalidOperationException(\"The setting 'A' is missing.\");",
        TestName = "A_value_throws")]
    [TestCase("_ = configuration[\"A\"]!.Length;",
        "_ = (configuration[\"A\"] ?? throw new InvalidOperationException(\"The setting 'A' is missing.\")).Length;",
        TestName = "A_receiver_throws_in_parentheses")]
    public void Fix(string statements, string expected) => FixVerifier<RequireConfiguration, RequireConfigurationFix>.Verify(Program(statements),
        Program(expected));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<RequireConfiguration>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "class Setup { void Run(IConfiguration configuration, string key) { " + statements + " } }";
}

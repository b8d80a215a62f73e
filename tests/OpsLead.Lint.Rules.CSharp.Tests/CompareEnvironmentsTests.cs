using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class CompareEnvironmentsTests
{
    [Test]
    public void A_comparison_is_reported() => Verify(
        "_ = [|env.EnvironmentName == \"Production\"|];",
        "The comparison with 'Production' tells upper from lower case, which the host does not. Ask with IsEnvironment or its kin.");

    [Test]
    public void A_negated_comparison_is_reported() => Verify(
        "_ = [|\"Test\" != env.EnvironmentName|];");

    [Test]
    public void A_constant_is_reported() => Verify(
        "_ = [|env.EnvironmentName == Environments.Staging|];");

    [TestCase("_ = env.IsProduction();", TestName = "The_frameworks_method_is_silent")]
    [TestCase("_ = env.EnvironmentName.Equals(\"test\", StringComparison.OrdinalIgnoreCase);", TestName = "A_comparison_without_case_is_silent")]
    [TestCase("_ = env.ApplicationName == \"Shop\";", TestName = "Another_property_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("_ = env.EnvironmentName == \"Production\"; _ = Environments.Development != env.EnvironmentName;",
        "_ = env.IsProduction(); _ = !env.IsDevelopment();",
        TestName = "Known_environments_get_their_method")]
    [TestCase("_ = env.EnvironmentName == \"Test\";",
        "_ = env.IsEnvironment(\"Test\");",
        TestName = "Another_environment_is_named")]
    public void Fix(string statements, string expected) => FixVerifier<CompareEnvironments, CompareEnvironmentsFix>.Verify(Program(statements),
        Program(expected));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<CompareEnvironments>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "class Setup { void Run(IHostEnvironment env) { " + statements + " } }";
}

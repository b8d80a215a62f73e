using OpsLead.Lint.Rules.CSharp.Fixes;

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class ValidateOptionsOnStartTests
{
    [Test]
    public void Annotations_alone_are_reported() => Verify(
        "services.AddOptions<Mail>().[|ValidateDataAnnotations|]();",
        "The options 'Mail' are validated only when somebody first asks for them. Add ValidateOnStart, so that a wrong configuration stops the rollout.");

    [Test]
    public void A_validation_of_ones_own_is_reported() => Verify(
        "services.AddOptions<Mail>().BindConfiguration(\"Mail\").[|Validate|](m => m.Host.Length > 0);");

    [Test]
    public void A_chain_is_reported_once() => Verify(
        "services.AddOptions<Mail>().ValidateDataAnnotations().[|Validate|](m => true).Configure(m => { });");

    [TestCase("services.AddOptions<Mail>().ValidateDataAnnotations().ValidateOnStart();", TestName = "Validation_on_start_is_silent")]
    [TestCase("services.AddOptionsWithValidateOnStart<Mail>().ValidateDataAnnotations();", TestName = "Options_that_start_with_it_are_silent")]
    [TestCase("services.AddOptions<Mail>().BindConfiguration(\"Mail\");", TestName = "Options_without_validation_are_silent")]
    [TestCase("var b = services.AddOptions<Mail>().ValidateDataAnnotations(); b.ValidateOnStart();", TestName = "A_builder_in_a_variable_is_silent")]
    public void Silent(string statements) => Verify(statements);

    [TestCase("services.AddOptions<Mail>().ValidateDataAnnotations(); services.AddOptions<Mail>(\"b\").Validate(m => true);",
        "services.AddOptions<Mail>().ValidateDataAnnotations().ValidateOnStart(); services.AddOptions<Mail>(\"b\").Validate(m => true).ValidateOnStart();",
        TestName = "Two_chains_are_fixed_at_once")]
    public void Fix(string statements, string expected) => FixVerifier<ValidateOptionsOnStart, ValidateOptionsOnStartFix>.Verify(Program(statements),
        Program(expected));

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<ValidateOptionsOnStart>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "class Mail { public string Host { get; set; } = \"\"; } class Setup { void Run(IServiceCollection services) { " + statements + " } }";
}

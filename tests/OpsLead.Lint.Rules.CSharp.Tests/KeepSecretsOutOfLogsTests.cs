namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepSecretsOutOfLogsTests
{
    [Test]
    public void A_password_in_a_template_is_reported() => Verify(
        "logger.LogInformation(\"Login with {[|Password|]}\", value);",
        "'Password' is written to the log, where everybody who reads logs can use it. Leave it out, or log an identifier in its place.");

    [Test]
    public void A_placeholder_with_a_format_is_reported() => Verify("logger.LogError(new Exception(), \"{{}} {@[|ApiKey|],10:x}\", value);");

    [Test]
    public void An_interpolated_credential_is_reported() => Verify("logger.LogInformation($\"Signing with {[|signingKey|]}\");");

    [Test]
    public void A_card_number_is_reported() => Verify("logger.Log(LogLevel.Debug, \"Paid with {[|CardNumber|]}\", value);");

    [Test]
    public void A_generated_logger_is_reported() => RuleVerifier.Verify<KeepSecretsOutOfLogs>(
        "class Log { [LoggerMessage(Level = LogLevel.Debug, Message = \"Got {[|AccessToken|]}\")] static void Got(ILogger logger, string accessToken) { } }",
        new RuleVerifier.Options { AllowsErrors = true });

    [TestCase("logger.LogInformation(\"Login of {User}\", value);", TestName = "Any_other_value_is_silent")]
    [TestCase("logger.LogInformation(\"{PasswordLength} {TokenType}\", value, value);", TestName = "What_describes_a_credential_is_silent")]
    [TestCase("logger.LogInformation(\"Unexpected {Token}\", value);", TestName = "A_token_of_a_parser_is_silent")]
    [TestCase("logger.LogInformation(\"The password {{Password}} is wrong\");", TestName = "Escaped_braces_are_silent")]
    [TestCase("Console.WriteLine(\"{Password}\");", TestName = "Another_method_is_silent")]
    public void Silent(string statement) => Verify(statement);

    private static void Verify(string statement, params string[] messages) => RuleVerifier.Verify<KeepSecretsOutOfLogs>(
        $"class Login(ILogger<Login> logger) {{ void Run(string value, string signingKey) {{ {statement} logger.LogTrace(value + signingKey); }} }}",
        new RuleVerifier.Options { Messages = messages });
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class ServiceSecurityTests
{
    [TestCase("privileged: [|true|]", TestName = "Privileged")]
    [TestCase("privileged: [|True|]", TestName = "Privileged in capitals")]
    [TestCase("privileged: false", TestName = "Not privileged")]
    [TestCase("privileged: ${PRIVILEGED}", TestName = "Privileged from outside")]
    [TestCase("image: web", TestName = "Nothing said")]
    public void Privileged(string service) => RuleVerifier<AvoidPrivilegedService>.VerifyCompose($"services:\n  web:\n    {service}\n");

    [Test]
    public void A_privilege_behind_a_merge_is_reported_where_it_is_written() => RuleVerifier<AvoidPrivilegedService>.VerifyCompose(
        """
        x-agent: &agent
          privileged: [|true|]
        services:
          agent:
            <<: *agent
            image: agent:1
        """);

    [TestCase("SMTP_PASSWORD: [|not-a-real-passw0rd|]", TestName = "A literal")]
    [TestCase("SMTP_PASSWORD: ${SMTP_PASSWORD:-[|not-a-real-passw0rd|]}", TestName = "A default")]
    [TestCase("SMTP_PASSWORD: >-\n        [|not-a-real-passw0rd|]", TestName = "A folded scalar")]
    [TestCase("Shop: \"Host=db;Username=shop;Password=[|not-a-real-passw0rd|]\"", TestName = "A connection string")]
    [TestCase("SMTP_PASSWORD: ${SMTP_PASSWORD:?}", TestName = "A variable")]
    [TestCase("SMTP_PASSWORD: $SMTP_PASSWORD", TestName = "A variable without braces")]
    [TestCase("SMTP_PASSWORD:", TestName = "Passed through")]
    [TestCase("SMTP_PASSWORD_FILE: /run/secrets/smtp", TestName = "A file")]
    [TestCase("Shop: Host=db;Username=shop;Password=${PASSWORD}", TestName = "A connection string with a variable")]
    public void Environment_as_a_mapping(string entry) => RuleVerifier<KeepSecretsOutOfCompose>.VerifyCompose($"services:\n  web:\n    environment:\n      {entry}\n");

    [TestCase("- SMTP_PASSWORD=[|not-a-real-passw0rd|]", TestName = "A literal in a list")]
    [TestCase("- \"SMTP_PASSWORD=[|not-a-real-passw0rd|]\"", TestName = "A quoted literal in a list")]
    [TestCase("- SMTP_PASSWORD", TestName = "Passed through in a list")]
    [TestCase("- SMTP_PASSWORD=${SMTP_PASSWORD}", TestName = "A variable in a list")]
    public void Environment_as_a_list(string entry) => RuleVerifier<KeepSecretsOutOfCompose>.VerifyCompose($"services:\n  web:\n    environment:\n      {entry}\n");

    [Test]
    public void A_file_for_a_developers_machine_is_worth_a_note() => RuleVerifier<KeepSecretsOutOfCompose>.Verify(
        "compose.override.yaml",
        "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: [|not-a-real-passw0rd|]\n",
        options: new RuleVerifierOptions { Severity = RuleSeverity.Note });
}

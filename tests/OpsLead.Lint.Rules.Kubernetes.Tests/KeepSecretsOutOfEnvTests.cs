using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepSecretsOutOfEnvTests
{
    [TestCase("{ name: SMTP_PASSWORD, value: [|not-a-real-passw0rd|] }", TestName = "A password")]
    [TestCase("{ name: SMTP_PASSWORD, value: [|\"not-a-real-passw0rd\"|] }", TestName = "A quoted password")]
    [TestCase("{ name: DB, value: \"Host=db.internal;Password=[|not-a-real-passw0rd|]\" }", TestName = "In a connection string only the password is at fault")]
    [TestCase("{ name: QUEUE, value: 'amqp://shop:[|not-a-real-passw0rd|]@queue.internal:5672' }", TestName = "In an address")]
    [TestCase("{ name: SMTP_PASSWORD, valueFrom: { secretKeyRef: { name: web, key: smtp } } }", TestName = "From a Secret")]
    [TestCase("{ name: SMTP_PASSWORD, value: '' }", TestName = "Empty")]
    [TestCase("{ name: SMTP_PASSWORD, value: $(FROM_ELSEWHERE) }", TestName = "From another variable")]
    [TestCase("{ name: SMTP_PASSWORD, value: '{{ .Values.smtp }}' }", TestName = "From a template")]
    [TestCase("{ name: DB, value: 'Host=localhost;Password=not-a-real-passw0rd' }", TestName = "Of this machine")]
    [TestCase("{ name: MODE, value: production }", TestName = "No secret's name")]
    public void Variable(string variable) => RuleVerifier<KeepSecretsOutOfEnv>.VerifyKubernetes(Manifests.Deployment("name: web\nenv:\n  - " + variable));

    [Test]
    public void A_password_in_a_folded_scalar_is_found_where_it_stands() => RuleVerifier<KeepSecretsOutOfEnv>.VerifyKubernetes(Manifests.Deployment(
        """
        name: web
        env:
          - name: DB
            value: >-
              Host=db.internal;Username=shop;
              Password=[|not-a-real-passw0rd|]
        """));

    [TestCase("TOKEN_TTL", "5")]
    [TestCase("DB_PASSWORD_FILE", "/run/secrets/db")]
    [TestCase("SECRET_NAME", "web")]
    public void What_only_sounds_like_a_secret_waits_to_be_asked_for(string name, string value)
    {
        var documents = new[] { new SourceDocument("web.yaml", Manifests.Deployment($"name: web\nenv: [ {{ name: {name}, value: '{value}' }} ]")) };

        Assert.That(Linter.Lint(documents, new LintOptions { Rules = [new KeepSecretsOutOfEnv()] }).Diagnostics, Is.Empty);
        Assert.That(Linter.Lint(documents, new LintOptions { Rules = [new KeepSecretsOutOfEnv()], Select = ["polaris/*"] }).Diagnostics, Has.Length.EqualTo(1));
    }
}

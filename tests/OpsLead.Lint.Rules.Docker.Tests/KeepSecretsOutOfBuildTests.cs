using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class KeepSecretsOutOfBuildTests
{
    [TestCase("ARG [|NPM_TOKEN|]", TestName = "An argument without a default is handed over")]
    [TestCase("ARG A=1 [|NPM_TOKEN|]=changeme", TestName = "A placeholder is replaced by the real one")]
    [TestCase("ENV SMTP_HOST=mail \\\n    SMTP_PASSWORD=[|not-a-real-passw0rd|]", TestName = "A literal on a continued line")]
    [TestCase("ARG [|NPM_TOKEN|]\nENV NPM_TOKEN=[|$NPM_TOKEN|]", TestName = "An argument kept in the environment")]
    [TestCase("ENV Shop__Db=\"Host=db.example.com;Username=shop;Password=[|not-a-real-passw0rd|]\"", TestName = "A connection string")]
    [TestCase("ENV ASPNETCORE_URLS=http://+:8080 TOKEN_TTL=5", TestName = "Not a secret")]
    [TestCase("ENV DB_PASSWORD_FILE=/run/secrets/db", TestName = "A file's name")]
    [TestCase("ENV DB_PASSWORD=/run/secrets/db", TestName = "A path")]
    [TestCase("ENV GITHUB_TOKEN=", TestName = "A variable that is cleared")]
    [TestCase("ENV SMTP_PASSWORD=${OUTSIDE}", TestName = "A value from the base image")]
    [TestCase("ARG CACHE_KEY=v1", TestName = "A key that opens nothing")]
    [TestCase("RUN --mount=type=secret,id=aws aws configure set aws_access_key_id $(cat /run/secrets/aws)", TestName = "Signing in with a mounted secret")]
    [TestCase("RUN set -e; [|aws|] configure set aws_secret_access_key \"$KEY\"", TestName = "Signing in with what stays in a layer")]
    public void In_the_final_stage(string lines) =>
        RuleVerifier<KeepSecretsOutOfBuild>.VerifyDockerfile($"FROM debian:13\n{lines}\n", options: RuleVerifierOptions.AsShipped);

    [Test]
    public void The_peers_verdict_by_name_is_there_for_those_who_ask() => RuleVerifier<KeepSecretsOutOfBuild>.VerifyDockerfile(
        "FROM debian:13\nARG [|CACHE_KEY|]=v1\nENV PUBLIC_KEY=x\n", options: new RuleVerifierOptions { Select = ["buildkit/SecretsUsedInArgOrEnv"] });
}

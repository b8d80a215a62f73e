using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class EscapeContainerVariableTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: shop\n    healthcheck:\n      test: [\"CMD-SHELL\", \"pg_isready -U [|$PGUSER|]\"]\n", TestName = "A health check")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: shop\n    command: run --user [|${PGUSER}|] now\n", TestName = "With braces")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: [A=b]\n    entrypoint: [\"sh\", \"-c\", \"echo [|$A|]\"]\n", TestName = "A list of variables")]
    public void Finds(string text) => RuleVerifier<EscapeContainerVariable>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: shop\n    command: run $$PGUSER\n", TestName = "Escaped")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: shop\n    command: run $OTHER\n", TestName = "Another")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: ${PGUSER}\n    command: run $PGUSER\n", TestName = "Passed through")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: [PGUSER]\n    command: run $PGUSER\n", TestName = "Passed through by name")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      PGUSER: shop\n    command: run ${PGUSER:-shop}\n", TestName = "A default")]
    public void Is_silent(string text) => RuleVerifier<EscapeContainerVariable>.VerifyCompose(text);

    [Test]
    public void The_host_has_it_by_its_env_file() => RuleVerifier<EscapeContainerVariable>.VerifyWorkspace(
        ("compose.yaml", "services:\n  db:\n    environment:\n      PGUSER: shop\n    command: run $PGUSER\n"),
        (".env", "# of the host\nPGUSER=shop\n"));
}

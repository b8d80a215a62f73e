using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class FixHealthcheckTestTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"CMD\", [|\"pg_isready -U shop\"|]]\n", TestName = "One text")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [CMD, curl, -f, \"http://localhost\", [|\"||\"|], exit, \"1\"]\n", TestName = "An operator")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [[|\"curl\"|], \"-f\", \"http://localhost\"]\n", TestName = "No form")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: \n      - [|curl|]\n      - -f\n", TestName = "No form in a block list")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"CMD-SHELL\", \"curl\", [|\"-f\"|], \"http://localhost\"]\n", TestName = "What the shell loses")]
    public void Finds(string text) => RuleVerifier<FixHealthcheckTest>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"CMD\", \"pg_isready\", \"-U\", \"shop\"]\n", TestName = "Words")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"CMD-SHELL\", \"curl -f http://localhost || exit 1\"]\n", TestName = "A line")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: curl -f http://localhost || exit 1\n", TestName = "A text")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"NONE\"]\n", TestName = "None")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"${TEST}\", \"a\"]\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck:\n      test: [\"CMD\", \"sh\", \"-c\", \"curl -f http://localhost || exit 1\"]\n", TestName = "A shell of its own")]
    public void Is_silent(string text) => RuleVerifier<FixHealthcheckTest>.VerifyCompose(text);

    [Test]
    public void The_form_is_put_first() => RuleVerifier<FixHealthcheckTest>.VerifyCompose(
        "services:\n  web:\n    healthcheck:\n      test: [[|'curl'|], '-f']\n",
        "services:\n  web:\n    healthcheck:\n      test: ['CMD', 'curl', '-f']\n");
}

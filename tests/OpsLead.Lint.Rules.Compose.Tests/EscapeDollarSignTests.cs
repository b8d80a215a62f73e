using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class EscapeDollarSignTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    command: echo [|${NAME##*/}|]\n", TestName = "Of a shell")]
    [TestCase("services:\n  web:\n    image: web:1\n    image: \"a:[|${{ x }}|]\"\n", TestName = "A template")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      A: \"[|${NAME|]\"\n", TestName = "Open")]
    [TestCase("services:\n  web:\n    image: web:1\n    labels:\n      a: \"x[|${}|]\"\n", TestName = "Empty")]
    [TestCase("services:\n  web:\n    image: web:1\n    command: |\n      sh -c \"\n      echo [|${#NAME}|]\"\n", TestName = "In a block")]
    public void Finds(string text) => RuleVerifier<EscapeDollarSign>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    image: ${A}\n", TestName = "A variable")]
    [TestCase("services:\n  web:\n    image: web:1\n    image: ${A:-${B:?no}}\n", TestName = "A default")]
    [TestCase("services:\n  web:\n    image: web:1\n    command: echo $${NAME##*/}\n", TestName = "Escaped")]
    [TestCase("services:\n  web:\n    image: web:1\n    command: echo $(date) 5$\n", TestName = "A command substitution")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nx-a: ${}\n", TestName = "An extension")]
    public void Is_silent(string text) => RuleVerifier<EscapeDollarSign>.VerifyCompose(text);

    [Test]
    public void What_a_shell_reads_is_escaped() => RuleVerifier<EscapeDollarSign>.VerifyCompose(
        "services:\n  web:\n    command:\n      - sh\n      - -c\n      - echo \"[|${A%/}|]\"\n    image: a:[|${1}|]\n",
        "services:\n  web:\n    command:\n      - sh\n      - -c\n      - echo \"$${A%/}\"\n    image: a:[|${1}|]\n");
}

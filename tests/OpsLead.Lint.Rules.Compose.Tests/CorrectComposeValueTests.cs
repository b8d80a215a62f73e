using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class CorrectComposeValueTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    cap_drop: [|ALL|]\n", TestName = "A text for a list")]
    [TestCase("services:\n  web:\n    image: [|18|]\n", TestName = "A number for a text")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: [|healthy|]\n", TestName = "No such condition")]
    [TestCase("services:\n  web:\n    image: web:1\n    healthcheck: [|[a]|]\n", TestName = "A list for a mapping")]
    [TestCase("name: [|Shop|]\nservices:\n  web:\n    image: web:1\n    \n", TestName = "A name in capitals")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      - [|A: b|]\n", TestName = "A list of mappings for variables")]
    public void Finds(string text) => RuleVerifier<CorrectComposeValue>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    privileged: \"false\"\n    mem_limit: 512m\n    cpus: \"0.5\"\n    ports: [80, \"81:81\"]\n    user: 1000\n    scale: 2\n", TestName = "Quoted numbers and booleans")]
    [TestCase("services:\n  web:\n    image: web:1\n    cap_drop: ${DROP}\n    depends_on:\n      db:\n        condition: ${C}\n", TestName = "Variables")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: !reset null\n    privileged: !reset\n", TestName = "What the file laid over takes back")]
    [TestCase("services:\n  web:\n    image: web:1\n    command:\n    environment:\n      A:\n    networks:\n      default:\nvolumes:\n  data:\n", TestName = "Empty values")]
    [TestCase("services:\n  web:\n    image: web:1\n    command: [\"a\", 1]\n    entrypoint: a b\n", TestName = "Both forms of commands")]
    public void Is_silent(string text) => RuleVerifier<CorrectComposeValue>.VerifyCompose(text);

    [Test]
    public void A_number_that_is_meant_as_text_gets_quotes() => RuleVerifier<CorrectComposeValue>.VerifyCompose(
        "services:\n  web:\n    image: web:1\n    stop_grace_period: [|30|]\n", "services:\n  web:\n    image: web:1\n    stop_grace_period: \"30\"\n");
}

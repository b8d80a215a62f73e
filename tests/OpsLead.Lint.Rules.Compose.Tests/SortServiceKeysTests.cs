using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SortServiceKeysTests
{
    [TestCase("services:\n  web:\n    ports: []\n    [|image|]: a:1\n", TestName = "The image last")]
    [TestCase("services:\n  web:\n    image: web:1\n    tty: true\n    [|stop_signal|]: TERM\n", TestName = "Others by the alphabet")]
    [TestCase("services:\n  web:\n    image: web:1\n    tty: true\n    [|user|]: a\n", TestName = "A known one after another")]
    public void Finds(string text) => RuleVerifier<SortServiceKeys>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: []\n    volumes: []\n    environment: {}\n    ports: []\n    command: a\n    logging: {}\n    user: a\n    annotations: {}\n    cpus: 1\n", TestName = "Sorted")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "One key")]
    [TestCase("x-a: &a\n  tty: true\nservices:\n  web:\n    image: a:1\n    <<: *a\n    ports: []\n", TestName = "A merge first")]
    public void Is_silent(string text) => RuleVerifier<SortServiceKeys>.VerifyCompose(text);
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class AddRequiredComposeKeyTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|source|]: ./a\n        target: /a\n", TestName = "The type of a mount")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      [|db|]:\n        restart: true\n", TestName = "The condition of a dependency")]
    [TestCase("services:\n  web:\n    image: web:1\n    develop:\n      watch:\n        - [|path|]: .\n", TestName = "The action of a watch")]
    public void Finds(string text) => RuleVerifier<AddRequiredComposeKey>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - type: bind\n        source: ./a\n        target: /a\n", TestName = "All there")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"./a:/a\"]\n    depends_on: [db]\n", TestName = "Short forms")]
    [TestCase("x-a: &a\n  type: bind\nservices:\n  web:\n    image: web:1\n    volumes:\n      - <<: *a\n        source: ./a\n        target: /a\n", TestName = "By a merge")]
    public void Is_silent(string text) => RuleVerifier<AddRequiredComposeKey>.VerifyCompose(text);

    [Test]
    public void A_file_laid_over_another_says_only_what_differs() => RuleVerifier<AddRequiredComposeKey>.Verify(
        "compose.override.yaml", "services:\n  web:\n    depends_on:\n      db:\n        restart: true\n");
}

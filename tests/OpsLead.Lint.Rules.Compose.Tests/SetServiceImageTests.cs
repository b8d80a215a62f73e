using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SetServiceImageTests
{
    [TestCase("services:\n  [|web|]:\n    environment:\n      A: b\n", TestName = "Only settings")]
    [TestCase("services:\n  [|web|]:\n    image:\n", TestName = "An empty image")]
    [TestCase("services:\n  db:\n    image: db:1\n  [|web|]: {ports: [\"80:80\"]}\n", TestName = "Beside a sound one")]
    public void Finds(string text) => RuleVerifier<SetServiceImage>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "An image")]
    [TestCase("services:\n  web:\n    build: .\n", TestName = "A build")]
    [TestCase("x-b: &b\n  image: b:1\nservices:\n  web:\n    <<: *b\n", TestName = "By a merge")]
    [TestCase("services:\n  web:\n    extends:\n      file: base.yaml\n      service: web\n", TestName = "Extended from elsewhere")]
    public void Is_silent(string text) => RuleVerifier<SetServiceImage>.VerifyCompose(text);

    [Test]
    public void Extended_from_a_service_in_view() => RuleVerifier<SetServiceImage>.VerifyWorkspace(
        ("compose.yaml", "services:\n  [|base|]:\n    restart: always\n  [|web|]:\n    extends: base\n  api:\n    extends:\n      service: image\n  image:\n    image: a:1\n"));

    [Test]
    public void The_image_stands_in_another_file() => RuleVerifier<SetServiceImage>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  web:\n    image: web:1\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    restart: always\n  [|wbe|]:\n    restart: always\n"));
}

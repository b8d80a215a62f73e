using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class DependOnDefinedServiceTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      - [|db|]\n", TestName = "A list")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      [|db|]:\n        condition: service_started\n", TestName = "A mapping")]
    [TestCase("services:\n  web:\n    image: web:1\n    links: [\"[|db|]:database\"]\n", TestName = "A link with an alias")]
    [TestCase("services:\n  web:\n    image: web:1\n    network_mode: service:[|vpn|]\n", TestName = "The network of another service")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes_from: [[|db|]:ro]\n", TestName = "The volumes of another service")]
    [TestCase("services:\n  web:\n    image: web:1\n    extends:\n      service: [|base|]\n", TestName = "Extended in the same file")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [[|databse|]]\n  database:\n    image: db:1\n", TestName = "A misspelt name without a fix mark")]
    public void Finds(string text) => RuleVerifier<DependOnDefinedService>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [db]\n  db:\n    image: db:1\n", TestName = "Defined")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      db:\n        condition: service_started\n        required: false\n", TestName = "Not required")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes_from: [\"container:db\"]\n    network_mode: container:vpn\n", TestName = "A container of another project")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [\"${DB}\"]\n", TestName = "A name from outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    extends:\n      file: ../base.yaml\n      service: base\n", TestName = "Extended from a file that is not in view")]
    public void Is_silent(string text) => RuleVerifier<DependOnDefinedService>.VerifyCompose(text);

    [Test]
    public void The_service_may_stand_in_a_file_beside_it() => RuleVerifier<DependOnDefinedService>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  db:\n    image: db:1\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    image: web:1\n    depends_on: [db, [|cache|]]\n"));

    [Test]
    public void What_is_extended_stands_in_the_named_file() => RuleVerifier<DependOnDefinedService>.VerifyWorkspace(
        ("base/compose.yaml", "services:\n  base:\n    image: web:1\n"),
        ("compose.yaml", "services:\n  web:\n    extends:\n      file: base/compose.yaml\n      service: [|web-base|]\n  api:\n    extends:\n      file: ./base/compose.yaml\n      service: base\n"));
}

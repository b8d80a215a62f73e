using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class DefineUsedElementTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    networks: [[|back|]]\n", TestName = "A network")]
    [TestCase("services:\n  web:\n    image: web:1\n    networks:\n      [|back|]:\n        aliases: [w]\n", TestName = "A network with options")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|data|]:/data:ro\n", TestName = "A volume")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - type: volume\n        source: [|data|]\n        target: /data\n", TestName = "A volume in the long form")]
    [TestCase("services:\n  web:\n    image: web:1\n    secrets:\n      - [|\"key\"|]\n", TestName = "A secret")]
    [TestCase("services:\n  web:\n    image: web:1\n    configs:\n      - source: [|site|]\n        target: /site\n", TestName = "A config in the long form")]
    [TestCase("services:\n  web:\n    image: web:1\n    build:\n      context: .\n      secrets: [[|npm|]]\n", TestName = "A secret of the build")]
    [TestCase("x-web: &web\n  networks: [[|back|]]\nservices:\n  web:\n    <<: *web\n    image: web:1\n", TestName = "A network behind a merge")]
    public void Finds(string text) => RuleVerifier<DefineUsedElement>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    networks: [back]\nnetworks:\n  back: {}\n", TestName = "Defined")]
    [TestCase("services:\n  web:\n    image: web:1\n    networks: [default]\n", TestName = "The default network")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [./data:/data, \"C:\\\\data:/data2\"]\n", TestName = "A path of the host")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [/data]\n", TestName = "An anonymous volume")]
    [TestCase("services:\n  web:\n    image: web:1\n    networks: [\"${NETWORK}\"]\n    volumes: [\"${DATA}:/data\"]\n", TestName = "A name from outside")]
    [TestCase("x-n: &n\n  back: {}\nservices:\n  web:\n    image: web:1\n    networks: [back]\nnetworks:\n  <<: *n\n", TestName = "Definitions from a merge elsewhere")]
    [TestCase("include:\n  - ../shared/compose.yaml\nservices:\n  web:\n    image: web:1\n    networks: [back]\n", TestName = "A file of another project is included")]
    public void Is_silent(string text) => RuleVerifier<DefineUsedElement>.VerifyCompose(text);

    [Test]
    public void The_definition_may_stand_in_the_file_laid_over() => RuleVerifier<DefineUsedElement>.VerifyWorkspace(
        ("compose.yaml", "services:\n  web:\n    image: web:1\n    networks: [back]\n"),
        ("compose.prod.yaml", "networks:\n  back: {}\n"));

    [Test]
    public void The_definition_may_stand_in_an_included_file() => RuleVerifier<DefineUsedElement>.VerifyWorkspace(
        ("compose.yaml", "include: [infra/compose.yaml]\nservices:\n  web:\n    image: web:1\n    networks: [back, [|front|]]\n"),
        ("infra/compose.yaml", "networks:\n  back: {}\n"));

    [Test]
    public void A_file_laid_over_one_that_is_not_in_view() => RuleVerifier<DefineUsedElement>.VerifyWorkspace(
        ("compose.override.yaml", "services:\n  web:\n    networks: [back]\n"));

    [Test]
    public void Files_of_one_command_are_merged() => RuleVerifier<DefineUsedElement>.VerifyWorkspace(
        ("run.sh", "#!/bin/sh\ndocker compose -f deploy/a.compose.yaml --file=net/compose.yaml up -d\n"),
        ("deploy/a.compose.yaml", "services:\n  web:\n    image: web:1\n    networks: [back]\n"),
        ("net/compose.yaml", "networks:\n  back: {}\n"));

    [Test]
    public void Files_of_a_Makefile_are_merged() => RuleVerifier<DefineUsedElement>.VerifyWorkspace(
        ("Makefile", "COMPOSE = docker compose -f deploy/compose.yaml -f net/compose.yaml\nup:\n\t$(COMPOSE) up -d\n"),
        ("deploy/compose.yaml", "services:\n  web:\n    image: web:1\n    networks: [back]\n"),
        ("net/compose.yaml", "networks:\n  back: {}\n"));

    [Test]
    public void A_misspelt_name_is_corrected() => RuleVerifier<DefineUsedElement>.VerifyCompose(
        "services:\n  web:\n    image: web:1\n    networks: [[|backnd|]]\nnetworks:\n  backend: {}\n",
        "services:\n  web:\n    image: web:1\n    networks: [backend]\nnetworks:\n  backend: {}\n");
}

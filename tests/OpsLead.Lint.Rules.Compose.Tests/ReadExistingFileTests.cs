using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class ReadExistingFileTests
{
    [TestCase("env_file: [|web.env|]", TestName = "One file of variables")]
    [TestCase("env_file:\n      - [|conf/web.env|]\n      - here.env", TestName = "One of two files")]
    [TestCase("env_file:\n      - path: [|web.env|]\n        required: true", TestName = "A file that is required")]
    [TestCase("label_file: [|labels|]", TestName = "Labels")]
    [TestCase("extends:\n      file: [|base.yaml|]\n      service: web", TestName = "A file to extend")]
    [TestCase("develop:\n      watch:\n        - path: [|./web|]\n          action: restart", TestName = "A folder to watch")]
    [TestCase("env_file: here.env", TestName = "A file that is there")]
    [TestCase("env_file:\n      - path: web.env\n        required: false", TestName = "A file that need not be there")]
    [TestCase("env_file: ${VARIABLES}", TestName = "A path from outside")]
    [TestCase("env_file: ../web.env", TestName = "Out of the workspace")]
    [TestCase("env_file: local.env", TestName = "A file that git ignores")]
    [TestCase("env_file: shop.env", TestName = "A file with a sample")]
    [TestCase("develop:\n      watch:\n        - path: src\n          action: restart", TestName = "A folder that is there")]
    public void Files(string key) => RuleVerifier<ReadExistingFile>.VerifyWorkspace(
        ("compose.yaml", $"services:\n  web:\n    image: web:1\n    {key}\n"),
        (".gitignore", "/local.env\n"),
        ("here.env", "A=1\n"),
        ("shop.env.example", "A=1\n"),
        ("src/readme.txt", "text\n"));

    [Test]
    public void Secrets_configs_and_includes_are_files_too() => RuleVerifier<ReadExistingFile>.VerifyWorkspace(
        ("compose.yaml", """
            include:
              - [|db/compose.yaml|]
            secrets:
              key:
                file: [|./key.pem|]
              token:
                environment: TOKEN
            configs:
              site:
                file: [|site.conf|]
            """),
        (".gitignore", "/local.env\n"));

    [Test]
    public void A_run_that_may_not_see_the_whole_repository_says_nothing() => RuleVerifier<ReadExistingFile>.VerifyCompose(
        "services:\n  web:\n    image: web:1\n    env_file: web.env\n");
}

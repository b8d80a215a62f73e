using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class BuildFromExistingFileTests
{
    [TestCase("build: [|./api|]", TestName = "No folder")]
    [TestCase("build:\n      context: [|src/api|]", TestName = "No folder in the long form")]
    [TestCase("build:\n      context: src\n      dockerfile: [|web/Dockerfile.prod|]", TestName = "No Dockerfile")]
    [TestCase("build:\n      context: src/web\n      dockerfile: [|dockerfile|]", TestName = "Another case")]
    [TestCase("build: [|src|]", TestName = "A folder without a Dockerfile")]
    [TestCase("build: src/web", TestName = "All there")]
    [TestCase("build:\n      context: .\n      dockerfile: ./src/web/Dockerfile", TestName = "All there in the long form")]
    [TestCase("build: ${CONTEXT}", TestName = "A folder from outside")]
    [TestCase("build: https://git.example/shop.git#main", TestName = "An address")]
    [TestCase("build: ../other", TestName = "Out of the workspace")]
    [TestCase("build: dist", TestName = "What a build writes")]
    [TestCase("build:\n      context: src\n      dockerfile_inline: FROM scratch", TestName = "A Dockerfile in the file")]
    public void Build(string build) => RuleVerifier<BuildFromExistingFile>.VerifyWorkspace(
        ("compose.yaml", $"services:\n  web:\n    {build}\n"),
        ("src/web/Dockerfile", "FROM scratch\n"));

    [Test]
    public void A_run_over_one_file_sees_no_folders() => RuleVerifier<BuildFromExistingFile>.VerifyCompose("services:\n  web:\n    build: ./api\n");

    [Test]
    public void What_git_ignores_is_not_listed() => RuleVerifier<BuildFromExistingFile>.VerifyWorkspace(
        ("compose.yaml", "services:\n  web:\n    build: ./staging\n"),
        (".gitignore", "/staging/\n"),
        ("src/web/Dockerfile", "FROM scratch\n"));

    [Test]
    public void The_first_file_of_a_command_says_from_where_paths_are_seen() => RuleVerifier<BuildFromExistingFile>.VerifyWorkspace(
        ("up.sh", "#!/bin/sh\ndocker compose -f compose.yaml -f deploy/compose.yaml up\n"),
        ("compose.yaml", "services:\n  db:\n    image: db:1\n"),
        ("deploy/compose.yaml", "services:\n  web:\n    build: ./web\n"),
        ("web/Dockerfile", "FROM scratch\n"));
}

using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Docker.Tests;

public sealed class BuildContextTests
{
    [TestCase("Dockerfile", "FROM a:1\nCOPY [|config|] /etc/\n", ".dockerignore", "config\n", TestName = "A folder")]
    [TestCase("Dockerfile", "FROM a:1\nADD b \\\n  [|./config/c.json|] /etc/\n", ".dockerignore", "# local\n**/*.json\n",
        TestName = "A file, on a continued line")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY [|.|] /app\n", ".dockerignore", "*\n", TestName = "Everything")]
    [TestCase("src/Dockerfile", "FROM a:1\nCOPY [|b|] /\n", "src/Dockerfile.dockerignore", "/b\n", TestName = "A list of its own")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY config /etc/\n", ".dockerignore", "*\n!config\n", TestName = "Taken in again")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY --from=b config /etc/\n", ".dockerignore", "config\n", TestName = "From another stage")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY . /etc/\n", ".dockerignore", ".*\n", TestName = "Hidden files only")]
    [TestCase("Dockerfile", "FROM a:1\nADD https://a.example/config /etc/\n", ".dockerignore", "**/config\n", TestName = "A download")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY $CONFIG /etc/\n", ".dockerignore", "config\n", TestName = "A source in a variable")]
    public void Ignored_files(string path, string dockerfile, string ignorePath, string ignore) =>
        RuleVerifier<CopyWhatIsInContext>.VerifyWorkspace((path, dockerfile), (ignorePath, ignore));

    [TestCase("Dockerfile", "FROM a:1\nCOPY [|.|] .\n", "notes.txt", "", TestName = "No list at the root")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY [|.|] .\n", ".dockerignore", "*.md\n", TestName = "A list without the history")]
    [TestCase("src/Dockerfile", "FROM a:1\nCOPY \\\n  [|./|] /app/\n", "src/App.csproj", "<Project />", TestName = "What .NET builds, on a continued line")]
    [TestCase("src/Dockerfile", "FROM a:1\nCOPY src/App.csproj src/\nCOPY [|.|] .\n", "src/App.csproj", "<Project />",
        TestName = "Another copy tells that the context is the root")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY . .\n", ".dockerignore", "**/.git\n", TestName = "The history is out")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY . .\n", ".dockerignore", "*\n!src\n", TestName = "Only what is named is in")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY src .\n", "notes.txt", "", TestName = "One folder")]
    [TestCase("src/Dockerfile", "FROM a:1\nCOPY . .\n", "src/main.py", "", TestName = "A folder with nothing to keep out")]
    [TestCase("Dockerfile", "FROM a:1\nCOPY --from=b . .\n", "notes.txt", "", TestName = "Another stage's files")]
    public void Whole_context(string path, string dockerfile, string otherPath, string other) =>
        RuleVerifier<LimitContext>.VerifyWorkspace((path, dockerfile), (otherPath, other));

    [TestCase("compose.yaml", "services:\n  web:\n    build:\n      context: .\n      dockerfile: src/Dockerfile\n", TestName = "By a Compose file")]
    [TestCase(".github/workflows/a.yaml",
        "on: push\njobs:\n  a:\n    runs-on: b\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          file: src/Dockerfile\n",
        TestName = "By an action")]
    [TestCase(".github/workflows/a.yaml",
        "on: push\njobs:\n  a:\n    runs-on: b\n    steps:\n      - run: docker build -f src/Dockerfile -t web .\n", TestName = "By a command")]
    public void The_context_is_known(string path, string text) => RuleVerifier<LimitContext>.VerifyWorkspace(
        ("src/Dockerfile", "FROM a:1\nCOPY [|.|] .\n"),
        ("src/.dockerignore", "*\n"),
        (path, text));

    [Test]
    public void A_context_that_is_known_has_its_own_list() => RuleVerifier<LimitContext>.VerifyWorkspace(
        ("src/Dockerfile", "FROM a:1\nCOPY . .\n"),
        ("src/.dockerignore", "*\n"),
        ("compose.yaml", "services:\n  web:\n    build: src\n"));
}

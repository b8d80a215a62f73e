using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

/// <summary>What the scripts of steps do.</summary>
public sealed class ScriptTests
{
    [TestCase("|\n    make\n    echo \"[|::set-output name=version::|]1.4\"", "|\n    make\n    echo \"version=1.4\" >> \"$GITHUB_OUTPUT\"", TestName = "An output")]
    [TestCase("|\n    echo [|::save-state name=pid::|]12", "|\n    echo pid=12 >> \"$GITHUB_STATE\"", TestName = "A state")]
    [TestCase("|\n    echo \"[|::add-path::|]bin\"", "|\n    echo \"bin\" >> \"$GITHUB_PATH\"", TestName = "The path")]
    [TestCase("echo '[|::set-env name=A::|]b'", "echo 'A=b' >> \"$GITHUB_ENV\"", TestName = "A variable")]
    public void Commands_of_old(string run, string mended) =>
        RuleVerifier<WriteToCommandFile>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"), Jobs.WithSteps($"- run: {mended}"));

    [TestCase("|\n    python -c \"print('[|::set-output name=a::|]b')\"", TestName = "Printed by another program")]
    [TestCase("|\n    echo \"[|::set-output name=a::|]$(cat a)\" | tee log", TestName = "Handed on")]
    [TestCase("echo \"::notice title=set-output::text\"", TestName = "Another command")]
    [TestCase("echo \"a=b\" >> \"$GITHUB_OUTPUT\"", TestName = "The file")]
    [TestCase("grep '::set-output' log", TestName = "The word alone")]
    public void Commands_that_stay(string run) => RuleVerifier<WriteToCommandFile>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));

    [TestCase("|\n    [|curl -fsSL https://example.com/install.sh|] | sudo bash -s -- -b bin", TestName = "Piped to a shell")]
    [TestCase("|\n    bash <([|curl -s https://example.com/install.sh|])", TestName = "Substituted for a file")]
    [TestCase("|\n    bash -c \"$([|curl -s https://example.com/install.sh|])\"", TestName = "Substituted for a script")]
    [TestCase("curl -s https://example.com/data.json | jq .", TestName = "Piped to what does not run it")]
    [TestCase("curl -s https://raw.example.com/a/b/0123456789abcdef0123456789abcdef01234567/install.sh | sh", TestName = "A file of a commit")]
    [TestCase("curl -s http://localhost:8080/setup | sh", TestName = "From the machine itself")]
    public void Downloads(string run) => RuleVerifier<VerifyDownloadedScript>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));

    [Test]
    public void A_pipe_that_hides_red_tests_is_found_and_mended() => RuleVerifier<FailBrokenPipeline>.VerifyWorkflow(
        Jobs.WithSteps("- run: |\n    make\n    dotnet test [|||]| tee log".Replace("[|||]|", "[|||]", StringComparison.Ordinal)),
        Jobs.WithSteps("- shell: bash\n  run: |\n    make\n    dotnet test | tee log"));

    [TestCase("dotnet test | tee log\n  shell: bash", TestName = "The shell with pipefail")]
    [TestCase("|\n    set -o pipefail\n    dotnet test | tee log", TestName = "The option is set")]
    [TestCase("|\n    dotnet test | tee log\n    exit ${PIPESTATUS[0]}", TestName = "The status is read")]
    [TestCase("ls | head -1", TestName = "Nobody asks for this status")]
    [TestCase("if dotnet test | grep -q Failed; then exit 1; fi", TestName = "A condition")]
    [TestCase("echo y | make install", TestName = "The build is the last command")]
    [TestCase("make serve | tee log &", TestName = "In the background nobody waits")]
    public void Pipes_that_hide_nothing(string run) => RuleVerifier<FailBrokenPipeline>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));

    [TestCase("docker login example.com -u ci [|-p ${{ secrets.PASSWORD }}|]", TestName = "A password in an expression")]
    [TestCase("|\n    docker login example.com -u ci [|--password \"$PASSWORD\"|]", TestName = "A password in a variable")]
    [TestCase("|\n    ./deploy --key [|${{ secrets.KEY }}|]", TestName = "An argument")]
    [TestCase("echo ${{ secrets.PASSWORD }} | docker login example.com -u ci --password-stdin", TestName = "The standard input")]
    [TestCase("docker login -u ci -p local example.com", TestName = "A password that is no secret")]
    [TestCase("./deploy --key ${{ vars.KEY }}", TestName = "A variable of the repository")]
    public void Secrets(string run) => RuleVerifier<PassSecretThroughInput>.VerifyWorkflow(Jobs.WithSteps($"- run: {run}"));

    [Test]
    public void An_argument_is_reported_to_who_asks_alone() =>
        RuleVerifier<PassSecretThroughInput>.VerifyWorkflow(Jobs.WithSteps("- run: ./deploy --key ${{ secrets.KEY }}"), null, RuleVerifierOptions.AsShipped);

    private const string Title = "- env:\n    TITLE: ${{ github.event.issue.title }}\n  run: |\n    ";

    [TestCase("./label [|$TITLE|]", TestName = "Split")]
    [TestCase("./label --title=[|${TITLE}|]", TestName = "Split behind an option")]
    [TestCase("T=$TITLE\n    ./label [|$T|]", TestName = "Split under another name")]
    [TestCase("eval \"echo [|$TITLE|]\"", TestName = "Run by eval")]
    [TestCase("bash -c \"echo [|$TITLE|]\"", TestName = "Run by a shell")]
    [TestCase("./label \"$TITLE\"", TestName = "Quoted")]
    [TestCase("T=$TITLE", TestName = "An assignment splits nothing")]
    [TestCase("./label ${#TITLE}", TestName = "A length")]
    [TestCase("./label $GITHUB_HEAD_REF", TestName = "A branch has no blanks")]
    [TestCase("bash -c 'echo \"$1\"' -- \"$TITLE\"", TestName = "An argument of the shell's program")]
    [TestCase("./label $OTHER", TestName = "Another variable")]
    public void Variables(string line) => RuleVerifier<QuoteUntrustedVariable>.VerifyWorkflow(Jobs.WithSteps(Title + line));

    [TestCase("echo \"T=[|$BODY|]\" >> $GITHUB_ENV", TestName = "Appended")]
    [TestCase("echo \"T=[|$BODY|]\" | tee -a \"$GITHUB_ENV\"", TestName = "Through tee")]
    [TestCase("{\n      echo \"T=[|${BODY}|]\"\n    } >> \"$GITHUB_ENV\"", TestName = "In a group")]
    [TestCase("echo \"T=[|${{ github.event.comment.body }}|]\" >> $GITHUB_ENV", TestName = "An expression")]
    [TestCase("echo \"T=$BODY\" >> $GITHUB_OUTPUT", TestName = "An output")]
    [TestCase("echo \"T=$NAME\" >> $GITHUB_ENV", TestName = "One line")]
    [TestCase("echo \"T=1\" >> $GITHUB_ENV", TestName = "A constant")]
    [TestCase("echo \"T=$(echo \"$BODY\" | sha256sum)\" >> $GITHUB_ENV", TestName = "A hash")]
    public void Environment(string line) => RuleVerifier<KeepUntrustedInputOutOfEnvironment>.VerifyWorkflow(
        Jobs.WithSteps("- env:\n    BODY: ${{ github.event.comment.body }}\n    NAME: ${{ github.event.issue.title }}\n  run: |\n    " + line));
}

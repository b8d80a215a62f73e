namespace OpsLead.Lint.Cli.Tests;

/// <summary><c>explain FILE:LINE</c>: why something was reported, or was not.</summary>
public sealed class ExplainPlaceTests
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2QPNjP"[..30] + "1XbPhh"[..6];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void What_is_reported_is_said_without_its_value()
    {
        folder.Add("a.env", $"# one\nA_TOKEN={Token}\n");
        var run = Explain("a.env:2");

        Assert.That(run, Has.Property(nameof(CommandRun.ExitCode)).Zero);
        Assert.That(run.Output, Is.EqualTo("a.env:2\n  warning OPL5003 revoke-platform-token: The GitHub personal access token 'ghp_… (40 characters)' stands in the file. Revoke it, and keep the new one in the secret store of the platform that uses it.\n"));
    }

    [Test]
    public void What_is_silenced_is_said_with_what_silences_it()
    {
        folder.Add("a.env", $"A_TOKEN={Token} # gitleaks:allow\nB_TOKEN={Token[..^1]}9 # opslead-lint: ignore[revoke-platform-token] revoked\n").Add("deploy/b.env", $"A_TOKEN={Token}\n").Add(".gitleaks.toml", "[allowlist]\ndescription = 'fixtures'\npaths = ['^deploy/']\n");

        Assert.That(Explain("a.env:1").Output, Does.Contain("  silenced by gitleaks: OPL5003 "));
        Assert.That(Explain("a.env:2").Output, Does.Contain("  silenced by opslead-lint, revoked: OPL5003 "));
        Assert.That(Explain("deploy/b.env:1").Output, Does.Contain("  silenced by gitleaks, fixtures: OPL5003 "));
        Assert.That(Explain("deploy/b.env:1", "--no-foreign-config").Output, Does.Contain("  warning OPL5003 "));
    }

    [Test]
    public void What_the_baseline_knows_is_said()
    {
        folder.Add("a.env", $"A_TOKEN={Token}\n");
        Run("baseline", "update", "--baseline", "known.txt");

        Assert.That(Explain("a.env:1", "--baseline", "known.txt").Output, Does.Contain("  silenced by baseline: OPL5003 "));
    }

    [TestCase("KEY=ghp_kd83Hs92kLw0", "the text at 1:5 is no GitHub personal access token: its beginning is there, but what follows has not the length or the characters")]
    [TestCase("KEY=ghp_0123456789abcdefghij", "token of a length nobody published at 1:5 (24 characters): it reads like a sample. 'check --select secrets' reports it.")]
    [TestCase("db_password=${DB_PASSWORD}", "it only says where the value comes from")]
    [TestCase("db_password=changeme", "the text at 1:13 is no password: it reads like a placeholder or a word, not like a credential.")]
    [TestCase("db_password=ab", "it is too short or too long")]
    public void What_is_no_secret_or_hardly_one_is_said_with_the_reason(string text, string expected)
    {
        folder.Add("a.env", text + "\n");
        var output = Explain("a.env:1").Output;

        Assert.That(output, Does.Contain(expected));
    }

    [Test]
    public void A_token_whose_check_does_not_fit_is_said_to_be_nobodys()
    {
        folder.Add("a.txt", $"see {Token[..^1]}9\n");

        Assert.That(Explain("a.txt:1").Output, Is.EqualTo(
            "a.txt:1\n  not reported: GitHub personal access token at 1:5 (40 characters): the check that is part of such a text does not fit, so nobody issued it. 'check --select secrets' reports it.\n"));
    }

    [Test]
    public void A_rule_that_is_off_or_turned_off_is_named()
    {
        folder.Add("Dockerfile", "FROM debian\nUSER 1\n").Add(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.OPL2001.severity = none\n");

        Assert.That(Explain("Dockerfile:1").Output, Does.Contain("  not reported: OPL2001 pin-base-image, which '.editorconfig' turns off.\n"));
        Assert.That(Explain("Dockerfile:1", "--select", "secrets").Output, Does.Contain("OPL2001 pin-base-image, which the command line does not select."));
    }

    [Test]
    public void A_secret_whose_rule_is_turned_off_is_named_with_the_rule()
    {
        folder.Add("a.env", $"A_TOKEN={Token}\n").Add(".editorconfig", "root = true\n[*.env]\ndotnet_diagnostic.OPL5003.severity = none\n");

        Assert.That(Explain("a.env:1").Output, Does.Contain("that is for OPL5003 revoke-platform-token, which '.editorconfig' turns off.").And.Not.Contains(Token[4..]));
    }

    [Test]
    public void A_file_that_is_not_looked_at_is_said_to_be()
    {
        folder.Add(".gitignore", "a.env\n").Add("a.env", $"A_TOKEN={Token}\n").Add("b.bin", "a\0b");

        Assert.That(Explain("a.env:1").Output, Does.Contain("'check' passes over the file").And.Contains("warning OPL5003"));
        Assert.That(Explain("b.bin:1").Output, Is.EqualTo("b.bin:1\n  The file is not looked at: binary.\n"));
    }

    [Test]
    public void A_line_with_nothing_is_said_to_have_nothing()
    {
        folder.Add("a.txt", "hello\n");

        Assert.That(Explain("a.txt:1").Output, Does.StartWith("a.txt:1\n  Nothing is reported, and nothing was taken for a secret"));
        Assert.That(Explain("a.txt:1:3").Output, Does.StartWith("a.txt:1:3\n  Nothing is reported"));
    }

    [TestCase("none.txt:1", "error: There is no file 'none.txt'.\n")]
    [TestCase("a.txt:9", "error: 'a.txt' has 2 lines.\n")]
    public void A_place_that_is_not_there_answers_2(string place, string expected)
    {
        folder.Add("a.txt", "hello\n");

        Assert.That(Explain(place), Is.EqualTo(new CommandRun(2, "", expected)));
    }

    private CommandRun Explain(string place, params string[] arguments) => Run(["explain", place, .. arguments]);

    private CommandRun Run(params string[] arguments) => CommandRun.Start(folder.Path, arguments);
}

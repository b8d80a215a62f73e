using System.Security.Cryptography;
using System.Text;

namespace OpsLead.Lint.Cli.Tests.Baselines;

/// <summary><c>baseline import</c>: what another scanner knows is known here.</summary>
public sealed class BaselineImportTests
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2QPNjP"[..30] + "1XbPhh"[..6];
    private static readonly string Key = $"-----BEGIN {"RSA"} PRIVATE KEY-----\nMIIEowIBAAKCAQEAx3W1cHq2Yf0cWfYw8rJ0aVx0m3b3n4pQ9tLkZrQe7sYxUvBn\nq1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6q7w8e9r0t1y2\n-----END {"RSA"} PRIVATE KEY-----\n";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder().Add("a.env", $"# one\nTOKEN={Token}\n").Add("keys/id", Key).Add("new.env", $"A_TOKEN={Token}\n");

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void What_detect_secrets_knows_is_matched_by_its_hash_wherever_it_stands_in_the_file()
    {
        folder.Add(".secrets.baseline", $$"""
            {
              "version": "1.5.0",
              "results": {
                "a.env": [ { "type": "GitHub Token", "filename": "a.env", "hashed_secret": "{{Hash(Token)}}", "is_verified": false, "line_number": 77, "is_secret": false } ],
                "keys/id": [ { "type": "Private Key", "filename": "keys/id", "hashed_secret": "{{Hash("BEGIN RSA " + "PRIVATE KEY")}}", "line_number": 1 } ]
              },
              "generated_at": "2026-01-01T00:00:00Z"
            }
            """);
        var run = Import(".secrets.baseline");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.EqualTo("2 of 2 entries of '.secrets.baseline' are findings here.\n'known.txt' holds 2 findings: 2 added, 0 removed.\n"));
        Assert.That(Found(), Is.EqualTo(["new.env:1:9"]));
        var text = File.ReadAllText(folder["known.txt"]);
        Assert.That(text, Does.Contain("a.env OPL5003 ").And.Contains("# detect-secrets: no secret").And.Contains("# known to detect-secrets"));
        Assert.That(text, Does.Not.Contain(Token[..12]).And.Not.Contains(Hash(Token)));
    }

    [Test]
    public void What_a_report_of_gitleaks_has_is_matched_by_its_value()
    {
        folder.Add("report.json", $$"""[ { "RuleID": "github-pat", "File": "a.env", "StartLine": 9, "EndLine": 9, "Secret": "{{Token}}", "Match": "TOKEN={{Token}}", "Fingerprint": "a.env:github-pat:9" } ]""");
        Import("report.json");

        Assert.That(Found(), Is.EqualTo(["keys/id:1:1", "new.env:1:9"]));
    }

    [TestCase("github-pat", 2, "keys/id:1:1 new.env:1:9")]
    [TestCase("generic-api-key", 2, "keys/id:1:1 new.env:1:9")]
    [TestCase("jwt", 2, "a.env:2:7 keys/id:1:1 new.env:1:9")]
    [TestCase("github-pat", 1, "a.env:2:7 keys/id:1:1 new.env:1:9")]
    public void A_redacted_report_is_matched_by_line_and_rule(string rule, int line, string expected)
    {
        folder.Add("report.json", $$"""[ { "RuleID": "{{rule}}", "File": "./a.env", "StartLine": {{line}}, "EndLine": {{line}}, "Secret": "REDACTED" } ]""");
        Import("report.json");

        Assert.That(string.Join(' ', Found()), Is.EqualTo(expected));
    }

    [Test]
    public void What_does_not_come_along_is_counted_with_the_reason()
    {
        folder.Add(".gitignore", "ignored.env\n").Add("ignored.env", "").Add("report.json", """
            [
              { "RuleID": "github-pat", "File": "gone.env", "StartLine": 1, "EndLine": 1, "Secret": "" },
              { "RuleID": "github-pat", "File": "a\u0000b", "StartLine": 3, "EndLine": 3, "Secret": "" },
              { "RuleID": "github-pat", "File": "ignored.env", "StartLine": 1, "EndLine": 1, "Secret": "" },
              { "RuleID": "github-pat", "File": "a.env", "StartLine": 1, "EndLine": 1, "Secret": "changed-since" }
            ]
            """);
        Directory.CreateDirectory(folder[".git"]);

        Assert.That(Import("report.json").Error, Is.EqualTo("""
            0 of 4 entries of 'report.json' are findings here.
              2 in files that are gone: gone.env:1, a\u0000b:3
              1 in files that were not looked at: ignored.env:1
              1 where nothing is found now, so there is nothing to take in: a.env:1
            'known.txt' holds 0 findings: 0 added, 0 removed.

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void What_the_baseline_holds_stays_and_nothing_is_taken_in_twice()
    {
        folder.Add("report.json", $$"""[ { "RuleID": "github-pat", "File": "a.env", "StartLine": 2, "EndLine": 2, "Secret": "{{Token}}" } ]""");
        Run("baseline", "update", "keys");
        Import("report.json");
        var before = File.ReadAllText(folder["known.txt"]);

        Assert.That(Import("report.json").Error, Does.EndWith("'known.txt' holds 2 findings: 0 added, 0 removed.\n"));
        Assert.That(File.ReadAllText(folder["known.txt"]), Is.EqualTo(before));
        Assert.That(Found(), Is.EqualTo(["new.env:1:9"]));
    }

    [TestCase(null, "error: There is no file 'report.json'.\n")]
    [TestCase("{", "error: 'report.json' is neither a baseline of detect-secrets nor a report of gitleaks or betterleaks in JSON: line 1 does not parse as JSON.\n")]
    [TestCase("{}", "error: 'report.json' is neither a baseline of detect-secrets nor a report of gitleaks or betterleaks in JSON: it has neither 'results' nor is it a list of findings.\n")]
    [TestCase("[{}]", "error: 'report.json' is neither a baseline of detect-secrets nor a report of gitleaks or betterleaks in JSON: one of its findings has no 'File' or no 'RuleID'.\n")]
    [TestCase("""{ "version": "0.14.3", "results": {} }""", "error: 'report.json' is neither a baseline of detect-secrets nor a report of gitleaks or betterleaks in JSON: its version '0.14.3' is not 1; 'detect-secrets scan --baseline report.json' writes it anew.\n")]
    public void What_cannot_be_imported_answers_2(string? text, string expected)
    {
        if (text is not null)
        {
            folder.Add("report.json", text);
        }

        var run = Import("report.json");
        Assert.That(run, Is.EqualTo(new CommandRun(2, "", expected)));
        Assert.That(File.Exists(folder["known.txt"]), Is.False);
    }

#pragma warning disable CA5350 // The hash that detect-secrets writes.
    private static string Hash(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private CommandRun Import(string name) => Run("baseline", "import", name);

    private string[] Found() =>
    [
        .. Run("check", "--format", "concise", "--quiet").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line.Contains(" OPL5", StringComparison.Ordinal) && !line.StartsWith("report.json", StringComparison.Ordinal))
            .Select(static line => line[..line.IndexOf(": ", StringComparison.Ordinal)]),
    ];

    private CommandRun Run(params string[] arguments) => CommandRun.Start(folder.Path, [.. arguments, .. File.Exists(folder["known.txt"]) || arguments[0] == "baseline" ? ["--baseline", "known.txt"] : Array.Empty<string>()]);
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>No output of any kind says a detected secret, whoever quotes it.</summary>
public sealed class RedactionTests
{
    private static readonly RuleSet Rules = BuiltInRules.Create() is var rules ? new RuleSet([.. rules.Rules, new QuotingRule()], rules.Analyzers) : throw new InvalidOperationException();

    private TemporaryFolder folder = null!;

    private static IEnumerable<string> Formats => OutputFormats.Names;

    [OneTimeSetUp]
    public void SetUp()
    {
        folder = new TemporaryFolder();
        var lines = SecretSamples.Create().Select(static (sample, i) => $"{sample.Name} = \"{sample.Value}\"{(i % 3 == 0 ? "  # again: " + sample.Value : "")}\n").Chunk(100).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            folder.Add($"samples/{i:00}.conf", string.Concat(lines[i]));
        }

        var samples = SecretSamples.Create().Where(static sample => sample.Kind.Near.IsEmpty).ToArray();
        folder.Add("deploy/all.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: all\ndata:\n" + string.Concat(samples.Select(static (sample, i) => $"  k{i}: {JsonSerializer.Serialize(sample.Value)}\n")));
        folder.Add("appsettings.json", "{\n" + string.Join(",\n", samples.Select(static (sample, i) => $"  \"K{i}\": {JsonSerializer.Serialize(sample.Value)}")) + "\n}\n");
        folder.Add("Dockerfile", "FROM alpine:3.20\n" + string.Concat(samples.Select(static (sample, i) => $"ENV K{i}=\"{sample.Value}\"\n")) + "RUN curl -u admin:" + "Tr0ub4dor-3x https://example.org/\n");
        folder.Add("compose.yaml", "services:\n  db:\n    image: postgres\n    command: ['--password', 'w1nter-is-c0ming']\n    environment:\n      POSTGRES_PASSWORD: w1nter-is-c0ming\n");
        folder.Add(
            "secret.yaml",
            $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n  annotations:\n    note: second-Passw0rt\ndata:\n  a: {Convert.ToBase64String("first-Passw0rt"u8)}\n  b: {Convert.ToBase64String("second-Passw0rt"u8)}\n");
        folder.Add("key.txt", "-----BEGIN RSA " + "PRIVATE KEY-----\n" + string.Concat(Enumerable.Range(0, 20).Select(static i => Convert.ToBase64String(Encoding.ASCII.GetBytes($"made up line {i:00} of a key, made up")) + "\n")) + "-----END RSA " + "PRIVATE KEY-----\n");
    }

    [OneTimeTearDown]
    public void TearDown() => folder.Dispose();

    [TestCaseSource(nameof(Formats))]
    public void No_format_says_a_secret_however_it_is_escaped(string format)
    {
        var values = GetSecrets("--select", "*");
        var summary = folder["summary.md"];
        File.WriteAllText(summary, "");
        var run = CommandRun.Start(
            folder.Path,
            ["check", ".", "--select", "*", "--include-suppressed", "--format", format],
            Rules,
            new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary });
        var output = run.Output + run.Error + File.ReadAllText(summary);
        File.Delete(summary);

        Assert.That(values, Has.Count.GreaterThan(700));
        Assert.That(output, Does.Contain("***").Or.Contain(@"\*\*\*"));
        Assert.That(FindFirst(output, values.SelectMany(GetForms)), Is.Null);
        Assert.That(output, Does.Not.Contain("second-Passw0rt").And.Not.Contain("w1nter-is-c0ming").And.Not.Contain("Tr0ub4dor-3x"));
    }

    [Test]
    public void A_secret_is_masked_when_no_secret_rule_is_selected()
    {
        var values = GetSecrets();
        var run = CommandRun.Start(folder.Path, ["check", "--select", "OPL8903"], Rules);

        Assert.That(run.Output, Does.Contain("OPL8903").And.Not.Contain("OPL500"));
        Assert.That(FindFirst(run.Output, values), Is.Null);
    }

    [Test]
    public void A_diff_shows_the_lines_around_a_change_without_their_secrets()
    {
        var values = GetSecrets();
        var run = CommandRun.Start(folder.Path, ["check", "--select", "OPL8903", "--unsafe-fixes", "--diff"], Rules);

        Assert.That(run.Output, Does.Contain("+++ b/"));
        Assert.That(FindFirst(run.Output, values.SelectMany(GetForms)), Is.Null);
    }

    [Test]
    public void A_word_that_is_the_secret_of_one_file_is_left_in_what_is_said_of_others()
    {
        using var other = new TemporaryFolder();
        other.Add(".env", "DB_PASSWORD=docker\n");
        other.Add("Dockerfile", "FROM docker:latest\nUSER 1000\n");

        var run = CommandRun.Start(other.Path, ["check", "--select", "*", "--format", "full"], BuiltInRules.Create());

        Assert.That(run.Output, Does.Contain("'docker:latest'").And.Contain("FROM docker:latest").And.Contain("DB_PASSWORD=***"));
    }

    [Test]
    public void The_exception_of_a_rule_that_quotes_a_file_is_told_without_the_secret()
    {
        var run = CommandRun.Start(folder.Path, ["check", "--select", "OPL8903,OPL9004,secrets", "--format", "concise"], Rules);

        Assert.That(run.Output, Does.Match("OPL9004 .*OPL8903 quoting-rule.*InvalidOperationException"));
    }

    [TestCaseSource(nameof(Formats))]
    [Platform(Exclude = "Win", Reason = "The repositories of tests are made by a shell.")]
    public void Neither_the_history_nor_what_is_staged_says_a_secret(string format)
    {
        var values = GetSecrets("--select", "*").SelectMany(GetForms).ToArray();
        using var repository = Stage();
        var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };
        foreach (var command in new[] { "staged", "history" })
        {
            var run = CommandRun.Start(repository.Folder.Path, ["secrets", command, "--select", "*", "--include-suppressed", "--format", format], BuiltInRules.Create(), environment);

            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(FindFirst(run.Output + run.Error, values), Is.Null);
            repository.Commit();
        }
    }

    [TestCase("samples/00.conf", 12)]
    [TestCase("secret.yaml", 9)]
    [TestCase("key.txt", 3)]
    [TestCase("compose.yaml", 6)]
    public void What_is_explained_of_a_line_says_no_secret(string path, int lines)
    {
        var values = GetSecrets("--select", "*").SelectMany(GetForms).Append("second-Passw0rt").Append("w1nter-is-c0ming").ToArray();
        for (var line = 1; line <= lines; line++)
        {
            var run = CommandRun.Start(folder.Path, ["explain", $"{path}:{line}"], BuiltInRules.Create());

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(FindFirst(run.Output + run.Error, values), Is.Null);
        }
    }

    [TestCase("--timings")]
    [TestCase("--show-settings")]
    [TestCase("--fix", "--unsafe-fixes", "--diff")]
    [TestCase("--errors-as-warnings")]
    public void What_is_said_beside_findings_says_no_secret(params string[] arguments)
    {
        var values = GetSecrets("--select", "*").SelectMany(GetForms).ToArray();
        var run = CommandRun.Start(folder.Path, ["check", ".", "--select", "*", .. arguments.Where(argument => argument != "--fix" || !arguments.Contains("--diff"))], Rules);

        Assert.That(FindFirst(run.Output + run.Error, values), Is.Null);
    }

    [Test]
    public void A_baseline_and_what_is_said_of_it_holds_no_secret()
    {
        var values = GetSecrets("--select", "*").SelectMany(GetForms).ToArray();
        using var other = new TemporaryFolder();
        var run = CommandRun.Start(folder.Path, ["baseline", "update", "--select", "*", "--baseline", other["known.txt"]], BuiltInRules.Create());

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(FindFirst(run.Output + run.Error + File.ReadAllText(other["known.txt"]), values), Is.Null);
    }

    private TestRepository Stage()
    {
        var repository = new TestRepository();
        repository.Commit();
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            repository.Folder.Add(Path.GetRelativePath(folder.Path, file), File.ReadAllText(file));
        }

        repository.Git("add", "--all");
        return repository;
    }

    private List<string> GetSecrets(params ReadOnlySpan<string> arguments)
    {
        var json = CommandRun.Start(folder.Path, ["check", "--format", "json", .. arguments], BuiltInRules.Create()).Output;
        var texts = new Dictionary<string, string>();
        var values = new HashSet<string>();
        foreach (var finding in JsonDocument.Parse(json).RootElement.GetProperty("findings").EnumerateArray())
        {
            if (finding.GetProperty("id").GetString()!.StartsWith("OPL5", StringComparison.Ordinal))
            {
                var path = finding.GetProperty("path").GetString()!;
                texts.TryAdd(path, File.ReadAllText(folder[path]));
                var span = finding.GetProperty("span");
                var value = texts[path].Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32());
                values.UnionWith(value.Split('\n').Where(static line => line.Length >= 12 && !line.StartsWith("-----", StringComparison.Ordinal)));
            }
        }

        return [.. values];
    }

    private static IEnumerable<string> GetForms(string value) =>
    [
        value,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('='),
        Uri.EscapeDataString(value),
        JsonSerializer.Serialize(value).Trim('"'),
        System.Net.WebUtility.HtmlEncode(value),
    ];

    private static string? FindFirst(string output, IEnumerable<string> values)
    {
        var index = output.AsSpan().IndexOfAny(SearchValues.Create([.. values.Distinct()], StringComparison.Ordinal));
        return index < 0 ? null : output[Math.Max(0, index - 200)..Math.Min(output.Length, index + 200)];
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>Every format over one fixed set of findings. <c>OPSLEAD_UPDATE=1</c> writes the goldens anew.</summary>
public sealed partial class ReporterTests
{
    private static readonly string Goldens = Path.Combine(RepositoryRoot.Find(), "tests", "OpsLead.Lint.Cli.Tests", "Goldens");

    [TestCaseSource(typeof(OutputFormats), nameof(OutputFormats.Names))]
    public void A_report_is_written_as_its_golden_says(string format)
    {
        var actual = Write(format, ReportSample.Create());
        var golden = Path.Combine(Goldens, "report." + format);
        if (Environment.GetEnvironmentVariable("OPSLEAD_UPDATE") == "1")
        {
            File.WriteAllText(golden, actual);
        }

        Assert.That(actual, Is.EqualTo(File.ReadAllText(golden)));
    }

    [TestCaseSource(typeof(OutputFormats), nameof(OutputFormats.Names))]
    public void No_format_lets_through_what_a_terminal_or_a_log_would_obey(string format)
    {
        var lines = Write(format, ReportSample.Create()).Split('\n');

        Assert.That(lines.Where(static line => line.Any(static character => char.IsControl(character) || character is '\u202e' or '\ufeff' || char.IsSurrogate(character))), Is.Empty);
        Assert.That(lines.Where(line => WorkflowCommand().IsMatch(line) && format != "github"), Is.Empty);
        Assert.That(lines.Where(line => line.LastIndexOf("##vso[", StringComparison.Ordinal) > (format == "azure" ? 0 : -1)), Is.Empty);
    }

    [TestCaseSource(typeof(OutputFormats), nameof(OutputFormats.Names))]
    public void No_format_shows_a_secret(string format) => Assert.That(Write(format, ReportSample.Create()), Does.Not.Contain("not-a-real-one"));

    [TestCaseSource(typeof(OutputFormats), nameof(OutputFormats.Names))]
    public void Silenced_findings_stay_out_of_all_formats_but_JSON(string format) =>
        Assert.That(Write(format, ReportSample.Create()), format == "json" ? Does.Contain("debian") : Does.Not.Contain("debian"));

    [Test]
    public void Silenced_findings_go_into_SARIF_when_asked_for_with_what_silences_them()
    {
        var log = JsonDocument.Parse(Write("sarif", ReportSample.Create() with { IncludeSuppressed = true, SarifCategory = "nightly" })).RootElement.GetProperty("runs")[0];

        var suppressions = log.GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("suppressions")).Where(static list => list.GetArrayLength() > 0).Select(static list => list[0]).ToArray();

        Assert.That(suppressions.Select(static item => item.GetProperty("kind").GetString()), Is.EquivalentTo(["inSource", "external"]));
        Assert.That(suppressions.Select(static item => item.TryGetProperty("justification", out var text) ? text.GetString() : null), Does.Contain("the mirror rewrites it"));
        Assert.That(log.GetProperty("automationDetails").GetProperty("id").GetString(), Is.EqualTo("nightly/"));
    }

    [Test]
    public void The_option_puts_silenced_findings_into_SARIF()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.yaml", "# opslead-lint: ignore-file[mark-rule] a test's\na: «1»\n");
        var rules = new RuleSet([new MarkRule()], []);

        Assert.That(CommandRun.Start(folder.Path, ["check", "--format", "sarif"], rules).Output, Does.Not.Contain("a test's"));
        Assert.That(CommandRun.Start(folder.Path, ["check", "--format", "sarif", "--include-suppressed"], rules).Output, Does.Contain("\"justification\": \"a test\\u0027s\""));
    }

    [TestCase("junit")]
    [TestCase("checkstyle")]
    public void XML_fits_its_schema(string format)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints };
        settings.Schemas.Add(null, Path.Combine(RepositoryRoot.Find(), "docs", "formats", format + ".xsd"));
        var problems = new List<string>();
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        foreach (var report in new[] { ReportSample.Create(), ReportSample.Clean })
        {
            using var reader = XmlReader.Create(new StringReader(Write(format, report)), settings);
            while (reader.Read())
            {
            }
        }

        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void GitLabs_report_fits_its_schema_and_has_one_fingerprint_a_finding()
    {
        var report = JsonDocument.Parse(Write("gitlab", ReportSample.Create(copies: 3))).RootElement;

        JsonSchemaSubset.Load(Path.Combine("formats", "gitlab.schema.json")).Verify(report);
        Assert.That(report.EnumerateArray().Select(static issue => issue.GetProperty("fingerprint").GetString()), Is.Unique);
        Assert.That(Write("gitlab", ReportSample.Clean), Is.EqualTo("[]\n"));
    }

    [Test]
    public void GitLabs_fingerprint_stays_when_lines_move()
    {
        string[] Fingerprints(string text)
        {
            using var folder = new TemporaryFolder();
            folder.Add("a.txt", text).Add("b.txt", "«one»");
            var run = CommandRun.Start(folder.Path, ["check", "--format", "gitlab"], new RuleSet([new MarkRule()], []));
            return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(static issue => issue.GetProperty("fingerprint").GetString()!)];
        }

        Assert.That(Fingerprints("\n\n   «one»"), Is.EqualTo(Fingerprints("«one»")));
        Assert.That(Fingerprints("«two»")[0], Is.Not.EqualTo(Fingerprints("«one»")[0]));
    }

    [Test]
    public void JSON_fits_its_schema_whatever_the_text() =>
        JsonSchemaSubset.Load("opslead-lint.schema.json").Verify(JsonDocument.Parse(Write("json", ReportSample.Create())).RootElement);

    /// <summary><c>OPSLEAD_SARIF_VALIDATOR</c> names a program that answers 0 for logs that are valid; without it there is nobody to ask.</summary>
    [Test]
    public void SARIF_is_valid_whatever_the_text()
    {
        var validator = Environment.GetEnvironmentVariable("OPSLEAD_SARIF_VALIDATOR");
        Assume.That(validator, Is.Not.Null.And.Not.Empty, "OPSLEAD_SARIF_VALIDATOR names no program");
        using var folder = new TemporaryFolder();
        folder.Add("sample.sarif", Write("sarif", ReportSample.Create())).Add("clean.sarif", Write("sarif", ReportSample.Clean));
        folder.Add("all.sarif", Write("sarif", ReportSample.Create() with { IncludeSuppressed = true, SarifCategory = "nightly" }));

        using var process = Process.Start(new ProcessStartInfo(validator!, ["sample.sarif", "clean.sarif", "all.sarif"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.Zero, answer);
    }

    [Test]
    public void GitHub_is_given_ten_annotations_of_a_level_the_gravest_first_and_plain_lines_for_the_rest()
    {
        var lines = Write("github", ReportSample.Create(copies: 12)).Split('\n')[..^1];

        var annotations = lines.Where(static line => line.StartsWith("::", StringComparison.Ordinal)).Select(static line => line[2..line.IndexOf(' ', StringComparison.Ordinal)]).ToArray();

        Assert.That(annotations, Is.EqualTo([.. Enumerable.Repeat("error", 10), .. Enumerable.Repeat("warning", 10), .. Enumerable.Repeat("notice", 10)]));
        Assert.That(lines[30], Is.EqualTo("GitHub annotates 10 findings of a level in one step. 42 more:"));
        Assert.That(lines, Has.Length.EqualTo(31 + 42));
    }

    [Test]
    public void Annotations_name_files_below_the_checked_out_repository()
    {
        using var folder = new TemporaryFolder();
        folder.Add("repo/sub/a.txt", "«1»").Add("repo/b.txt", "«2»");
        var environment = new Dictionary<string, string> { ["GITHUB_WORKSPACE"] = folder["repo"], ["CI_PROJECT_DIR"] = folder["repo"] + "/", ["BUILD_SOURCESDIRECTORY"] = folder["repo"] };

        string Check(string format) => CommandRun.Start(folder["repo/sub"], ["check", ".", "../b.txt", "--format", format, "--quiet"], new RuleSet([new MarkRule()], []), environment).Output;

        Assert.That(Check("github"), Does.Contain("file=sub/a.txt,").And.Contain("file=b.txt,"));
        Assert.That(Check("sarif"), Does.Contain("\"uri\": \"sub/a.txt\"").And.Contain("\"uri\": \"b.txt\""));
        Assert.That(Check("gitlab"), Does.Contain("\"path\": \"sub/a.txt\"").And.Contain("\"path\": \"b.txt\""));
        Assert.That(Check("azure"), Does.Contain("sourcepath=sub/a.txt;").And.Contain("sourcepath=b.txt;"));
    }

    [Test]
    public void The_summary_of_a_step_is_appended_once_and_links_to_the_lines()
    {
        using var folder = new TemporaryFolder();
        folder.Add("repo/a (1).txt", "«1»").Add("summary.md", "before\n");
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_STEP_SUMMARY"] = folder["summary.md"],
            ["GITHUB_WORKSPACE"] = folder["repo"],
            ["GITHUB_SERVER_URL"] = "https://git.example",
            ["GITHUB_REPOSITORY"] = "team/shop",
            ["GITHUB_SHA"] = "0123abc",
        };

        CommandRun.Start(folder["repo"], ["check", "--format", "github", "--quiet"], new RuleSet([new MarkRule()], []), environment);

        Assert.That(File.ReadAllText(folder["summary.md"]), Is.EqualTo(
            """
            before
            ## OpsLead.Lint

            0 errors, 1 warning, 0 notes in 1 file.

            | level | rule | where | what |
            |---|---|---|---|
            | warning | OPL8901 mark-rule | [a (1).txt:1:2](https://git.example/team/shop/blob/0123abc/a%20%281%29.txt#L1) | The text '1' is marked. Remove the mark. |

            """));
    }

    [Test]
    public void The_summary_of_a_step_never_grows_over_what_GitHub_takes()
    {
        using var folder = new TemporaryFolder();
        folder.Add("summary.md", new string('x', 1000) + "\n").Add("full.md", new string('x', StepSummary.MaximumSize));
        var report = ReportSample.Create(copies: 1600);

        foreach (var name in new[] { "summary.md", "full.md" })
        {
            StepSummary.Append(report, CreateHost(new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = folder[name] }));
        }

        Assert.That(new FileInfo(folder["summary.md"]).Length, Is.InRange(StepSummary.MaximumSize - 2_000, StepSummary.MaximumSize));
        Assert.That(File.ReadAllText(folder["summary.md"]), Does.Match(@"\n\d+ more findings do not fit in here\.\n$"));
        Assert.That(new FileInfo(folder["full.md"]).Length, Is.EqualTo(StepSummary.MaximumSize));
    }

    [Test]
    public void MSBuild_reads_every_error_and_warning()
    {
        // MSBuild's own pattern of an origin, a category, a code and a text, as its documentation words it.
        var lines = Write("msbuild", ReportSample.Create()).Split('\n')[..^1];

        Assert.That(lines.Where(static line => !CanonicalMessage().IsMatch(line)), Is.Empty);
        Assert.That(CanonicalMessage().Match(lines[0]).Groups["place"].Value, Is.EqualTo("3,10,3,15"));
    }

    [Test]
    public void A_finding_below_the_threshold_is_no_failed_test()
    {
        var report = ReportSample.Create();

        Assert.That(Write("junit", report), Does.Contain("tests=\"6\" failures=\"4\" errors=\"0\" skipped=\"2\""));
        Assert.That(Write("junit", report with { FailOn = RuleSeverity.Error }), Does.Contain("tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"5\""));
        Assert.That(Write("junit", report with { FailOn = null }), Does.Contain("tests=\"6\" failures=\"0\" errors=\"0\" skipped=\"6\""));
    }

    private static string Write(string format, LintReport report)
    {
        using var stream = new MemoryStream();
        Reporter.Create(OutputFormats.Parse(format), TerminalStyle.None, CreateHost([])).Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).Replace($"ersion\": \"{CommandLineApplication.Version}\"", "ersion\": \"1.2.3\"", StringComparison.Ordinal);
    }

    private static CommandHost CreateHost(Dictionary<string, string> environment) => new()
    {
        CurrentDirectory = "/repository",
        Output = Stream.Null,
        Error = TextWriter.Null,
        GetEnvironmentVariable = environment.GetValueOrDefault,
        IsOutputRedirected = static () => true,
        CreateRules = static () => new RuleSet([], []),
    };

    [GeneratedRegex(@"^\s*::")]
    private static partial Regex WorkflowCommand();

    [GeneratedRegex(@"^[^:]*\((?<place>\d+,\d+,\d+,\d+)\): (error|warning|info) OPL\d{4}: .+$")]
    private static partial Regex CanonicalMessage();
}

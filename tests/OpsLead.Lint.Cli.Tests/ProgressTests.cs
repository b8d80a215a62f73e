using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

public sealed class ProgressTests
{
    private static readonly SourceDocument Document = new("a.txt", "");

    private readonly FixedClock clock = new();
    private StringWriter output = null!;

    [SetUp]
    public void SetUp() => output = new StringWriter();

    [TearDown]
    public void TearDown() => output.Dispose();

    [Test]
    public void A_run_of_less_than_a_second_shows_nothing()
    {
        using (var line = new ProgressLine(output, clock, 10))
        {
            clock.Advance(0.9);
            line.Report(Document);
        }

        Assert.That(output.ToString(), Is.Empty);
    }

    [Test]
    public void A_longer_run_shows_files_and_rate_at_most_ten_times_a_second_and_takes_the_line_away()
    {
        using (var line = new ProgressLine(output, clock, 3))
        {
            clock.Advance(2);
            line.Report(Document);
            line.Report(Document);
            clock.Advance(0.5);
            line.Report(Document);
            clock.Advance(0.5);
            line.Report(Document);
        }

        Assert.That(output.ToString(), Is.EqualTo(
            "\r\u001b[KLinting: 1 of 3 files, 0 a second\r\u001b[KLinting: 3 of 3 files, 1 a second\r\u001b[KLinting: 4 files, 1 a second\r\u001b[K"));
    }

    [Test]
    public void Only_a_terminal_that_can_erase_a_line_shows_one_and_quiet_shows_none()
    {
        Assert.That(Show(isRedirected: false, term: "xterm"), Does.Contain("Linting: ").And.EndsWith("\r\u001b[KNo findings in 2 files.\n"));
        Assert.That(Show(isRedirected: true, term: "xterm"), Is.EqualTo("No findings in 2 files.\n"));
        Assert.That(Show(isRedirected: false, term: "dumb"), Is.EqualTo("No findings in 2 files.\n"));
        Assert.That(Show(isRedirected: false, term: "xterm", "--quiet"), Is.Empty);
    }

    [Test]
    public void Timings_name_the_rules_that_ran_and_nothing_is_measured_without_being_asked()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.txt", "one");
        var rules = new RuleSet([new MarkRule(), new WordRule()], []);

        var timed = CommandRun.Start(folder.Path, ["check", "--timings", "--quiet", "--ignore", "OPL8902"], rules);
        var plain = CommandRun.Start(folder.Path, ["check", "--quiet"], rules);

        Assert.That(timed.Error, Does.Match(@"^The slowest rules, in milliseconds of all threads:\n +\d+\.\d  OPL8901 mark-rule\n$"));
        Assert.That(plain.Error, Is.Empty);
    }

    private static string Show(bool isRedirected, string term, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.txt").Add("b.txt");
        using var error = new StringWriter { NewLine = "\n" };
        new CommandLineApplication(new CommandHost
        {
            CurrentDirectory = folder.Path,
            Output = Stream.Null,
            Error = error,
            GetEnvironmentVariable = name => name == "TERM" ? term : null,
            IsOutputRedirected = static () => true,
            IsErrorRedirected = () => isRedirected,
            Clock = new FixedClock { Step = TimeSpan.FromSeconds(2) },
            CreateRules = static () => new RuleSet([new MarkRule()], []),
        }).Run(["check", .. options]);
        return error.ToString();
    }

    /// <summary>A clock that stands still until it is told to go on, or goes on whenever it is looked at.</summary>
    private sealed class FixedClock : TimeProvider
    {
        private long now;

        public TimeSpan Step { get; init; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(double seconds) => now += TimeSpan.FromSeconds(seconds).Ticks;

        public override long GetTimestamp() => Interlocked.Add(ref now, Step.Ticks);
    }
}

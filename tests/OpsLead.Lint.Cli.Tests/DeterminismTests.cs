using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The same input gives the same bytes, however many threads read it.</summary>
public sealed class DeterminismTests
{
    private static readonly string Root = Path.Combine(RepositoryRoot.Find(), "testdata");

    [TestCaseSource(typeof(OutputFormats), nameof(OutputFormats.Names))]
    public void Every_format_is_the_same_with_one_job_and_with_two(string format)
    {
        var one = Check(format, 1);
        var two = Check(format, 2);

        Assert.That(one.ExitCode, Is.EqualTo(ExitCode.Findings));
        Assert.That(two, Is.EqualTo(one));
    }

    [Test]
    public void Runs_over_all_processors_agree()
    {
        var first = Check("json", 0);

        Assert.That(Enumerable.Range(0, 3).Select(static _ => Check("json", 0)), Has.All.EqualTo(first));
    }

    private static CommandRun Check(string format, int jobs) =>
        CommandRun.Start(Root, ["check", "projects", "corpora", "--select", "*", "--include-suppressed", "--format", format, "--jobs", jobs.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
}

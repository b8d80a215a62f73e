namespace OpsLead.Lint.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] Lines = Read();

    [Test]
    public void The_options_of_check_stand_under_what_they_are_about()
    {
        var headings = Lines.Where(static line => line.EndsWith(':') && !line.StartsWith(' ')).ToArray();

        Assert.That(headings, Is.EqualTo(["Arguments:", "What to lint:", "Which rules:", "Which findings count:", "Reports:", "Changes to files:", "Configuration:", "Options:"]));
        Assert.That(Lines.SkipWhile(static line => line != "Options:").Skip(1).TakeWhile(static line => line.Length > 0).Count(static line => line.StartsWith("  -", StringComparison.Ordinal)), Is.EqualTo(1), "every option but --help has a heading");
    }

    [Test]
    public void No_line_is_longer_than_100_columns() => Assert.That(Lines.Where(static line => line.Length > 100), Is.Empty);

    private static string[] Read()
    {
        using var folder = new TemporaryFolder();
        return CommandRun.Start(folder.Path, ["check", "--help"], new RuleSet([], [])).Output.Split('\n');
    }
}

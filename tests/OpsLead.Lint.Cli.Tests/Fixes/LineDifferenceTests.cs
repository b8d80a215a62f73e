using OpsLead.Lint.Cli.Fixes;

namespace OpsLead.Lint.Cli.Tests.Fixes;

public sealed class LineDifferenceTests
{
    [TestCase("", "", "")]
    [TestCase("a b c", "a b c", "")]
    [TestCase("a b c", "a x c", "1,1>1,1")]
    [TestCase("a c", "a b c", "1,0>1,1")]
    [TestCase("a b c", "a c", "1,1>1,0")]
    [TestCase("", "a", "0,0>0,1")]
    [TestCase("a b c d e f", "a x c d y z f", "1,1>1,1 4,1>4,2")]
    public void The_lines_that_differ_are_found(string before, string after, string expected) =>
        Assert.That(string.Join(' ', Find(Split(before), Split(after)).Select(static change => $"{change.BeforeStart},{change.BeforeCount}>{change.AfterStart},{change.AfterCount}")), Is.EqualTo(expected));

    [Test]
    public void Applying_what_was_found_gives_the_other_text()
    {
        var random = new Random(17);
        for (var round = 0; round < 500; round++)
        {
            var before = Lines(random);
            var after = Lines(random);

            Assert.That(Apply(before, after, Find(before, after)), Is.EqualTo(after), $"{string.Join(' ', before)} > {string.Join(' ', after)}");
        }
    }

    [Test]
    public void Texts_that_have_next_to_nothing_in_common_differ_as_a_whole()
    {
        string[] before = [.. Enumerable.Range(0, 5000).Select(static i => $"a{i}"), "common", "a"];
        string[] after = [.. Enumerable.Range(0, 5000).Select(static i => $"b{i}"), "common", "b"];

        Assert.That(Find(before, after), Is.EqualTo(new[] { new ChangedLines(0, 5002, 0, 5002) }));
    }

    private static List<ChangedLines> Find(string[] before, string[] after) => LineDifference.Find(before, after);

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Lines(Random random) => [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];

    private static List<string> Apply(string[] before, string[] after, List<ChangedLines> changes)
    {
        var result = new List<string>();
        var position = 0;
        foreach (var change in changes)
        {
            result.AddRange(before[position..change.BeforeStart]);
            result.AddRange(after[change.AfterStart..(change.AfterStart + change.AfterCount)]);
            position = change.BeforeStart + change.BeforeCount;
        }

        result.AddRange(before[position..]);
        return result;
    }
}

using OpsLead.Lint.Cli.Fixes;
using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Fixes;

public sealed class UnifiedDiffTests
{
    [Test]
    public void Three_lines_stand_around_a_change() => Assert.That(
        Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
        Is.EqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"));

    [Test]
    public void Changes_far_apart_are_hunks_of_their_own()
    {
        string[] lines = [.. Enumerable.Range(1, 30).Select(static i => $"line {i}\n")];
        string[] changed = [.. lines[..4], "new\n", .. lines[4..28], .. lines[29..]];

        Assert.That(Diff(string.Concat(lines), string.Concat(changed)).Split('\n').Where(static line => line.StartsWith('@')), Is.EqualTo(new[] { "@@ -2,6 +2,7 @@", "@@ -26,5 +27,4 @@" }));
    }

    [Test]
    public void A_text_without_a_last_line_break_says_so() => Assert.That(
        Diff("a", "b"),
        Is.EqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"));

    [Test]
    public void Line_breaks_of_windows_stay_in_the_lines() =>
        Assert.That(Diff("a\r\nb\r\n", "a\r\nc\r\n"), Is.EqualTo("--- a/web.yaml\n+++ b/web.yaml\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"));

    [Test]
    public void A_secret_is_hidden_where_it_was_found_and_where_it_went()
    {
        const string Before = "password: hunter22\nimage: a\n";
        const string After = "image: b # was hunter22\npassword: x\n";
        var change = Change(Before, After) with { SecretsBefore = [new TextSpan(10, 8)] };

        Assert.That(Write(change), Does.Not.Contain("hunter22").And.Contain("-password: ********").And.Contain("# was ********"));
    }

    [TestCase("a\u001b[31mb", @" a\u001b[31mb")]
    [TestCase("  ::set-output name=a::b", @"   \u003a:set-output name=a::b")]
    [TestCase("x ##[error]y", @" x \u0023#[error]y")]
    [TestCase("\tindented", " \tindented")]
    public void What_a_terminal_or_a_log_would_obey_is_escaped(string line, string expected) =>
        Assert.That(Diff($"{line}\na\n", $"{line}\nb\n").Split('\n')[3], Is.EqualTo(expected));

    private static string Diff(string before, string after) => Write(Change(before, after));

    private static FileChange Change(string before, string after) => new("web.yaml", null, null, SourceText.From(before), SourceText.From(after));

    private static string Write(FileChange change)
    {
        using var writer = new StringWriter();
        UnifiedDiff.Write(change, writer, TerminalStyle.None);
        return writer.ToString();
    }
}

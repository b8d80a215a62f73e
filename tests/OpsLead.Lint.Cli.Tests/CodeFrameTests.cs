using OpsLead.Lint.Cli.Reporting;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests;

public sealed class CodeFrameTests
{
    [Test]
    public void Marks_stand_under_the_very_characters() => Verify(
        "a: [|bc|] d",
        """
          |
        1 | a: bc d
          |    ^^
        """);

    [Test]
    public void A_tab_takes_the_columns_up_to_the_next_stop() => Verify(
        "a\t[|b|]\tc",
        """
          |
        1 | a   b   c
          |     ^
        """);

    [Test]
    public void A_wide_character_takes_two_columns_and_a_combining_mark_none() => Verify(
        "웹 e\u0301 [|웹x|]",
        """
          |
        1 | 웹 é [|]웹x
          |      ^^^
        """.Replace("[|]", "", StringComparison.Ordinal).Replace("é", "e\u0301", StringComparison.Ordinal));

    [Test]
    public void An_escaped_character_takes_the_columns_of_its_escape() => Verify(
        "\u001b[|x|]",
        """
          |
        1 | \u001bx
          |       ^
        """);

    [Test]
    public void An_empty_span_is_marked_where_something_is_missing() => Verify(
        "ab[||]",
        """
          |
        1 | ab
          |   ^
        """);

    [Test]
    public void An_empty_span_at_the_end_of_an_empty_text_is_marked() => Verify(
        "[||]",
        """
          |
        1 |
          | ^
        """);

    [Test]
    public void A_span_over_lines_shows_the_first_three_without_marking_indentation() => Verify(
        "x: [|a\n  b\n\n  c\n  d|]\n",
        """
          |
        1 | x: a
          |    ^
        2 |   b
          |   ^
        3 |
          |
          | ... and 2 more lines
        """);

    [Test]
    public void A_span_that_ends_with_its_line_break_has_nothing_on_the_next_line() => Verify(
        "[|a\n|]b",
        """
          |
        1 | a
          | ^
        """);

    [Test]
    public void Line_numbers_are_those_of_the_file() => Verify(
        "\r\n\r\r\n\n\n\n\n\n\n[|a|]",
        """
           |
        10 | a
           | ^
        """);

    [Test]
    public void A_long_line_is_cut_around_what_is_marked() => Verify(
        new string('x', 500) + "[|here|]" + new string('y', 500),
        $"""
          |
        1 | ...{new string('x', 40)}here{new string('y', 116)}...
          |    {new string(' ', 40)}^^^^
        """);

    [Test]
    public void A_line_of_a_scanned_file_cannot_start_a_workflow_command() => Verify(
        "[|::error::x|]",
        """
          |
        1 | ::error::x
          | ^^^^^^^^^^
        """);

    [Test]
    public void A_secret_is_masked_wherever_its_line_is_shown()
    {
        var text = SourceText.From("user: a, word: s3cret");
        var secret = new TextSpan(15, 6);

        Assert.That(Write(text, new TextSpan(6, 1), secret), Is.EqualTo("  |\n1 | user: a, word: ******\n  |       ^\n"));
        Assert.That(Write(text, secret, secret), Is.EqualTo("  |\n1 | user: a, word: ******\n  |                ^^^^^^\n"));
    }

    private static void Verify(string markup, string expected)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var end = markup.IndexOf("|]", StringComparison.Ordinal) - 2;
        var text = SourceText.From(markup.Remove(end + 2, 2).Remove(start, 2));

        Assert.That(Write(text, TextSpan.FromBounds(start, end)), Is.EqualTo(expected + "\n"));
    }

    private static string Write(SourceText text, TextSpan span, params TextSpan[] secrets)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new CodeFrame(text, SecretMask.Create(secrets)).Write(output, span, '^', TerminalStyle.Warning, CodeFrame.GetGutterWidth(text.GetLinePositionSpan(span)), TerminalStyle.None);
        return output.ToString();
    }
}

using CsCheck;
using OpsLead.Lint.CSharp.Compilations;

namespace OpsLead.Lint.CSharp.Tests.Compilations;

public sealed class NestingScannerTests
{
    [TestCase("(", ")", TestName = "Parentheses_are_counted")]
    [TestCase("[", "]", TestName = "Square_brackets_are_counted")]
    [TestCase("{", "}", TestName = "Braces_are_counted")]
    [TestCase("$\"{", "}\"", TestName = "Interpolated_strings_are_counted")]
    [TestCase("$@\"{", "}\"", TestName = "Verbatim_interpolated_strings_are_counted")]
    [TestCase("$\"\"\"{", "}\"\"\"", TestName = "Raw_interpolated_strings_are_counted")]
    [TestCase("$\"{f(", ")}\"", TestName = "Calls_in_holes_are_counted")]
    public void Deep(string open, string close) =>
        Assert.That(NestingScanner.IsBeyondLimit(Repeat(open, 200) + "1" + Repeat(close, 200)), Is.True);

    [TestCase("\"((((\"", TestName = "A_string_is_no_code")]
    [TestCase("\"\\\"((((\"", TestName = "An_escaped_quote_does_not_end_a_string")]
    [TestCase("@\"\"\"((((\"", TestName = "A_doubled_quote_does_not_end_a_verbatim_string")]
    [TestCase("\"\"\"((\"((\"\"\"", TestName = "A_quote_does_not_end_a_raw_string")]
    [TestCase("$\"(((({1}((((\"", TestName = "The_text_of_an_interpolated_string_is_no_code")]
    [TestCase("$\"{{((((\"", TestName = "A_doubled_brace_is_text")]
    [TestCase("$$\"\"\"{((({{1}}(((\"\"\"", TestName = "A_single_brace_of_a_raw_string_with_two_dollars_is_text")]
    [TestCase("'('", TestName = "A_character_is_no_code")]
    [TestCase("'\\''", TestName = "An_escaped_apostrophe_is_a_character")]
    [TestCase("// ((((\n", TestName = "A_comment_to_the_end_of_the_line_is_no_code")]
    [TestCase("/* (((( */", TestName = "A_comment_is_no_code")]
    [TestCase("\"\"", TestName = "An_empty_string_ends_at_once")]
    [TestCase("f(a[1], new { X = g(\"}\") })", TestName = "What_is_closed_does_not_add_up")]
    [TestCase("$\"{(a ? \"(\" : $\"{b[0]}(\")}\"", TestName = "Strings_in_holes_are_strings")]
    public void Shallow(string source) => Assert.That(NestingScanner.IsBeyondLimit(Repeat(source + ";", 500)), Is.False);

    [Test]
    public void Nothing_makes_it_throw() => Gen.String[Gen.Char["\"'$@{}()[]\\/*\na"], 0, 60].Sample(
        static text => Assert.That(() => NestingScanner.IsBeyondLimit(text), Throws.Nothing), iter: 20_000);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

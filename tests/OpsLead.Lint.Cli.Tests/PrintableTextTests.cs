using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

public sealed class PrintableTextTests
{
    [TestCase("plain 'text' ü 웹", "plain 'text' ü 웹")]
    [TestCase("\u001b[2J", "\\u001b[2J")]
    [TestCase("a\nb\r\tc", "a\\nb\\r\\tc")]
    [TestCase("\u0085\u2028", "\\u0085\\u2028")]
    [TestCase("user\u202eadmin", "user\\u202eadmin")]
    [TestCase("a\u200bb\ufeff", "a\\u200bb\\ufeff")]
    [TestCase("\U000E0041", "\\U000e0041")]
    [TestCase("##[error]x", "\\u0023#[error]x")]
    [TestCase("x ###[group]", "x #\\u0023#[group]")]
    [TestCase("##vso[task.x]", "\\u0023#vso[task.x]")]
    [TestCase("# C## [", "# C## [")]
    public void What_a_terminal_or_a_log_would_obey_is_escaped(string text, string expected) => Assert.That(PrintableText.Escape(text), Is.EqualTo(expected));

    [Test]
    public void Half_a_character_is_escaped() => Assert.That(PrintableText.Escape("a\ud800b"), Is.EqualTo("a\\ud800b"));

    [TestCase("::error::x", "./::error::x")]
    [TestCase("  ::x", "./  ::x")]
    [TestCase("a::b", "a::b")]
    public void A_path_at_a_line_start_is_no_workflow_command(string path, string expected) => Assert.That(PrintableText.AtLineStart(path), Is.EqualTo(expected));
}

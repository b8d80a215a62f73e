using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Text;

public class SourceTextTests
{
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
        Encoding.UTF32,
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void A_byte_order_mark_names_the_encoding_and_is_written_back(Encoding encoding)
    {
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("é: 😀\r\n")];

        var text = SourceText.Decode(bytes);

        Assert.That(text.Text, Is.EqualTo("é: 😀\r\n"));
        Assert.That(text.HasByteOrderMark, Is.True);
        Assert.That(text.HasInvalidBytes, Is.False);
        Assert.That(text.Encode(text.Text), Is.EqualTo(bytes));
    }

    [Test]
    public void Bytes_without_a_mark_are_UTF_8()
    {
        var bytes = "a: é\n"u8.ToArray();
        var text = SourceText.Decode(bytes);

        Assert.That(text.Text, Is.EqualTo("a: é\n"));
        Assert.That(text.HasByteOrderMark, Is.False);
        Assert.That(text.Encode(text.Text), Is.EqualTo(bytes));
    }

    [Test]
    public void Invalid_bytes_are_replaced_and_remembered()
    {
        Assert.That(SourceText.Decode([0x61, 0xFF, 0x62]).Text, Is.EqualTo("a\uFFFDb"));
        Assert.That(SourceText.Decode([0x61, 0xFF, 0x62]).HasInvalidBytes, Is.True);
        Assert.That(SourceText.Decode([0xFF, 0xFE, 0x61, 0x00, 0x62]).HasInvalidBytes, Is.True, "half a code unit");
        Assert.That(SourceText.Decode([0xFF, 0xFE, 0x00, 0xD8]).HasInvalidBytes, Is.True, "half a surrogate pair");
    }

    [Test]
    public void A_replacement_character_that_is_written_in_UTF_8_is_valid() =>
        Assert.That(SourceText.Decode("\uFFFD"u8).HasInvalidBytes, Is.False);

    [Test]
    public void A_string_may_begin_with_the_mark()
    {
        var text = SourceText.From("\uFEFFa");

        Assert.That(text.Text, Is.EqualTo("a"));
        Assert.That(text.Encode("a"), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }));
    }

    [Test]
    public void Lines_end_with_LF_CRLF_or_CR()
    {
        var text = SourceText.From("a\nbc\r\nd\re\n");

        Assert.That(text.LineCount, Is.EqualTo(5));
        Assert.That(Enumerable.Range(0, 5).Select(line => text.ToString(text.GetLineSpan(line))), Is.EqualTo(new[] { "a", "bc", "d", "e", "" }));
        Assert.That(Enumerable.Range(0, 5).Select(text.GetLineStart), Is.EqualTo(new[] { 0, 2, 6, 8, 10 }));
    }

    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1)]
    [TestCase(2, 1, 0)]
    [TestCase(4, 1, 2)]
    [TestCase(5, 1, 3)]
    [TestCase(6, 2, 0)]
    [TestCase(7, 2, 1)]
    public void An_index_has_a_line_and_a_column(int position, int line, int column) =>
        Assert.That(SourceText.From("a\nbc\r\nd").GetLinePosition(position), Is.EqualTo(new LinePosition(line, column)));

    [Test]
    public void Columns_count_UTF_16_code_units() =>
        Assert.That(SourceText.From("😀a").GetLinePositionSpan(new TextSpan(2, 1)), Is.EqualTo(new LinePositionSpan(new LinePosition(0, 2), new LinePosition(0, 3))));

    [Test]
    public void An_index_outside_the_text_is_refused()
    {
        var text = SourceText.From("ab");

        Assert.That(() => text.GetLinePosition(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => text.GetLinePosition(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => text.GetLineSpan(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => text.GetLineStart(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("a\nb\r\n", "\n")]
    [TestCase("a\r\nb\n", "\r\n")]
    [TestCase("a\rb", "\r")]
    [TestCase("a\r", "\r")]
    [TestCase("a", "\n")]
    [TestCase("", "\n")]
    public void The_first_line_break_is_the_files(string text, string newLine) =>
        Assert.That(SourceText.From(text).GetNewLine(), Is.EqualTo(newLine));

    [Test]
    public void An_empty_text_has_one_empty_line()
    {
        var text = SourceText.Decode([]);

        Assert.That(text.LineCount, Is.EqualTo(1));
        Assert.That(text.GetLineSpan(0), Is.EqualTo(new TextSpan(0, 0)));
    }
}

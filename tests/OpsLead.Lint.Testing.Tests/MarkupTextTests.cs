using CsCheck;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Testing.Tests;

public sealed class MarkupTextTests
{
    [Test]
    public void A_text_without_marks_is_itself() => Assert.That(MarkupText.Parse("a: [b, {c: d}]\n").Text, Is.EqualTo("a: [b, {c: d}]\n"));

    [Test]
    public void Marks_are_taken_out_and_their_spans_kept()
    {
        var markup = MarkupText.Parse("image: [|nginx|] # {|OPL1002:no digest|}");

        Assert.That(markup.Text, Is.EqualTo("image: nginx # no digest"));
        Assert.That(markup.Spans, Is.EqualTo([new MarkedSpan(new TextSpan(7, 5), null), new MarkedSpan(new TextSpan(15, 9), "OPL1002")]));
    }

    [Test]
    public void Marks_may_nest() =>
        Assert.That(
            MarkupText.Parse("[|a{|OPL1001:b|}c|]").Spans,
            Is.EqualTo([new MarkedSpan(new TextSpan(0, 3), null), new MarkedSpan(new TextSpan(1, 1), "OPL1001")]));

    [Test]
    public void Marks_may_touch() =>
        Assert.That(MarkupText.Parse("[|a|][|b|]").Spans, Is.EqualTo([new MarkedSpan(new TextSpan(0, 1), null), new MarkedSpan(new TextSpan(1, 1), null)]));

    [Test]
    public void Two_findings_may_cover_the_same_characters() =>
        Assert.That(MarkupText.Parse("[|[|a|]|]").Spans, Has.Exactly(2).EqualTo(new MarkedSpan(new TextSpan(0, 1), null)));

    [Test]
    public void A_mark_may_be_empty() => Assert.That(MarkupText.Parse("a[||]b").Spans, Is.EqualTo([new MarkedSpan(new TextSpan(1, 0), null)]));

    [TestCase("{| not an id |}")]
    [TestCase("{|OPL12:x|}")]
    [TestCase("[[ -n $a ||]]")]
    [TestCase("a |] b |} c")]
    public void Other_brackets_and_braces_are_text(string text) => Assert.That(MarkupText.Parse(text).Text, Is.EqualTo(text));

    [TestCase("[|a")]
    [TestCase("{|OPL1001:a")]
    [TestCase("[|a{|OPL1001:b|]c|}")]
    public void A_mark_that_is_open_or_crosses_another_is_refused(string markup) =>
        Assert.That(() => MarkupText.Parse(markup), Throws.TypeOf<FormatException>());

    [Test]
    public void Parsing_what_was_rendered_gives_the_text_and_spans_back()
    {
        var spans = Gen.Select(
            Gen.Int[0, 12],
            Gen.Int[0, 6],
            Gen.Bool,
            static (start, length, named) => new MarkedSpan(new TextSpan(start, Math.Min(length, 12 - start)), named ? "OPL1001" : null));
        Gen.Select(Gen.String[Gen.Char["ab[]{}: \n"], 12, 12], spans.List[0, 3])
            .Where(static input => AreNested(input.Item2) && !EndAtBracket(input.Item1, input.Item2))
            .Sample(static input =>
        {
            var (text, expected) = input;
            var markup = MarkupText.Parse(MarkupText.Render(text, expected));
            return markup.Text == text && markup.Spans.Order(ByPlace).SequenceEqual(expected.Order(ByPlace));
        });
    }

    private static Comparer<MarkedSpan> ByPlace { get; } = Comparer<MarkedSpan>.Create(static (left, right) =>
        left.Span.CompareTo(right.Span) is not 0 and var order ? order : string.CompareOrdinal(left.Id, right.Id));

    // '[|}' and '[|]' read as an opening mark.
    private static bool EndAtBracket(string text, List<MarkedSpan> spans) => spans.Exists(span => span.Span.End > 0 && text[span.Span.End - 1] == '[');

    private static bool AreNested(List<MarkedSpan> spans) => spans.TrueForAll(left => spans.TrueForAll(right =>
        !left.Span.OverlapsWith(right.Span) || left.Span.Contains(right.Span) || right.Span.Contains(left.Span))
        && !spans.Exists(other => other.Span.IsEmpty && left.Span.Contains(other.Span) && other != left));
}

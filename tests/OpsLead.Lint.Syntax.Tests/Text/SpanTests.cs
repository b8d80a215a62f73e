using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Text;

public class SpanTests
{
    [Test]
    public void A_span_contains_its_first_index_and_not_its_end()
    {
        var span = TextSpan.FromBounds(2, 5);

        Assert.That(span, Is.EqualTo(new TextSpan(2, 3)));
        Assert.That(Enumerable.Range(0, 7).Where(span.Contains), Is.EqualTo(new[] { 2, 3, 4 }));
        Assert.That(span.ToString(), Is.EqualTo("[2..5)"));
    }

    [TestCase(2, 3, true)]
    [TestCase(5, 0, true)]
    [TestCase(2, 0, true)]
    [TestCase(3, 3, false)]
    [TestCase(1, 2, false)]
    public void A_span_contains_spans_wholly_inside(int start, int length, bool expected) =>
        Assert.That(TextSpan.FromBounds(2, 5).Contains(new TextSpan(start, length)), Is.EqualTo(expected));

    [TestCase(4, 3, true)]
    [TestCase(5, 3, false)]
    [TestCase(0, 2, false)]
    [TestCase(3, 0, false)]
    public void Spans_overlap_when_they_share_a_code_unit(int start, int length, bool expected) =>
        Assert.That(TextSpan.FromBounds(2, 5).OverlapsWith(new TextSpan(start, length)), Is.EqualTo(expected));

    [Test]
    public void Spans_are_ordered_by_start_then_length()
    {
        var shorter = new TextSpan(1, 2);
        var longer = new TextSpan(1, 3);
        var later = new TextSpan(2, 0);

        Assert.That(new[] { later, longer, shorter }.Order(), Is.EqualTo(new[] { shorter, longer, later }));
        Assert.That(shorter < longer && longer <= later && later > longer && longer >= shorter, Is.True);
    }

    [Test]
    public void Positions_are_ordered_and_written_from_one()
    {
        var first = new LinePosition(0, 9);
        var second = new LinePosition(1, 0);

        Assert.That(first < second && first <= second && second > first && second >= first, Is.True);
        Assert.That(second.ToString(), Is.EqualTo("2:1"));
    }
}

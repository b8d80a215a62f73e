using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Text;

public class SourceMapTests
{
    [Test]
    public void An_identity_maps_every_stretch_to_itself()
    {
        var map = SourceMap.Identity(new TextSpan(10, 4));

        Assert.That(map.Length, Is.EqualTo(4));
        Assert.That(map.GetSpan(1, 2), Is.EqualTo(new TextSpan(11, 2)));
        Assert.That(map.GetPosition(4), Is.EqualTo(14));
        Assert.That(map.IsVerbatim(0, 4), Is.True);
    }

    [Test]
    public void Encoded_characters_map_to_all_that_encodes_them()
    {
        var builder = new SourceMap.Builder();
        builder.AddVerbatim(5, 2);
        builder.AddEncoded(new TextSpan(7, 6), 1);
        builder.AddVerbatim(13, 2);
        var map = builder.ToSourceMap();

        Assert.That(map.GetSpan(2, 1), Is.EqualTo(new TextSpan(7, 6)));
        Assert.That(map.GetSpan(1, 3), Is.EqualTo(TextSpan.FromBounds(6, 14)));
        Assert.That(map.IsVerbatim(0, 2), Is.True);
        Assert.That(map.IsVerbatim(1, 2), Is.False);
        Assert.That(map.GetPosition(map.Length), Is.EqualTo(15));
    }

    [Test]
    public void An_escape_as_long_as_what_it_means_is_no_verbatim_text()
    {
        var builder = new SourceMap.Builder();
        builder.AddEncoded(new TextSpan(3, 2), 2);
        builder.AddVerbatim(5, 1);
        var map = builder.ToSourceMap();

        Assert.That(map.GetSpan(0, 1), Is.EqualTo(new TextSpan(3, 2)));
        Assert.That(map.GetSpan(1, 1), Is.EqualTo(new TextSpan(3, 2)));
        Assert.That(map.GetSpan(2, 1), Is.EqualTo(new TextSpan(5, 1)));
        Assert.That(map.IsVerbatim(0, 2), Is.False);
    }

    [Test]
    public void Neighbouring_verbatim_text_is_one_run_and_parted_text_is_not()
    {
        var builder = new SourceMap.Builder();
        builder.AddVerbatim(0, 2);
        builder.AddVerbatim(2, 2);
        builder.AddVerbatim(8, 2);
        var map = builder.ToSourceMap();

        Assert.That(map.IsVerbatim(0, 4), Is.True);
        Assert.That(map.IsVerbatim(3, 2), Is.False);
        Assert.That(map.GetSpan(3, 2), Is.EqualTo(TextSpan.FromBounds(3, 9)));
    }

    [Test]
    public void An_empty_text_stands_where_it_is_said_to()
    {
        var builder = new SourceMap.Builder();
        builder.AddVerbatim(3, 0);
        builder.AddEncoded(new TextSpan(3, 2), 0);

        Assert.That(builder.ToSourceMap(7).GetSpan(0, 0), Is.EqualTo(new TextSpan(7, 0)));
        Assert.That(builder.ToSourceMap().GetSpan(0, 0), Is.EqualTo(new TextSpan(0, 0)));
    }

    [TestCase(-1, 0)]
    [TestCase(0, -1)]
    [TestCase(3, 2)]
    [TestCase(5, 0)]
    [TestCase(1, int.MaxValue)]
    public void A_stretch_outside_the_text_is_refused(int start, int length)
    {
        var map = SourceMap.Identity(new TextSpan(10, 4));

        Assert.That(() => map.GetSpan(start, length), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => map.IsVerbatim(start, length), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}

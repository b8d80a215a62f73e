using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlMappingTests
{
    [Test]
    public void Values_are_found_through_aliases_and_merges()
    {
        var root = (YamlMapping)YamlTreeText.Root("base: &base {image: nginx, tag: '1'}\nweb:\n  <<: *base\n  tag: '2'\nalias: *base\n");

        Assert.That(root.TryGetMapping("web", out var web), Is.True);
        Assert.That(web!.TryGetScalar("image", out var image) && image.Value == "nginx", Is.True);
        Assert.That(web.TryGetScalar("tag", out var tag) && tag.Value == "2", Is.True, "a key of its own wins");
        Assert.That(web.IsOpen, Is.False);
        Assert.That(root.TryGetMapping("alias", out var alias) && alias.TryGetScalar("tag", out _), Is.True);
    }

    [Test]
    public void The_first_of_several_merged_mappings_wins()
    {
        var root = (YamlMapping)YamlTreeText.Root("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n");

        Assert.That(root.TryGetMapping("c", out var merged), Is.True);
        Assert.That(merged!.TryGetScalar("x", out var x) && x.Value == "1", Is.True);
        Assert.That(merged.TryGetScalar("y", out var y) && y.Value == "2", Is.True);
    }

    [TestCase("<<: *unknown\na: 1\n", true)]
    [TestCase("<<: text\na: 1\n", true)]
    [TestCase("<<: [{b: 1}, text]\na: 1\n", true)]
    [TestCase("<<: {b: 1}\na: 1\n", false)]
    [TestCase("<<: [{b: 1}, {c: 1}]\na: 1\n", false)]
    [TestCase("<<: {<<: *unknown}\na: 1\n", true)]
    [TestCase("'<<': text\na: 1\n", false)]
    [TestCase("a: 1\n", false)]
    public void A_merge_that_cannot_be_resolved_leaves_the_mapping_open(string text, bool isOpen) =>
        Assert.That(((YamlMapping)YamlTreeText.Root(text)).IsOpen, Is.EqualTo(isOpen));

    [Test]
    public void A_mapping_that_merges_an_open_one_is_open()
    {
        var root = (YamlMapping)YamlTreeText.Root("base: &base {a: 1}\nweb:\n  <<: *base\n");
        Assert.That(root.TryGetMapping("base", out var source), Is.True);
        Assert.That(root.TryGetMapping("web", out var web), Is.True);

        source!.IsOpen = true;

        Assert.That(web!.IsOpen, Is.True);
    }

    [Test]
    public void The_last_of_two_equal_keys_wins()
    {
        var many = string.Concat(Enumerable.Range(0, 30).Select(static i => $"k{i}: {i}\n"));

        Assert.That(((YamlMapping)YamlTreeText.Root("a: 1\na: 2\n")).TryGetScalar("a", out var few) && few.Value == "2", Is.True);
        Assert.That(((YamlMapping)YamlTreeText.Root(many + "k3: last\n")).TryGetScalar("k3", out var found) && found.Value == "last", Is.True);
    }

    [Test]
    public void A_value_of_another_kind_is_not_found()
    {
        var root = (YamlMapping)YamlTreeText.Root("a: [1]\nb: {c: 1}\nd: text\n");

        Assert.That(root.TryGetScalar("a", out _), Is.False);
        Assert.That(root.TryGetSequence("b", out _), Is.False);
        Assert.That(root.TryGetMapping("d", out _), Is.False);
        Assert.That(root.TryGetValue("e", out _), Is.False);
    }

    [Test]
    public void An_alias_stands_for_the_last_anchor_before_it()
    {
        var root = (YamlSequence)YamlTreeText.Root("- &a one\n- *a\n- &a two\n- *a\n- *b\n- &b later\n");

        Assert.That(root.Items[1].Resolve(), Is.SameAs(root.Items[0]));
        Assert.That(root.Items[3].Resolve(), Is.SameAs(root.Items[2]));
        Assert.That(((YamlAlias)root.Items[4]).Target, Is.Null);
        Assert.That(root.Items[4].Resolve(), Is.SameAs(root.Items[4]));
    }

    [Test]
    public void An_alias_inside_its_own_anchor_resolves_to_itself()
    {
        var root = (YamlMapping)YamlTreeText.Root("a: &a\n  b: *a\n  <<: *a\n");
        Assert.That(root.TryGetMapping("a", out var inner), Is.True);

        Assert.That(inner!.Entries[0].Value.Resolve(), Is.SameAs(inner.Entries[0].Value));
        Assert.That(inner.TryGetValue("missing", out _), Is.False);
        Assert.That(inner.IsOpen, Is.True);
    }

    [Test]
    public void Anchors_do_not_reach_into_the_next_document() =>
        Assert.That(((YamlAlias)((YamlSequence)YamlTreeText.Parse("&a x\n---\n- *a\n").Documents[1].Root!).Items[0]).Target, Is.Null);

    [TestCase("true", YamlSchema.Core, true)]
    [TestCase("False", YamlSchema.Core, false)]
    [TestCase("yes", YamlSchema.Core, null)]
    [TestCase("yes", YamlSchema.Yaml11, true)]
    [TestCase("OFF", YamlSchema.Yaml11, false)]
    [TestCase("\"true\"", YamlSchema.Yaml11, null)]
    [TestCase("!!bool \"true\"", YamlSchema.Core, true)]
    [TestCase("!!str true", YamlSchema.Core, null)]
    public void Booleans_are_read_by_schema(string text, YamlSchema schema, bool? expected) =>
        Assert.That(((YamlScalar)YamlTreeText.Root(text)).TryGetBoolean(out var value, schema) ? value : (bool?)null, Is.EqualTo(expected));

    [TestCase("80", YamlSchema.Core, 80L)]
    [TestCase("-0", YamlSchema.Core, 0L)]
    [TestCase("+12", YamlSchema.Core, 12L)]
    [TestCase("0o17", YamlSchema.Core, 15L)]
    [TestCase("0xfF", YamlSchema.Core, 255L)]
    [TestCase("-0x1", YamlSchema.Core, null)]
    [TestCase("0755", YamlSchema.Core, 755L)]
    [TestCase("0755", YamlSchema.Yaml11, 493L)]
    [TestCase("0888", YamlSchema.Yaml11, null)]
    [TestCase("0b101", YamlSchema.Yaml11, 5L)]
    [TestCase("1_000", YamlSchema.Yaml11, 1000L)]
    [TestCase("1_000", YamlSchema.Core, null)]
    [TestCase("9223372036854775807", YamlSchema.Core, long.MaxValue)]
    [TestCase("-9223372036854775808", YamlSchema.Core, long.MinValue)]
    [TestCase("9223372036854775808", YamlSchema.Core, null)]
    [TestCase("99999999999999999999999999999999999999999999", YamlSchema.Core, null)]
    [TestCase("1.5", YamlSchema.Core, null)]
    [TestCase("'80'", YamlSchema.Core, null)]
    [TestCase("x", YamlSchema.Core, null)]
    [TestCase("'-'", YamlSchema.Core, null)]
    public void Integers_are_read_by_schema(string text, YamlSchema schema, long? expected) =>
        Assert.That(((YamlScalar)YamlTreeText.Root(text)).TryGetInteger(out var value, schema) ? value : (long?)null, Is.EqualTo(expected));
}

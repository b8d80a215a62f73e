using CsCheck;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlPropertyTests
{
    // Fixed, so that a failure is the same one on every machine.
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "\r", " ", "  ", "\t", "#", " # c", "- ", "-", ": ", ":", "? ", "?", "|", ">", "|-\n", ">+\n", "|2", "\"", "'", "''", "\\", "\\\n", "\\x4",
        "{", "}", "[", "]", ",", "&a ", "*a", "!t ", "!!str ", "<<: ", "---\n", "...\n", "--- ", "%YAML 1.2\n", "@", "`", "\0", "\u0085", "\u2028", "\uD83D", "é", "😀", "a", "1", "//", "/*", "*/", "\\u00e9",
    ];

    private static readonly Gen<string> MutatedYaml = Mutations(YamlSamples.Yaml);
    private static readonly Gen<string> MutatedJson = Mutations(YamlSamples.Json);

    [TestCaseSource(typeof(YamlSamples), nameof(YamlSamples.Yaml))]
    public void Invariants_hold_for_samples(string text) => YamlInvariants.AssertHold(YamlTreeText.Parse(text));

    [TestCaseSource(typeof(YamlSamples), nameof(YamlSamples.Json))]
    public void Invariants_hold_for_JSON_samples(string text) => YamlInvariants.AssertHold(YamlTreeText.ParseJson(text));

    [Test]
    public void Invariants_hold_for_mutated_YAML() =>
        MutatedYaml.Sample(static text => YamlInvariants.AssertHold(YamlTreeText.Parse(text)), seed: Seed, iter: 4_000, threads: 1, print: Show);

    [Test]
    public void Invariants_hold_for_mutated_JSON() =>
        MutatedJson.Sample(static text => YamlInvariants.AssertHold(YamlTreeText.ParseJson(text)), seed: Seed, iter: 4_000, threads: 1, print: Show);

    [Test]
    public void Invariants_hold_for_text_made_of_indicators() =>
        Gen.OneOf(Pieces).Array[1, 12].Select(string.Concat).Sample(
            static text =>
            {
                YamlInvariants.AssertHold(YamlTreeText.Parse(text));
                YamlInvariants.AssertHold(YamlTreeText.ParseJson(text));
            },
            seed: Seed,
            iter: 10_000,
            threads: 1,
            print: Show);

    [Test]
    public void What_a_comment_says_changes_nothing() =>
        MutatedYaml.Where(static text => YamlTreeText.Parse(text).Errors.Count == 0).Sample(
            static text =>
            {
                var stream = YamlTreeText.Parse(text);
                var other = text.ToCharArray();
                foreach (var comment in stream.Comments)
                {
                    other.AsSpan(comment.Span.Start, comment.Span.Length).Fill('#');
                }

                var changed = YamlTreeText.Parse(new string(other));
                Assert.That(YamlTreeText.Values(changed), Is.EqualTo(YamlTreeText.Values(stream)));
                Assert.That(changed.Comments, Is.EqualTo(stream.Comments));
            },
            seed: Seed,
            iter: 1_500,
            threads: 1,
            print: Show);

    [Test]
    public void JSON_reads_the_same_as_YAML() =>
        Values(3).Sample(
            static json =>
            {
                var yaml = YamlTreeText.Parse(json);
                Assert.That(yaml.Errors, Is.Empty);
                Assert.That(YamlTreeText.Values(YamlTreeText.ParseJson(json)), Is.EqualTo(YamlTreeText.Values(yaml)));
            },
            seed: Seed,
            iter: 2_000,
            threads: 1,
            print: Show);

    [Test]
    public void A_quoted_value_is_read_back_as_it_was() =>
        Gen.String.Select(static value => new string([.. value.Where(static c => !char.IsSurrogate(c))])).Sample(
            static value =>
            {
                var quoted = System.Text.Json.JsonSerializer.Serialize(value);
                Assert.That(((YamlScalar)YamlTreeText.Root(quoted)).Value, Is.EqualTo(value));
                Assert.That(((YamlScalar)YamlTreeText.ParseJson(quoted).Documents[0].Root!).Value, Is.EqualTo(value));
            },
            seed: Seed,
            iter: 2_000,
            threads: 1,
            print: Show);

    private static string Show(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Gen<string> Values(int depth)
    {
        var leaf = Gen.OneOf(Gen.OneOf("1", "-2.5e3", "true", "null"), Gen.OneOf("\"\"", "\"a b\"", "\"\\u00e9\\n\"", "\"# x\"", "\"it's: {[\""));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Values(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Array[0, 3].Select(static items => $"[{string.Join(", ", items)}]"),
            inner.Array[0, 3].Select(static items => $"{{{string.Join(", ", items.Select(static (item, i) => $"\"k{i}\": {item}"))}}}"));
    }

    // A few cuts, insertions and repetitions of a sample.
    private static Gen<string> Mutations(string[] samples) =>
        Gen.Select(
            Gen.OneOf(samples),
            Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, 8], Gen.OneOf(Pieces)).Array[0, 5],
            static (sample, edits) =>
            {
                foreach (var (kind, place, length, piece) in edits)
                {
                    var at = (int)(place * sample.Length);
                    var end = Math.Min(at + length, sample.Length);
                    sample = kind switch
                    {
                        0 => sample.Remove(at, end - at),
                        1 => sample.Insert(at, sample[at..end]),
                        _ => sample.Insert(at, piece),
                    };
                }

                return sample;
            });
}

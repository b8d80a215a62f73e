using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerWordTests
{
    private static readonly Dictionary<string, DockerValue> Variables = new()
    {
        ["SET"] = DockerValue.Known("value"),
        ["EMPTY"] = DockerValue.Known(""),
        ["PATHS"] = DockerValue.Known("/usr/lib/x.tar.gz"),
        ["GIVEN"] = DockerValue.Unknown,
        ["MAYBE"] = DockerValue.Undeclared,
    };

    [TestCase("plain", "plain")]
    [TestCase("'a $SET'", "a $SET")]
    [TestCase("\"a $SET\"", "a value")]
    [TestCase("a\\ b", "a b")]
    [TestCase("\\$SET", "$SET")]
    [TestCase("\"\\$SET \\\" \\n\"", "$SET \" \\n")]
    [TestCase("'a\\'", "a\\")]
    [TestCase("$SET/b", "value/b")]
    [TestCase("$SET-b", "value-b")]
    [TestCase("${SET}b", "valueb")]
    [TestCase("a$", "a$")]
    [TestCase("a$ b", "a$ b")]
    [TestCase("$(SET)", "$(SET)")]
    [TestCase("a$UNSET-b", "a-b")]
    [TestCase("$1x$@y", "xy")]
    [TestCase("${UNSET:-w}", "w")]
    [TestCase("${EMPTY:-w}", "w")]
    [TestCase("${EMPTY-w}", "")]
    [TestCase("${UNSET-w}", "w")]
    [TestCase("${SET:-w}", "value")]
    [TestCase("${SET:+w}", "w")]
    [TestCase("${EMPTY:+w}", "")]
    [TestCase("${EMPTY+w}", "w")]
    [TestCase("${UNSET+w}", "")]
    [TestCase("${SET:?m}", "value")]
    [TestCase("${UNSET:-${EMPTY:-$SET}}", "value")]
    [TestCase("${UNSET:-\"a }\"}", "a }")]
    [TestCase("${PATHS#*/}", "usr/lib/x.tar.gz")]
    [TestCase("${PATHS##*/}", "x.tar.gz")]
    [TestCase("${PATHS%.*}", "/usr/lib/x.tar")]
    [TestCase("${PATHS%%.*}", "/usr/lib/x")]
    [TestCase("${PATHS%.zip}", "/usr/lib/x.tar.gz")]
    [TestCase("${SET#?al}", "ue")]
    [TestCase("${SET#\\*}", "value")]
    [TestCase("${PATHS/\\//:}", ":usr/lib/x.tar.gz")]
    [TestCase("${PATHS//\\//:}", ":usr:lib:x.tar.gz")]
    [TestCase("${SET/a*u/-}", "v-e")]
    [TestCase("${SET//x/-}", "value")]
    public void A_word_expands_to(string word, string expected)
    {
        var expansion = Word(word).Expand(Lookup);

        Assert.That(expansion.Error, Is.Null);
        Assert.That(expansion.Text, Is.EqualTo(expected));
    }

    [TestCase("a$GIVEN")]
    [TestCase("${GIVEN:-w}")]
    [TestCase("${GIVEN+w}")]
    [TestCase("$MAYBE")]
    [TestCase("${MAYBE:-w}")]
    [TestCase("${SET#$GIVEN}")]
    [TestCase("${SET:-w}$GIVEN")]
    [TestCase("${SET#\\x}")]
    public void A_word_is_unknown_when_a_value_that_matters_is(string word) =>
        Assert.That(Word(word).Expand(Lookup).Value.Kind, Is.EqualTo(DockerValueKind.Unknown));

    [TestCase("${SET:-$GIVEN}", "value")]
    [TestCase("${UNSET+$GIVEN}", "")]
    public void A_value_that_does_not_matter_may_be_unknown(string word, string expected) =>
        Assert.That(Word(word).Expand(Lookup).Text, Is.EqualTo(expected));

    [Test]
    public void An_unset_variable_that_must_be_set_is_an_error() =>
        Assert.That(Word("${UNSET:?}").Expand(Lookup).Error, Is.EqualTo("The variable 'UNSET' must be set"));

    [TestCase("${", "$")]
    [TestCase("a${}", "$")]
    [TestCase("${:x}", "$")]
    [TestCase("${{x}", "$")]
    [TestCase("${SET", "$")]
    [TestCase("${SET^^}", "^")]
    [TestCase("${SET:#x}", ":")]
    [TestCase("${SET:-a", "$")]
    [TestCase("${SET/a}", "$")]
    [TestCase("a 'b", "'")]
    [TestCase("a \"b", "\"")]
    [TestCase("${UNSET:-'b}", "'")]
    public void A_word_that_does_not_parse_has_an_error_where_it_goes_wrong(string text, string place)
    {
        var word = Word(text);

        Assert.That(Slice(text, word.Error!.Span), Is.EqualTo(place));
        Assert.That(word.Expand(Lookup).Text, Is.Null);
        Assert.That(word.Literal, Is.Null);
    }

    [Test]
    public void References_have_names_modifiers_and_places_outer_before_inner()
    {
        var text = "x$A/${B:-${C##d}}${E/$F/g}";
        var references = Word(text).References;

        Assert.That(references.Select(static reference => reference.Name), Is.EqualTo(new[] { "A", "B", "C", "E", "F" }));
        Assert.That(references.Select(static reference => reference.Modifier), Is.EqualTo(new[] { "", ":-", "##", "/", "" }));
        Assert.That(references.Select(reference => Slice(text, reference.Span)), Is.EqualTo(new[] { "$A", "${B:-${C##d}}", "${C##d}", "${E/$F/g}", "$F" }));
        Assert.That(references.Select(reference => Slice(text, reference.NameSpan)), Is.EqualTo(references.Select(static reference => reference.Name)));
    }

    [Test]
    public void Unresolved_references_are_those_that_count_and_nothing_sets()
    {
        var expansion = Word("$UNSET $MAYBE ${UNSET:-w} ${SET:-$OTHER} $GIVEN").Expand(Lookup);

        Assert.That(expansion.Unresolved.Select(static reference => reference.Name), Is.EqualTo(new[] { "UNSET", "MAYBE" }));
    }

    [Test]
    public void A_backtick_escapes_when_the_file_says_so()
    {
        var word = new DockerWord(Text("C:\\dir`$A"), '`');

        Assert.That(word.Literal, Is.EqualTo("C:\\dir$A"));
    }

    [Test]
    public void Quotes_mean_nothing_where_they_are_not_read() =>
        Assert.That(new DockerWord(Text("it's \"$SET\""), '\\', readsQuotes: false).Expand(Lookup).Text, Is.EqualTo("it's \"value\""));

    [Test]
    public void Nesting_beyond_the_bound_is_an_error_not_a_crash()
    {
        var depth = 100_000;
        var word = Word(string.Concat(Enumerable.Repeat("${A:-", depth)) + new string('}', depth));

        Assert.That(word.Error!.Kind, Is.EqualTo(DockerfileErrorKind.BadSubstitution));
    }

    [Test]
    public void Values_that_double_each_other_become_unknown()
    {
        var text = new System.Text.StringBuilder("FROM scratch\nENV A0=0123456789\n");
        for (var index = 1; index < 64; index++)
        {
            text.Append($"ENV A{index}=$A{index - 1}$A{index - 1}\n");
        }

        var syntax = Parse(text.Append("USER $A63").ToString());

        Assert.That(syntax.GetScope(syntax.Instructions[^1]).GetValue("A63").Kind, Is.EqualTo(DockerValueKind.Unknown));
    }

    private static DockerValue Lookup(string name) => Variables.GetValueOrDefault(name, DockerValue.Unset);

    private static DockerWord Word(string text) => new(Text(text), '\\');

    private static DockerText Text(string text) => new(text, null, 0, text.Length);
}

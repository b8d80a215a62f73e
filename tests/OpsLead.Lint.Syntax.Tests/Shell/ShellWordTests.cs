using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public class ShellWordTests
{
    [TestCase("'a b'\"c d\"e", "'a b'\"c d\"e")]
    [TestCase("\"a $x b\"", "\"a [$x] b\"")]
    [TestCase("\"a \\\" \\$x \\n \\\\\"", "\"a \\\" \\$x \\n \\\\\"")]
    [TestCase("\"$(a \"b c\" | d)\"", "\"[$ (a \"b c\") | (d)]\"")]
    [TestCase("\"a\\\nb\"", "\"a\\b\"")]
    [TestCase("$'a\\tb\\x41\\101\\u00e9\\''", "$'a\\⇥b\\A\\A\\é\\''")]
    [TestCase("$\"hello $x\"", "$\"hello [$x]\"")]
    [TestCase("a\\ b\\;c", "a\\ b\\;c")]
    [TestCase("$x$1$@$10", "[$x][$1][$@][$1]0")]
    [TestCase("a$", "a$")]
    [TestCase("\"$'x'\"", "\"$'x'\"")]
    [TestCase("${x}", "[$x]")]
    [TestCase("${#x}${#}${##}${!x}", "[$#x][$#][$##][$!x]")]
    [TestCase("${x:-a b}", "[$x :- a b]")]
    [TestCase("${x:-${y:-$(z)}}", "[$x :- [$y :- [$ (z)]]]")]
    [TestCase("${x-}", "[$x - ]")]
    [TestCase("${x##*/}${x%.txt}", "[$x ## */][$x % .txt]")]
    [TestCase("${x//a/b}${x/#a}", "[$x // a => b][$x /# a]")]
    [TestCase("${x:1:2}${x^^}${x@Q}", "[$x : 1:2][$x ^^ ][$x @ Q]")]
    [TestCase("${a[@]}${#a[*]}${a[$i]:-x}", "[$a[@]][$#a[*]][$a[[$i]] :- x]")]
    [TestCase("\"${x:-'}\"", "\"[$x :- ']\"")]
    [TestCase("${x:-'}'}", "[$x :- '}']")]
    [TestCase("${x:-\\}}", "[$x :- \\}]")]
    [TestCase("\"${x:-\"a b\"}\"", "\"[$x :- \"a b\"]\"")]
    [TestCase("${x:-a;b|c}", "[$x :- a;b|c]")]
    [TestCase("${}", "[$]")]
    [TestCase("${a.b}", "[$a  .b]")]
    [TestCase("$(a; b)", "[$ (a) ; (b)]")]
    [TestCase("$(a # )\n)", "[$ (a)]")]
    [TestCase("$(case x in a) b;; esac)", "[$ (case x (a => (b) ;;))]")]
    [TestCase("`a b`", "[` (a b)]")]
    [TestCase("`a \\`b\\``", "[` (a [` (b)])]")]
    [TestCase("\"`a \\\"b c\\\"`\"", "\"[` (a \"b c\")]\"")]
    [TestCase("$((1 + $x * (2)))", "[= 1 + [$x] * (2)]")]
    [TestCase("$(((a)+(b)))", "[= (a)+(b)]")]
    [TestCase("$((a); b)", "[$ (subshell (a)) ; (b)]")]
    [TestCase("$[1+2]", "[= 1+2]")]
    [TestCase("${ a b; }", "[$ (a b) ;]")]
    [TestCase("${{ github.sha }}", "«${{ github.sha }}»")]
    [TestCase("'${{ a || '}}' }}'x", "'«${{ a || '}}' }}»'x")]
    [TestCase("'a ${{ b }} c' d", "'a «${{ b }}» c'")]
    [TestCase("'{{' '}}'", "'{{'")]
    [TestCase("\"v${{ format('}}', a) }}\"", "\"v«${{ format('}}', a) }}»\"")]
    [TestCase("a-{{ .Values.x | quote }}-b", "a-«{{ .Values.x | quote }}»-b")]
    [TestCase("\"{{ index . \"x\" }}\"", "\"«{{ index . \"x\" }}»\"")]
    [TestCase("'{{ .A }}{'", "'«{{ .A }}»{'")]
    [TestCase("{{a", "{{a")]
    [TestCase("@(a|b)", "@(a|b)")]
    public void A_word_is_a_row_of_parts(string word, string expected)
    {
        var script = Parse("x " + word);

        Assert.That(ShellTreePrinter.Print(script.Commands[0].Words[1]), Is.EqualTo(expected));
    }

    [TestCase("abc", "abc")]
    [TestCase("'a b'\"c\"\\ d", "a bc d")]
    [TestCase("a\\\nb", "ab")]
    [TestCase("$'\\n'", "\n")]
    [TestCase("''", "")]
    [TestCase("~/x*", "~/x*")]
    [TestCase("\"\\a\\$\"", "\\a$")]
    [TestCase("a$x", null)]
    [TestCase("\"a$(b)\"", null)]
    [TestCase("${{ a }}", null)]
    [TestCase("'{{ a }}'", null)]
    public void The_literal_text_is_known_only_of_a_static_word(string word, string? expected) =>
        Assert.That(Parse("x " + word).Commands[0].Words[1].LiteralText, Is.EqualTo(expected));

    [Test]
    public void The_static_prefix_ends_at_the_first_expansion() =>
        Assert.That(Parse("x --tag='a b'$c-d").Commands[0].Words[1].StaticPrefix, Is.EqualTo("--tag=a b"));

    [TestCase("$x", true)]
    [TestCase("a$(b)", true)]
    [TestCase("`b`", true)]
    [TestCase("$((1))", true)]
    [TestCase("\"$x\"", false)]
    [TestCase("'$x'", false)]
    [TestCase("\\$x", false)]
    [TestCase("a", false)]
    [TestCase("\"a\"$x", true)]
    public void An_expansion_outside_quotes_is_recognised(string word, bool expected) =>
        Assert.That(Parse("x " + word).Commands[0].Words[1].HasUnquotedExpansion, Is.EqualTo(expected));

    [TestCase("~/x", ShellWordFeatures.Tilde)]
    [TestCase("'~'/x", ShellWordFeatures.None)]
    [TestCase("*.txt", ShellWordFeatures.Glob)]
    [TestCase("'*'.txt", ShellWordFeatures.None)]
    [TestCase("\\*.txt", ShellWordFeatures.None)]
    [TestCase("[a-z]", ShellWordFeatures.Glob)]
    [TestCase("[", ShellWordFeatures.None)]
    [TestCase("a?(b)", ShellWordFeatures.Glob)]
    [TestCase("{a,b}", ShellWordFeatures.Brace)]
    [TestCase("x{1..3}", ShellWordFeatures.Brace)]
    [TestCase("{}", ShellWordFeatures.None)]
    [TestCase("DIR=~/x", ShellWordFeatures.Tilde)]
    public void What_the_shell_still_expands_is_flagged(string word, ShellWordFeatures expected) =>
        Assert.That(Parse("x " + word).Commands[0].Words[1].Features, Is.EqualTo(expected));

    [TestCase("abcdef", 2, 2, "cd")]
    [TestCase("'ab'\"cd\"", 1, 2, "b'\"c")]
    [TestCase("a\\ b", 1, 1, "\\ ")]
    [TestCase("a\\ b", 2, 1, "b")]
    [TestCase("--x='y z'$w", 4, 3, "y z")]
    [TestCase("$'a\\tb'", 1, 2, "\\tb")]
    [TestCase("a\\\nb", 0, 2, "a\\\nb")]
    [TestCase("''", 0, 0, "")]
    public void A_stretch_of_the_decoded_text_leads_back_to_the_script(string word, int start, int length, string expected)
    {
        var script = Parse("x " + word);
        var span = script.Commands[0].Words[1].GetSpan(start, length);

        Assert.That(script.Text.Substring(span.Start, span.Length), Is.EqualTo(expected));
    }

    [Test]
    public void Spans_inside_decoded_backticks_lie_in_the_script()
    {
        var script = Parse("a `b \\`c d\\` e`");

        Assert.That(
            script.Commands.ToArray().Select(c => script.GetText(c).ToString()),
            Is.EqualTo(new[] { "a `b \\`c d\\` e`", "b \\`c d\\` e", "c d" }));
    }

    private static ShellScript Parse(string script) => ShellScript.Parse(script, SourceMap.Identity(new TextSpan(0, script.Length)));
}

using CsCheck;
using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public sealed class ShellPropertyTests
{
    private static readonly string[] Fragments =
    [
        "a", "echo", "x=", "x=1", "if", "then", "elif", "else", "fi", "for", "in", "do", "done", "while", "case", "esac", "{", "}", "(", ")", "((", "))",
        "[[", "]]", "!", "time", "function", "f()", "coproc", "select", " ", " ", " ", "\t", "\n", "\r\n", "\\\n", "\\", ";", ";;", "&", "&&", "|", "||", "|&",
        "<", ">", "<<E\n", "<<-E", "<<<", "E\n", ">&", "&>", "2>", "<(", "'", "\"", "`", "\\`", "$", "$(", "$((", "${", "${x:-", "$x", "$'", "#", "# c\n", "*",
        "${{", "}}", "{{", "{a,b}", "[", "]", "=~", "==", "-f", "@(", "sh -c ", "env ", "eval ", "ü", "\uD83D", "\0", "\r",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Fragments).Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Argument = Gen.OneOf("a", "'b c'", "\"d $e\"", "\\f", "${g:-h}", "$(i j)", "`k`", "$((1 + 2))", "l=m", "{n,o}", "*.p");

    private static readonly Gen<string> Simple = Argument.Array[1, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Valid = Gen.Recursive<string>((depth, inner) => depth > 3 ? Simple : Gen.OneOf(
        Simple,
        Simple.Select(x => $"{x} >out 2>&1"),
        Simple.Select(x => $"{x} <<'X'\nbody $( '\nX"),
        inner.Select(x => $"( {x}\n)"),
        inner.Select(x => $"{{ {x}\n}} | cat"),
        inner.Select(x => $"y \"$( {x}\n)\" z"),
        inner.Select(x => $"f() {{ {x}\n}}"),
        Gen.Select(inner, inner, (x, y) => $"{x}\n{y}"),
        Gen.Select(inner, inner, (x, y) => $"if {x}\nthen {y}\nfi"),
        Gen.Select(inner, inner, (x, y) => $"while {x}\ndo {y}\ndone # comment"),
        Gen.Select(inner, inner, (x, y) => $"case $v in (a|b) {x}\n;; *) {y}\nesac"),
        Gen.Select(Argument, inner, (x, y) => $"for v in {x} \\\n w; do {y}\ndone &")));

    [Test]
    public void Any_text_gives_a_tree_whose_spans_are_nested_and_ordered() => Text.Sample(AssertSound, iter: 2000);

    [Test]
    public void A_mutated_script_gives_a_sound_tree_too() => Gen.Select(Valid, Gen.OneOf(Fragments), Gen.Double[0, 1], Gen.Int[0, 3]).Sample(
        (text, fragment, place, removed) =>
        {
            var position = (int)(place * text.Length);
            AssertSound(text.Remove(position, Math.Min(removed, text.Length - position)).Insert(position, fragment));
        });

    [Test]
    public void A_valid_script_has_no_error_and_its_leaves_cover_it() => Valid.Sample(text =>
    {
        var script = Parse(text);

        Assert.That(script.Errors.Length, Is.Zero, () => script.Errors[0].ToString());
        Assert.That(GetUncovered(script), Is.All.Matches<string>(token => IsReservedWord(token!)));
        AssertSound(text);
    });

    [Test]
    public void Whatever_parses_without_error_is_covered() => Text.Sample(text =>
    {
        var script = Parse(text);
        if (script.Errors.IsEmpty)
        {
            Assert.That(GetUncovered(script), Is.All.Matches<string>(token => IsReservedWord(token!)));
        }
    });

    [Test]
    public void Quoting_hides_any_text_from_the_shell_and_the_map_finds_it_again() => Text.Sample(written =>
    {
        var text = written.Replace("'", "", StringComparison.Ordinal);

        // Expressions keep their meaning inside quotes.
        if (text.Length == 0 || text.Contains("{{", StringComparison.Ordinal))
        {
            return;
        }

        var script = Parse($"sh -c -- '{text}'");
        var nested = script.EffectiveCommands[0].NestedScript!;

        Assert.That(script.Errors.Length, Is.Zero);
        Assert.That(nested.Text, Is.EqualTo(text));
        Assert.That(nested.Map.GetSpan(0, text.Length), Is.EqualTo(new TextSpan(10, text.Length)));
    });

    [TestCase("(")]
    [TestCase("((")]
    [TestCase("{ ")]
    [TestCase("$(")]
    [TestCase("\"$(")]
    [TestCase("$((")]
    [TestCase("`")]
    [TestCase("${x:-")]
    [TestCase("${{")]
    [TestCase("{{")]
    [TestCase("if ")]
    [TestCase("case x in a) ")]
    [TestCase("[[ ( ")]
    [TestCase("[[ ! ")]
    [TestCase("f() ")]
    [TestCase("function f ")]
    [TestCase("coproc ")]
    [TestCase("! ")]
    [TestCase("time ")]
    [TestCase("x=(")]
    [TestCase("x[")]
    [TestCase("<(")]
    [TestCase("<<E ")]
    [TestCase("<<E\n")]
    [TestCase("a && ")]
    [TestCase("a |")]
    [TestCase("@(")]
    [TestCase("\\\n")]
    [TestCase("a\\\n")]
    [TestCase("'{{")]
    [TestCase("\"{{ \"")]
    [TestCase("${{ ' }}")]
    [TestCase("env ")]
    [TestCase("sh -c ")]
    [TestCase("eval ")]
    [TestCase("find -exec ")]
    [TestCase(") ")]
    [TestCase("#")]
    public void Repeating_an_opening_a_hundred_thousand_times_is_survived(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));
        var script = Parse(text);

        Assert.That(script.EffectiveCommands.Length, Is.LessThanOrEqualTo(2 * text.Length));
        Assert.That(script.Errors.Length, Is.LessThanOrEqualTo(100));
        Assert.That(script.Root.GetDescendants().Count(), Is.LessThanOrEqualTo(8 * text.Length));
    }

    [Test]
    public void Two_hundred_levels_are_understood_and_thousands_are_an_error()
    {
        var deep = Parse(string.Concat(Enumerable.Repeat("$(", 200)) + "a" + new string(')', 200));
        var tooDeep = Parse("b; " + string.Concat(Enumerable.Repeat("$(", 5000)) + "a" + new string(')', 5000) + "; c");

        Assert.Multiple(() =>
        {
            Assert.That(deep.Errors.Length, Is.Zero);
            Assert.That(deep.Commands[^1].Name, Is.EqualTo("a"));
            Assert.That(tooDeep.Errors.ToArray().Single().Message, Is.EqualTo("The script nests deeper than 256 levels"));
            Assert.That(tooDeep.Commands[0].Name, Is.EqualTo("b"));
        });
    }

    private static void AssertSound(string text)
    {
        var script = Parse(text);
        AssertNested(script.Root, new TextSpan(0, text.Length));
        var position = 0;
        foreach (var command in script.Commands)
        {
            Assert.That(command.Span.Start, Is.GreaterThanOrEqualTo(position));
            position = command.Span.Start;
        }

        foreach (var error in script.Errors)
        {
            Assert.That(new TextSpan(0, text.Length).Contains(error.Span), Is.True);
        }

        foreach (var command in script.EffectiveCommands)
        {
            Assert.That(new TextSpan(0, text.Length).Contains(command.GetFileSpan(command.Span)), Is.True);
            foreach (var flag in command.Flags)
            {
                Assert.That(command.Script.GetText(flag.Word).Length, Is.GreaterThanOrEqualTo(flag.NameSpan.Length));
                Assert.That(flag.Word.Span.Contains(flag.NameSpan), Is.True);
                Assert.That(flag.ValueWord?.Span.Contains(flag.ValueSpan), Is.Not.False);
            }
        }
    }

    private static void AssertNested(ShellNode node, TextSpan outer)
    {
        Assert.That(outer.Contains(node.Span), Is.True, () => $"{node.GetType().Name} {node.Span} outside {outer}");
        var position = node.Span.Start;
        foreach (var child in node.GetChildren())
        {
            if (child is ShellHereDocument)
            {
                // It stands after its line, outside the command that reads it.
                AssertNested(child, child.Span);
                continue;
            }

            Assert.That(child.Span.Start, Is.GreaterThanOrEqualTo(position), () => $"{child.GetType().Name} {child.Span} before {position}");
            AssertNested(child, node.Span);
            position = child.Span.End;
        }

        if (node is ShellWord { IsStatic: true } word)
        {
            Assert.That(word.Span.Contains(word.GetSpan(0, word.LiteralText!.Length)), Is.True);
        }
    }

    /// <summary>What no leaf, comment or here-document covers, taken apart at blanks and operators.</summary>
    private static string[] GetUncovered(ShellScript script)
    {
        var text = script.Text.ToCharArray();
        foreach (var node in script.Root.GetDescendants())
        {
            switch (node)
            {
                case ShellLiteralPart or ShellEscapePart or ShellExpressionPart:
                    Clear(node.Span);
                    break;
                case ShellParameterPart parameter:
                    Clear(TextSpan.FromBounds(parameter.Span.Start, (parameter.Index ?? parameter.Argument)?.Span.Start ?? parameter.Span.End));
                    Clear(TextSpan.FromBounds(parameter.Index?.Span.End ?? parameter.Span.End, parameter.Argument?.Span.Start ?? parameter.Span.End));
                    break;
                case ShellTestPrimary primary:
                    Clear(primary.OperatorSpan);
                    break;
                case ShellWord { Assignment: { } assignment }:
                    Clear(TextSpan.FromBounds(assignment.Span.Start, assignment.Index?.Span.Start ?? assignment.Value.Span.Start));
                    break;
                case ShellAssignment assignment:
                    Clear(TextSpan.FromBounds(assignment.Span.Start, assignment.Index?.Span.Start ?? assignment.Value.Span.Start));
                    Clear(TextSpan.FromBounds(assignment.Index?.Span.End ?? assignment.Value.Span.Start, assignment.Value.Span.Start));
                    break;
                case ShellRedirection redirection:
                    Clear(TextSpan.FromBounds(redirection.Span.Start, redirection.OperatorSpan.End));
                    break;
                case ShellHereDocument document:
                    Clear(document.Span);
                    Clear(document.TerminatorSpan ?? default);
                    break;
            }
        }

        foreach (var comment in script.Comments)
        {
            Clear(comment.Span);
        }

        return new string(text).Split([.. " \t\r\n;&|(){}$'\"`/\\"], StringSplitOptions.RemoveEmptyEntries);

        void Clear(TextSpan span) => text.AsSpan(span.Start, Math.Max(0, span.Length)).Fill(' ');
    }

    private static bool IsReservedWord(string token) => token is "if" or "then" or "elif" or "else" or "fi" or "for" or "in" or "do" or "done" or "while"
        or "case" or "esac" or "[[" or "]]" or "!" or "time" or "function" or "coproc" or "select" or "<" or ">" or "[" or "]" or "-p" or "--";

    private static ShellScript Parse(string script) => ShellScript.Parse(script, SourceMap.Identity(new TextSpan(0, script.Length)));
}

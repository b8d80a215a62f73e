using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public class ShellParserTests
{
    [TestCase("apt-get update", "(apt-get update)")]
    [TestCase("", "")]
    [TestCase("  \n\t\n", "")]
    [TestCase("a && b || c", "(a) && (b) || (c)")]
    [TestCase("a; b;", "(a) ; (b) ;")]
    [TestCase("a & b", "(a) & (b)")]
    [TestCase("a\nb\r\nc", "(a) (b) (c)")]
    [TestCase("a &&\n\n  b", "(a) && (b)")]
    [TestCase("a | b |& c", "(a) | (b) |& (c)")]
    [TestCase("a |\n# why\nb", "(a) | (b)")]
    [TestCase("! a | b", "! (a) | (b)")]
    [TestCase("! ! a", "(a)")]
    [TestCase("time -p make all", "time (make all)")]
    [TestCase("time -f %e make", "(time -f %e make)")]
    [TestCase("a \\\n  b", "(a b)")]
    [TestCase("a \\\r\n  b", "(a b)")]
    [TestCase("a\\\nb c", @"(a\b c)")]
    [TestCase("a\\\n b", "(a b)")]
    [TestCase("a&&b||c|d;e&f", "(a) && (b) || (c) | (d) ; (e) & (f)")]
    public void Lists_and_pipelines_are_joined_by_their_operators(string script, string expected) =>
        Assert.That(Print(script), Is.EqualTo(expected));

    [TestCase("echo if then fi", "(echo if then fi)")]
    [TestCase("echo }", "(echo })")]
    [TestCase("iffy; thenx", "(iffy) ; (thenx)")]
    [TestCase("'if' a", "('if' a)")]
    [TestCase("x=1 if", "((set x = 1) if)")]
    [TestCase("{a,b}", "({a,b})")]
    [TestCase("!cmd", "(!cmd)")]
    [TestCase("fi<(a)", "(fi[< (a)])")]
    public void Reserved_words_are_reserved_only_where_a_command_begins(string script, string expected) =>
        Assert.That(Print(script), Is.EqualTo(expected));

    [TestCase("a # b; c", "(a)")]
    [TestCase("a#b", "(a#b)")]
    [TestCase("a '#' b", "(a '#' b)")]
    [TestCase("(a)#b\nc", "(subshell (a)) (c)")]
    [TestCase("a;#b\nc", "(a) ; (c)")]
    [TestCase("# a \\\nb", "(b)")]
    public void A_comment_begins_where_a_word_could(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    [Test]
    public void Comments_are_kept_with_their_place()
    {
        var script = Parse("#!/bin/sh\r\na # one\n  # two");

        Assert.That(script.Comments.ToArray().Select(c => (script.Text.Substring(c.Span.Start, c.Span.Length), c.IsOwnLine)), Is.EqualTo(
            new[] { ("#!/bin/sh", true), ("# one", false), ("# two", true) }));
    }

    [TestCase("A=1 B='2 3' cmd", "((set A = 1) (set B = '2 3') cmd)")]
    [TestCase("A=", "((set A = ))")]
    [TestCase("A+=x", "((set A += x))")]
    [TestCase("A=(x \"y z\" # c\n $q)", "((set A = [array x \"y z\" [$q]]))")]
    [TestCase("a[1]=x", "((set a[1] = x))")]
    [TestCase("a[$i+1]+=x", "((set a[[$i]+1] += x))")]
    [TestCase("a[\"x y\"]=1", "((set a[\"x y\"] = 1))")]
    [TestCase("a[0-9] x", "(a[0-9] x)")]
    [TestCase("1A=2", "(1A=2)")]
    [TestCase("'A'=2", "('A'=2)")]
    [TestCase("A-B=2", "(A-B=2)")]
    [TestCase("export A=1 B", "(export A=1 B)")]
    [TestCase("declare -a list=(1 2)", "(declare -a list=[array 1 2])")]
    [TestCase("A=$(x) B=`y`", "((set A = [$ (x)]) (set B = [` (y)]))")]
    public void Assignments_come_before_the_command(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    [Test]
    public void An_argument_of_assignment_form_says_so()
    {
        var word = Parse("export PATH=/opt/bin:$PATH").Commands[0].Words[1];

        Assert.Multiple(() =>
        {
            Assert.That(word.Assignment!.Name, Is.EqualTo("PATH"));
            Assert.That(word.Assignment.NameSpan, Is.EqualTo(new TextSpan(7, 4)));
            Assert.That(ShellTreePrinter.Print(word.Assignment.Value), Is.EqualTo("/opt/bin:[$PATH]"));
        });
    }

    [TestCase("a >f", "(a <Output: f>)")]
    [TestCase("> f a b", "(a b <Output: f>)")]
    [TestCase(">f", "(<Output: f>)")]
    [TestCase("a 2>&1 >>log", "(a <DuplicateOutput 2: 1> <Append: log>)")]
    [TestCase("a &>f b", "(a b <OutputAndError: f>)")]
    [TestCase("a &>>f", "(a <AppendOutputAndError: f>)")]
    [TestCase("a >|f <>g <&-", "(a <Clobber: f> <ReadWrite: g> <DuplicateInput: ->)")]
    [TestCase("a <<<\"x $y\"", "(a <HereString: \"x [$y]\">)")]
    [TestCase("exec {fd}>f", "(exec <Output {fd}: f>)")]
    [TestCase("echo 2 >f", "(echo 2 <Output: f>)")]
    [TestCase("echo a2>f", "(echo a2 <Output: f>)")]
    [TestCase("{ a; } >f 2>g", "(group (a) ; <Output: f> <Output 2: g>)")]
    [TestCase("while a; do b; done <f", "(while (when (a) ;) (do (b) ;) <Input: f>)")]
    [TestCase("diff <(a) <(b c)", "(diff [< (a)] [< (b c)])")]
    [TestCase("a > >(tee log)", "(a <Output: [> (tee log)]>)")]
    [TestCase("a --file=<(b)", "(a --file=[< (b)])")]
    public void Redirections_stand_anywhere(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    [TestCase("cat <<EOF\nx $y\nEOF\nb", "(cat <HereDocument: EOF x [$y]⏎>) (b)")]
    [TestCase("cat <<'EOF' | b\nx $y\nEOF", "(cat <HereDocument: raw EOF x $y⏎>) | (b)")]
    [TestCase("cat <<\\EOF\n`x`\nEOF", "(cat <HereDocument: raw EOF `x`⏎>)")]
    [TestCase("cat <<-EOF\n\t\tx\n\ty\n\tEOF\nb", "(cat <HereDocument: stripped EOF x⏎y⏎>) (b)")]
    [TestCase("cat <<A <<B\n1\nA\n2\nB\nc", "(cat <HereDocument: A 1⏎> <HereDocument: B 2⏎>) (c)")]
    [TestCase("x=$(cat <<E\n)\nE\n)", "((set x = [$ (cat <HereDocument: E )⏎>)]))")]
    [TestCase("cat << EOF\n\\$x \\a \\\\ \"q\" $(b)\nEOF", "(cat <HereDocument: EOF \\$x \\a \\\\ \"q\" [$ (b)]⏎>)")]
    [TestCase("cat <<EOF\nEOF\nb", "(cat <HereDocument: EOF >) (b)")]
    [TestCase("cat <<EOF\r\nx\r\nEOF\r\nb", "(cat <HereDocument: EOF x\r⏎>) (b)")]
    [TestCase("cat <<EOF\nEOFX\n EOF\nEOF", "(cat <HereDocument: EOF EOFX⏎ EOF⏎>)")]
    [TestCase("cat <<EOF\n${{ a }} {{ b }}\nEOF", "(cat <HereDocument: EOF «${{ a }}» «{{ b }}»⏎>)")]
    [TestCase("if a; then cat <<X; fi\nb\nX\nc", "(if (when (a) ;) (then (cat <HereDocument: X b⏎>) ;)) (c)")]
    public void Here_documents_take_the_lines_after_their_command(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    [TestCase("(a; b)", "(subshell (a) ; (b))")]
    [TestCase("{ a; b; }", "(group (a) ; (b) ;)")]
    [TestCase("{ { a; } }", "(group (group (a) ;))")]
    [TestCase("((a); (b))", "(subshell (subshell (a)) ; (subshell (b)))")]
    [TestCase("if a; then b; fi", "(if (when (a) ;) (then (b) ;))")]
    [TestCase("if a\nthen\nb\nelif c; then d; else e; fi", "(if (when (a)) (then (b)) (when (c) ;) (then (d) ;) (else (e) ;))")]
    [TestCase("for x in a $b 'c'; do d; done", "(for x in a [$b] 'c' (do (d) ;))")]
    [TestCase("for x\nin a\ndo b\ndone", "(for x in a (do (b)))")]
    [TestCase("for x; do b; done", "(for x (do (b) ;))")]
    [TestCase("for x do b; done", "(for x (do (b) ;))")]
    [TestCase("for x in; do b; done", "(for x in (do (b) ;))")]
    [TestCase("for x in a; { b; }", "(for x in a (do (b) ;))")]
    [TestCase("for ((i=0; i<$n; i++)); do a; done", "(for-arithmetic i=0; i<[$n]; i++ (do (a) ;))")]
    [TestCase("select x in a b; do c; done", "(select x in a b (do (c) ;))")]
    [TestCase("while a; do b; done", "(while (when (a) ;) (do (b) ;))")]
    [TestCase("until a\ndo\nb\ndone | c", "(until (when (a)) (do (b))) | (c)")]
    [TestCase("case $x in a|b) c;; (d) e;& *) f;;& g) esac", "(case [$x] (a | b => (c) ;;) (d => (e) ;&) (* => (f) ;;&) (g => ))")]
    [TestCase("case x in\n  # one\n  a)\n    b\n    ;;\nesac", "(case x (a => (b) ;;))")]
    [TestCase("case x in esac", "(case x)")]
    [TestCase("case x in a) b; esac", "(case x (a => (b) ;))")]
    [TestCase("f() { a; }", "(function() f (group (a) ;))")]
    [TestCase("f ( )\n{ a; } >log", "(function() f (group (a) ; <Output: log>))")]
    [TestCase("function f { a; }", "(function f (group (a) ;))")]
    [TestCase("function f-g() (a)", "(function f-g (subshell (a)))")]
    [TestCase("coproc a b", "(coproc (a b))")]
    [TestCase("coproc P { a; }", "(coproc P (group (a) ;))")]
    [TestCase("((i++))", "(arithmetic i++)")]
    [TestCase("(( $x > (1+2) )) && a", "(arithmetic  [$x] > (1+2) ) && (a)")]
    [TestCase("(a) | { b; } || ! c", "(subshell (a)) | (group (b) ;) || ! (c)")]
    public void Compound_commands_hold_lists(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    [TestCase("[[ -f $x ]]", "(test -f [$x])")]
    [TestCase("[[ $x ]]", "(test [$x])")]
    [TestCase("[[ -f ]]", "(test -f)")]
    [TestCase("[[ a == b* ]]", "(test a == b*)")]
    [TestCase("[[ a < b && c > d ]]", "(test (and {a < b} {c > d}))")]
    [TestCase("[[ ! -e a || ( b -eq 1 && c ) ]]", "(test (or {(not -e a)} {(group (and {b -eq 1} {c}))}))")]
    [TestCase("[[ $x =~ ^(a|b c)+$ ]]", "(test [$x] =~ ^(a|b c)+$)")]
    [TestCase("[[ $x =~ a|b ]]", "(test [$x] =~ a|b)")]
    [TestCase("[[ $x =~ [[:digit:]]+ ]] && y", "(test [$x] =~ [[:digit:]]+) && (y)")]
    [TestCase("[[ $x == @(a|b) ]]", "(test [$x] == @(a|b))")]
    [TestCase("[[ a &&\n b ]]", "(test (and {a} {b}))")]
    [TestCase("[[ -n \"$(a)\" ]]", "(test -n \"[$ (a)]\")")]
    public void Tests_are_expressions(string script, string expected) => Assert.That(Print(script), Is.EqualTo(expected));

    private static string Print(string script)
    {
        var parsed = Parse(script);
        Assert.That(parsed.Errors.ToArray(), Is.Empty);
        return ShellTreePrinter.Print(parsed);
    }

    private static ShellScript Parse(string script) => ShellScript.Parse(script, SourceMap.Identity(new TextSpan(0, script.Length)));
}

using OpsLead.Lint.Syntax.Shell;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Shell;

public class ShellScriptTests
{
    [TestCase("a && 'b", "(a) && ('b')", "5-6: The single quote is not closed")]
    [TestCase("a \"b $(c", "(a \"b [$ (c)]\")", "5-7: ')' is missing for '$('")]
    [TestCase("a `b", "(a [` (b)])", "2-3: The backtick is not closed")]
    [TestCase("a ${b", "(a [$b])", "2-4: '}' is missing for '${'")]
    [TestCase("a $((1", "(a [= 1])", "2-5: '))' is missing for '$(('")]
    [TestCase("a; if b; then c", "(a) ; (if (when (b) ;) (then (c)))", "3-5: 'fi' is missing for 'if'")]
    [TestCase("if a; b; fi; c", "(if (when (a) ; (b) ;) (then)) ; (c)", "0-2: 'then' is missing for 'if'")]
    [TestCase("if a; then fi; c", "(if (when (a) ;) (then)) ; (c)", "6-10: A command is missing after 'then'")]
    [TestCase("a\nfi\nb", "(a) (b)", "2-4: Unexpected 'fi'")]
    [TestCase("a; ) b", "(a) ; (b)", "3-4: Unexpected ')'")]
    [TestCase("a ;; b", "(a) (b)", "2-4: Unexpected ';;'")]
    [TestCase("a && ; b", "(a) ; (b)", "2-4: A command is missing after '&&'")]
    [TestCase("a &&", "(a)", "2-4: A command is missing after '&&'")]
    [TestCase("a |", "(a)", "2-3: A command is missing after '|'")]
    [TestCase("&& a", "(a)", "0-2: Unexpected '&&'")]
    [TestCase("a >", "(a <Output: >)", "2-3: A word is missing after '>'")]
    [TestCase(
        "(a; if b; then c) d",
        "(subshell (a) ; (if (when (b) ;) (then (c)))) (d)",
        "4-6: 'fi' is missing for 'if'|18-19: Unexpected 'd'; a separator is missing before it")]
    [TestCase("{ a; (b; } ; c", "(group (a) ; (subshell (b) ;)) ; (c)", "5-6: ')' is missing for '('")]
    [TestCase("while a; done; b", "(while (when (a) ;) (do)) ; (b)", "0-5: 'do' is missing for 'while'")]
    [TestCase("for; do a; done", "(for  (do (a) ;))", "0-3: A name is missing after 'for'")]
    [TestCase("case x in a b) c;; esac; d", "(case x (a => (b) (c) ;;)) ; (d)", "10-12: ')' is missing after the pattern|13-14: Unexpected ')'")]
    [TestCase("case x in ;; esac; d", "(case x) ; (d)", "10-12: Unexpected ';;'")]
    [TestCase("case x in a) b;; ) c;; esac; d", "(case x (a => (b) ;;) ( => (c) ;;)) ; (d)", "17-18: A pattern is missing before ')'")]
    [TestCase("case x; d", "(case x) ; (d)", "0-4: 'in' is missing for 'case'")]
    [TestCase("f() ", "(function() f )", "0-3: The body of the function is missing")]
    [TestCase("[[ a b ]] && c", "(test a) && (c)", "0-2: The expression after '[[' does not end with ']]'")]
    [TestCase("[[ a == ]]; c", "(test a == ) ; (c)", "5-7: An operand is missing after '=='")]
    [TestCase("A=(b; c) d", "((set A = [array b c]) d)", "4-5: Unexpected ';'")]
    [TestCase("cat <<EOF\nx", "(cat <HereDocument: EOF x>)", "4-9: The here-document lacks its terminator 'EOF'")]
    [TestCase("{ }", "(group )", "0-1: A command is missing after '{'")]
    [TestCase("a (b)", "(a) (subshell (b))", "2-3: Unexpected '('; a separator is missing before it")]
    public void An_error_is_reported_and_the_rest_understood(string text, string tree, string errors)
    {
        var script = Parse(text);

        Assert.Multiple(() =>
        {
            Assert.That(ShellTreePrinter.Print(script), Is.EqualTo(tree));
            Assert.That(string.Join('|', script.Errors.ToArray().Select(e => $"{e.Span.Start}-{e.Span.End}: {e.Message}")), Is.EqualTo(errors));
        });
    }

    [Test]
    public void Errors_are_in_the_coordinates_of_the_file()
    {
        var script = ShellScript.Parse("a 'b", SourceMap.Identity(new TextSpan(40, 4)));

        Assert.That(script.Errors[0].Span, Is.EqualTo(new TextSpan(42, 1)));
    }

    [Test]
    public void Words_lead_to_the_file_across_joined_lines()
    {
        // As an instruction gives it: the backslash and the line break are gone from the text.
        const string File = "RUN apt-get \\\n  install cu\\\nrl";
        var builder = new SourceMap.Builder();
        builder.AddVerbatim(4, 8);
        builder.AddVerbatim(14, 12);
        builder.AddVerbatim(28, 2);
        var script = ShellScript.Parse("apt-get   install curl", builder.ToSourceMap());

        Assert.That(
            script.Commands[0].Words.ToArray().Select(w => File.Substring(script.GetFileSpan(w).Start, script.GetFileSpan(w).Length)),
            Is.EqualTo(new[] { "apt-get", "install", "cu\\\nrl" }));
    }

    [Test]
    public void A_map_of_another_length_is_refused() =>
        Assert.That(() => ShellScript.Parse("abc", SourceMap.Identity(new TextSpan(0, 2))), Throws.ArgumentException);

    [TestCase("a; b `c`; d $(e | f)", "a, b, c, d, e, f")]
    [TestCase("if a; then b; else c; fi; while d; do e; done", "a, b, c, d, e")]
    [TestCase("f() { a; }; case $(b) in c) d;; esac", "a, b, d")]
    [TestCase("for x in $(a); do b; done < <(c)", "a, b, c")]
    [TestCase("[[ $(a) == b ]] && (c)", "a, c")]
    [TestCase("x=${y:-$(a)} z=$(( $(b) + 1 )) w=($(c))", "?, a, b, c")]
    [TestCase("a <<EOF; b\n$(c)\nEOF\nd", "a, b, c, d")]
    [TestCase("diff <(a) >(b) \"$(c \"$(d)\")\"", "diff, a, b, c, d")]
    [TestCase("coproc a; { b; } 2>$(c)", "a, b, c")]
    public void Commands_are_found_at_any_depth_in_the_order_of_the_text(string text, string expected) =>
        Assert.That(string.Join(", ", Parse(text).Commands.ToArray().Select(c => c.Name ?? "?")), Is.EqualTo(expected));

    [TestCase("x", ShellCommandContext.None)]
    [TestCase("a && x", ShellCommandContext.AfterAnd)]
    [TestCase("a || x", ShellCommandContext.AfterOr)]
    [TestCase("x || a", ShellCommandContext.BeforeOr)]
    [TestCase("a && x || b", ShellCommandContext.AfterAnd | ShellCommandContext.BeforeOr)]
    [TestCase("! x", ShellCommandContext.Negated)]
    [TestCase("x &", ShellCommandContext.Background)]
    [TestCase("if x; then a; fi", ShellCommandContext.Condition)]
    [TestCase("if a; then x; fi", ShellCommandContext.Branch)]
    [TestCase("case a in b) x;; esac", ShellCommandContext.Branch)]
    [TestCase("until x; do a; done", ShellCommandContext.Condition | ShellCommandContext.Loop)]
    [TestCase("for a in b; do x; done", ShellCommandContext.Loop)]
    [TestCase("f() { x; }", ShellCommandContext.Function)]
    [TestCase("(x)", ShellCommandContext.Subshell)]
    [TestCase("{ x; }", ShellCommandContext.None)]
    [TestCase("a && b=$(x)", ShellCommandContext.CommandSubstitution)]
    [TestCase("a < <(x)", ShellCommandContext.ProcessSubstitution)]
    [TestCase("(a && { x || b; })", ShellCommandContext.Subshell | ShellCommandContext.AfterAnd | ShellCommandContext.BeforeOr)]
    public void A_command_knows_what_stands_around_it(string text, ShellCommandContext expected) =>
        Assert.That(Parse(text).Commands.ToArray().Single(c => c.Name == "x").Context, Is.EqualTo(expected));

    [Test]
    public void A_command_knows_its_place_in_the_pipeline()
    {
        var command = Parse("a | b | c").Commands[1];

        Assert.Multiple(() =>
        {
            Assert.That(command.PipelineIndex, Is.EqualTo(1));
            Assert.That(command.Pipeline!.Commands.Length, Is.EqualTo(3));
        });
    }

    [Test]
    public void Another_language_is_not_parsed()
    {
        var script = ShellScript.Parse("if ($x) { 'a }", SourceMap.Identity(new TextSpan(0, 14)), ShellDialect.PowerShell);

        Assert.Multiple(() =>
        {
            Assert.That(script.Commands.Length, Is.Zero);
            Assert.That(script.Errors.Length, Is.Zero);
        });
    }

    [TestCase("sh", ShellDialect.Posix)]
    [TestCase("/bin/dash -e", ShellDialect.Posix)]
    [TestCase("busybox ash", ShellDialect.Posix)]
    [TestCase("bash --noprofile -eo pipefail {0}", ShellDialect.Bash)]
    [TestCase("/usr/bin/env -S A=1 zsh", ShellDialect.Bash)]
    [TestCase("PWSH.exe", ShellDialect.PowerShell)]
    [TestCase("powershell -Command", ShellDialect.PowerShell)]
    [TestCase("C:\\Windows\\System32\\cmd.exe", ShellDialect.Cmd)]
    [TestCase("python3", ShellDialect.Other)]
    [TestCase("a-very-long-name-of-an-interpreter", ShellDialect.Other)]
    [TestCase("", ShellDialect.Other)]
    public void The_dialect_follows_from_the_interpreter(string command, ShellDialect expected) =>
        Assert.That(ShellDialects.FromCommand(command), Is.EqualTo(expected));

    [TestCase("#!/bin/sh -e\na", ShellDialect.Posix)]
    [TestCase("#! /usr/bin/env bash\r\na", ShellDialect.Bash)]
    [TestCase("#!/usr/bin/perl", ShellDialect.Other)]
    [TestCase("# no", null)]
    public void The_dialect_follows_from_the_first_line(string text, ShellDialect? expected) =>
        Assert.That(ShellDialects.FromShebang(text), Is.EqualTo(expected));

    [Test]
    public void The_string_of_a_shell_in_exec_form_is_a_script()
    {
        var script = ExecForm("/bin/bash", "-o", "pipefail", "-c", "a | b");

        Assert.Multiple(() =>
        {
            Assert.That(ShellTreePrinter.Print(script), Is.EqualTo("(a) | (b)"));
            Assert.That(script.GetFileSpan(script.Commands[1]), Is.EqualTo(new TextSpan(404, 1)));
            Assert.That(script.IsExecForm, Is.False);
            Assert.That(script.Dialect, Is.EqualTo(ShellDialect.Bash));
        });
    }

    [Test]
    public void Any_other_exec_form_is_a_row_of_words()
    {
        var script = ExecForm("dotnet", "my app.dll", "$HOME", "");

        Assert.Multiple(() =>
        {
            Assert.That(script.IsExecForm, Is.True);
            Assert.That(script.Commands[0].Words.ToArray().Select(w => w.LiteralText), Is.EqualTo(new[] { "dotnet", "my app.dll", "$HOME", "" }));
            Assert.That(script.GetFileSpan(script.Commands[0].Words[1]), Is.EqualTo(new TextSpan(100, 10)));
        });
    }

    [Test]
    public void A_shell_behind_an_init_in_exec_form_is_looked_through()
    {
        var names = ExecForm("/sbin/tini", "--", "sh", "-c", "a && b").EffectiveCommands.ToArray().Select(c => c.Name);

        Assert.That(names, Is.EqualTo(new[] { "sh", "a", "b" }));
    }

    [Test]
    public void An_empty_exec_form_has_no_command() => Assert.That(ExecForm().Commands.Length, Is.Zero);

    /// <summary>Each string stands at a hundred times its index.</summary>
    private static ShellScript ExecForm(params string[] values) =>
        ShellScript.FromExecForm([.. values.Select((value, index) => (value, SourceMap.Identity(new TextSpan(index * 100, value.Length))))]);

    private static ShellScript Parse(string script) => ShellScript.Parse(script, SourceMap.Identity(new TextSpan(0, script.Length)));
}

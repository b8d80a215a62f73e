using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Syntax.Shell;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerHeredocTests
{
    [Test]
    public void A_RUN_that_is_a_heredoc_only_has_the_body_as_its_script()
    {
        var text = "RUN <<EOF\n  apk add curl \\\n    # kept\nEOF\n";
        var run = Single<RunInstruction>(text);

        Assert.That(run.Heredocs[0].Role, Is.EqualTo(DockerHeredocRole.Script));
        Assert.That(run.Script!.Text, Is.EqualTo("  apk add curl \\\n    # kept\n"));
        Assert.That(Slice(text, run.Heredocs[0].BodySpan), Is.EqualTo(run.Script.Text));
        Assert.That(Slice(text, run.Span), Is.EqualTo(text.TrimEnd()));
    }

    [Test]
    public void An_instruction_may_follow_the_terminator_directly()
    {
        var syntax = Parse("FROM a\nRUN <<EOF\nx\nEOF\nUSER b\n# c\nRUN <<EOF\ny\nEOF");

        Assert.That(syntax.Errors, Is.Empty);
        Assert.That(
            syntax.Instructions.Select(static instruction => instruction.Kind),
            Is.EqualTo(new[] { DockerInstructionKind.From, DockerInstructionKind.Run, DockerInstructionKind.User, DockerInstructionKind.Run }));
    }

    [TestCase("RUN <<EOF bash\nset -e\nEOF\n", "<<EOF bash\nset -e\nEOF")]
    [TestCase("RUN cat <<A <<B > f && \\\n  ls\na\nA\nb\nB\n", "cat <<A <<B > f &&   ls\na\nA\nb\nB")]
    public void Any_other_RUN_hands_its_line_and_the_bodies_to_the_shell(string text, string script)
    {
        var run = Single<RunInstruction>(text);

        Assert.That(run.Heredocs.Select(static heredoc => heredoc.Role), Is.All.EqualTo(DockerHeredocRole.Input));
        Assert.That(run.Script!.Text, Is.EqualTo(script));
        for (var index = 0; index < script.Length; index++)
        {
            Assert.That(text[run.Script.GetSpan(index, 1).Start], Is.EqualTo(script[index]));
        }
    }

    [Test]
    public void Several_heredocs_are_read_in_order()
    {
        var copy = Single<CopyInstruction>("COPY <<one.txt <<-\"two.txt\" /etc/\n1\none.txt\n\t2\n\ttwo.txt\n");

        Assert.That(copy.Heredocs.Select(static heredoc => heredoc.Name), Is.EqualTo(new[] { "one.txt", "two.txt" }));
        Assert.That(copy.Heredocs.Select(static heredoc => heredoc.Body.Text), Is.EqualTo(new[] { "1\n", "2\n" }));
        Assert.That(copy.Heredocs.Select(static heredoc => heredoc.IsQuoted), Is.EqualTo(new[] { false, true }));
        Assert.That(copy.Destination!.Text, Is.EqualTo("/etc/"));
    }

    [Test]
    public void A_dash_strips_leading_tabs_only_and_the_body_keeps_its_places()
    {
        var text = "RUN <<-EOF\n\t\tone\n\t two\n\tEOF\n";
        var heredoc = Single<RunInstruction>(text).Heredocs[0];

        Assert.That(heredoc.Body.Text, Is.EqualTo("one\n two\n"));
        Assert.That(Slice(text, heredoc.Body.GetSpan(heredoc.Body.Text.IndexOf("two", StringComparison.Ordinal), 3)), Is.EqualTo("two"));
        Assert.That(Slice(text, heredoc.Terminator!.Value), Is.EqualTo("EOF"));
    }

    [Test]
    public void A_terminator_without_a_line_break_ends_the_file() =>
        Assert.That(Errors("RUN <<EOF\na\nEOF"), Is.Empty);

    [Test]
    public void Carriage_returns_do_not_hide_the_terminator() =>
        Assert.That(Errors("RUN <<EOF\r\na\r\nEOF\r\nUSER b\r\n"), Is.Empty);

    [TestCase("RUN cat <<'E F'\nx\nE F\n", "E F")]
    [TestCase("RUN cat <<\\EOF\nx\nEOF\n", "EOF")]
    [TestCase("RUN cat << EOF\nx\nEOF\n", "EOF")]
    [TestCase("RUN cat 3<<EOF\nx\nEOF\n", "EOF")]
    [TestCase("RUN cat <<$EOF\nx\n$EOF\n", "$EOF")]
    public void The_name_is_the_word_without_its_quotes(string text, string name)
    {
        Assert.That(Errors(text), Is.Empty);
        Assert.That(Single<RunInstruction>(text).Heredocs[0].Name, Is.EqualTo(name));
    }

    [TestCase("RUN cat <<<EOF\n")]
    [TestCase("RUN echo '<<EOF'\n")]
    [TestCase("RUN echo \"a <<EOF b\"\n")]
    [TestCase("RUN [\"cat\", \"<<EOF\"]\n")]
    [TestCase("CMD cat <<EOF\n")]
    [TestCase("RUN echo a<<EOF\n")]
    public void Some_words_only_look_like_a_heredoc(string text)
    {
        var syntax = Parse(text);

        Assert.That(syntax.Instructions[0].Heredocs, Is.Empty);
        Assert.That(syntax.Instructions[0].HasErrors, Is.False);
    }

    [Test]
    public void An_unterminated_heredoc_is_one_error_at_its_word_and_the_next_instruction_is_found_again()
    {
        var syntax = Parse("FROM a\nRUN <<EOF\nfrom x\n  RUN y\nUSER b\nCMD [\"c\"]\n");

        Assert.That(syntax.Errors.Select(error => $"{error.Kind} '{syntax.Text.ToString(error.Span)}'"), Is.EqualTo(new[] { "UnterminatedHeredoc '<<EOF'" }));
        Assert.That(
            syntax.Instructions.Select(static instruction => instruction.Kind),
            Is.EqualTo(new[] { DockerInstructionKind.From, DockerInstructionKind.Run, DockerInstructionKind.User, DockerInstructionKind.Cmd }));
        Assert.That(syntax.Instructions[1].Heredocs[0].Body.Text, Is.EqualTo("from x\n  RUN y\n"));
    }

    [Test]
    public void The_second_of_two_unterminated_heredocs_has_no_error_of_its_own() =>
        Assert.That(Errors("RUN cat <<A <<B\nx\n"), Is.EqualTo(new[] { "UnterminatedHeredoc '<<A'" }));

    [Test]
    public void A_heredoc_cannot_be_a_destination() =>
        Assert.That(Errors("COPY a <<EOF\nx\nEOF\n"), Is.EqualTo(new[] { "HeredocAsDestination '<<EOF'" }));

    [Test]
    public void The_instruction_inside_ONBUILD_has_heredocs_too()
    {
        var text = "ONBUILD RUN <<EOF\nx\nEOF\n";
        var onbuild = Single<OnbuildInstruction>(text);

        Assert.That(onbuild.Trigger!.Heredocs[0].Body.Text, Is.EqualTo("x\n"));
        Assert.That(Slice(text, onbuild.Span), Is.EqualTo(text.TrimEnd()));
        Assert.That(Slice(text, onbuild.Trigger.Span), Is.EqualTo("RUN <<EOF\nx\nEOF"));
    }

    [Test]
    public void The_interpreter_of_a_script_is_its_first_line()
    {
        var run = Single<RunInstruction>("RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n");

        Assert.That(run.Heredocs[0].Interpreter, Is.EqualTo("/usr/bin/env python3"));
    }

    [Test]
    public void The_builder_expands_the_body_of_an_unquoted_file_without_reading_its_quotes()
    {
        var copy = Single<CopyInstruction>("COPY <<EOF /f\nit's $NAME\nEOF\n");

        Assert.That(copy.Heredocs[0].ExpandedBody!.References.Select(static reference => reference.Name), Is.EqualTo(new[] { "NAME" }));
        Assert.That(copy.HasErrors, Is.False);
    }

    [Test]
    public void A_quote_that_is_never_closed_hides_the_heredocs_of_its_line()
    {
        // As in BuildKit, which then takes the body for instructions.
        Assert.That(Parse("RUN echo it's <<EOF\nUSER x\n").Instructions, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_shell_reads_the_script_and_its_commands_stand_in_the_file()
    {
        var text = "RUN apk add cu\\\n# why\nrl && sh <<EOF\necho 1\nEOF\n";
        var script = Single<RunInstruction>(text).Script!;
        var shell = ShellScript.Parse(script.Text, script.Map, ShellDialect.Posix);

        Assert.That(shell.Errors.ToArray(), Is.Empty);
        Assert.That(Slice(text, shell.GetFileSpan(shell.Commands[0])), Is.EqualTo("apk add cu\\\n# why\nrl"));
        Assert.That(Slice(text, shell.GetFileSpan(shell.Commands[1].Redirections[0].HereDocument!)), Is.EqualTo("echo 1\n"));
    }
}

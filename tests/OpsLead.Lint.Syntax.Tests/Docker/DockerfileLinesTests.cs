using System.Text;
using OpsLead.Lint.Syntax.Docker;
using OpsLead.Lint.Text;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerfileLinesTests
{
    [Test]
    public void A_byte_order_mark_is_not_part_of_the_first_keyword()
    {
        var syntax = DockerfileSyntax.Parse(SourceText.Decode([.. Encoding.UTF8.Preamble, .. "FROM alpine"u8]));

        Assert.That(syntax.Errors, Is.Empty);
        Assert.That(syntax.Instructions[0].Span, Is.EqualTo(new TextSpan(0, 11)));
    }

    [Test]
    public void A_carriage_return_before_a_line_feed_belongs_to_the_line_break()
    {
        var text = "FROM alpine\r\nRUN a \\\r\n  b\r\n";
        var syntax = Parse(text);

        Assert.That(syntax.Errors, Is.Empty);
        Assert.That(syntax.Instructions.Select(instruction => Slice(text, instruction.Span)), Is.EqualTo(new[] { "FROM alpine", "RUN a \\\r\n  b" }));
        Assert.That(syntax.Instructions[1].Source.Text, Is.EqualTo("RUN a   b"));
    }

    [Test]
    public void A_carriage_return_alone_ends_no_line() =>
        Assert.That(Parse("FROM alpine\rRUN x").Instructions, Has.Count.EqualTo(1));

    [Test]
    public void Continued_lines_are_joined_with_nothing_between_and_keep_their_places()
    {
        var text = "RUN apt-get up\\\ndate && \\  \n    echo done\n";
        var run = Single<RunInstruction>(text);

        Assert.That(run.Arguments.Text, Is.EqualTo("apt-get update &&     echo done"));
        var update = run.Arguments.Text.IndexOf("update", StringComparison.Ordinal);
        Assert.That(Slice(text, run.Arguments.GetSpan(update, 6)), Is.EqualTo("up\\\ndate"));
        var echo = run.Arguments.Text.IndexOf("echo", StringComparison.Ordinal);
        Assert.That(Slice(text, run.Arguments.GetSpan(echo, 4)), Is.EqualTo("echo"));
        Assert.That(run.Arguments.IsVerbatim, Is.False);
        Assert.That(run.Arguments.Slice(echo, 4).IsVerbatim, Is.True);
    }

    [Test]
    public void A_keyword_can_be_continued()
    {
        var text = "FR\\\nOM alpine";
        var from = Single<FromInstruction>(text);

        Assert.That(from.Keyword.Text, Is.EqualTo("FROM"));
        Assert.That(Slice(text, from.Keyword.Span), Is.EqualTo("FR\\\nOM"));
    }

    [Test]
    public void Two_escape_characters_continue_nothing() =>
        Assert.That(Parse("RUN a \\\\\nRUN b").Instructions, Has.Count.EqualTo(2));

    [Test]
    public void Comments_inside_an_instruction_are_dropped_even_inside_quotes()
    {
        var text = "RUN echo 'a \\\n  # not part of it\n  b'\n";
        var syntax = Parse(text);

        Assert.That(syntax.Instructions[0].Arguments.Text, Is.EqualTo("echo 'a   b'"));
        Assert.That(syntax.Comments.Select(comment => Slice(text, comment.Span)), Is.EqualTo(new[] { "# not part of it" }));
    }

    [Test]
    public void A_comment_line_does_not_continue()
    {
        var syntax = Parse("# see \\\nFROM alpine");

        Assert.That(syntax.Instructions[0].Kind, Is.EqualTo(DockerInstructionKind.From));
    }

    [Test]
    public void A_hash_after_the_command_belongs_to_it() =>
        Assert.That(Single<RunInstruction>("RUN make # quickly").Arguments.Text, Is.EqualTo("make # quickly"));

    [Test]
    public void Blank_lines_inside_an_instruction_are_dropped_and_recorded_with_their_line_breaks()
    {
        var text = "RUN a \\\n\n  \n  && b\n";
        var run = Single<RunInstruction>(text);

        Assert.That(run.Arguments.Text, Is.EqualTo("a   && b"));
        Assert.That(run.EmptyContinuationLines.Select(span => Slice(text, span)), Is.EqualTo(new[] { "\n", "  \n" }));
    }

    [Test]
    public void The_end_of_the_file_ends_a_continuation()
    {
        var text = "RUN a \\\n";
        var run = Single<RunInstruction>(text);

        Assert.That(run.Arguments.Text, Is.EqualTo("a"));
        Assert.That(Slice(text, run.Span), Is.EqualTo("RUN a \\"));
    }

    [Test]
    public void A_backtick_continues_lines_when_the_escape_directive_says_so()
    {
        var run = Parse("# escape=`\nRUN dir C:\\ `\n  && cd").Instructions[0];

        Assert.That(run.Arguments.Text, Is.EqualTo("dir C:\\   && cd"));
    }

    [Test]
    public void Comments_belong_to_the_next_instruction_across_blank_lines_but_not_across_an_empty_comment()
    {
        var text = "# one\n#\n# two\n\n# three\nFROM a\nRUN b\n";
        var syntax = Parse(text);

        Assert.That(syntax.Instructions[0].PrecedingComments.Select(comment => Slice(text, comment.Span)), Is.EqualTo(new[] { "# two", "# three" }));
        Assert.That(syntax.Instructions[1].PrecedingComments, Is.Empty);
    }

    [Test]
    public void An_indented_instruction_begins_at_its_keyword()
    {
        var text = "  FROM alpine  \n";

        Assert.That(Slice(text, Parse(text).Instructions[0].Span), Is.EqualTo("FROM alpine"));
    }

    [Test]
    public void A_file_of_comments_has_no_instruction()
    {
        var syntax = Parse("# only words\n");

        Assert.That(syntax.Errors.Select(static error => error.Kind), Is.EqualTo(new[] { DockerfileErrorKind.NoInstructions }));
    }

    [Test]
    public void A_fragment_without_FROM_says_so_once_and_is_understood()
    {
        var syntax = Parse("ARG A=1\nRUN a\nUSER b\n");

        Assert.That(syntax.Errors.Select(static error => error.Kind), Is.EqualTo(new[] { DockerfileErrorKind.NoStage }));
        Assert.That(syntax.Instructions, Has.Count.EqualTo(3));
    }

    [Test]
    public void Only_ARG_may_stand_before_the_first_FROM()
    {
        var syntax = Parse("ARG A=1\nRUN a\nUSER b\nFROM c\n");

        Assert.That(syntax.Errors.Select(static error => error.Kind), Is.EqualTo(new[] { DockerfileErrorKind.InstructionBeforeFrom }));
        Assert.That(syntax.Text.ToString(syntax.Errors[0].Span), Is.EqualTo("RUN"));
    }

    [Test]
    public void A_continuation_that_leads_nowhere_is_an_error_at_its_place() =>
        Assert.That(Errors("FROM a\n\\\n"), Is.EqualTo(new[] { "UnknownInstruction ''" }));
}

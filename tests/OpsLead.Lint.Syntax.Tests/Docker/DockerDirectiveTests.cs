using OpsLead.Lint.Syntax.Docker;
using static OpsLead.Lint.Syntax.Tests.Docker.DockerfileTestSupport;

namespace OpsLead.Lint.Syntax.Tests.Docker;

internal sealed class DockerDirectiveTests
{
    [Test]
    public void Directives_are_read_in_any_case_and_with_blanks_around_the_equals_sign()
    {
        var text = "#Syntax = docker/dockerfile:1\n  # ESCAPE=`\nFROM a\n";
        var syntax = Parse(text);

        Assert.That(syntax.Directives.Select(directive => directive.Kind), Is.EqualTo(new[] { DockerDirectiveKind.Syntax, DockerDirectiveKind.Escape }));
        Assert.That(syntax.Escape, Is.EqualTo('`'));
        Assert.That(syntax.Directives[0].Value.Text, Is.EqualTo("docker/dockerfile:1"));
        Assert.That(Slice(text, syntax.Directives[0].Key.Span), Is.EqualTo("Syntax"));
        Assert.That(Slice(text, syntax.Directives[1].Span), Is.EqualTo("# ESCAPE=`"));
        Assert.That(syntax.Comments, Is.Empty);
        Assert.That(syntax.Instructions[0].PrecedingComments, Is.Empty);
    }

    [TestCase("# a comment\n# escape=`\nFROM a\n")]
    [TestCase("\n# escape=`\nFROM a\n")]
    [TestCase("FROM a\n# escape=`\n")]
    [TestCase("# maintained=true\n# escape=`\nFROM a\n")]
    public void A_directive_below_anything_else_is_a_comment(string text)
    {
        var syntax = Parse(text);

        Assert.That(syntax.Directives, Is.Empty);
        Assert.That(syntax.Escape, Is.EqualTo('\\'));
        Assert.That(syntax.Errors, Is.Empty);
    }

    [Test]
    public void A_repeated_directive_is_an_error_and_the_first_counts()
    {
        Assert.That(Errors("# escape=`\n# escape=\\\nFROM a\n"), Is.EqualTo(new[] { "DuplicateDirective '# escape=\\'" }));
        Assert.That(Parse("# escape=`\n# escape=\\\nFROM a\n").Escape, Is.EqualTo('`'));
    }

    [Test]
    public void The_escape_character_is_a_backslash_or_a_backtick() =>
        Assert.That(Errors("# escape=^\nFROM a\n"), Is.EqualTo(new[] { "BadEscapeDirective '^'" }));

    [TestCase("# check=skip=A;warn=true\n", "BadCheckDirective 'warn=true'")]
    [TestCase("# check=error=maybe\n", "BadCheckDirective 'error=maybe'")]
    [TestCase("# check=skip\n", "BadCheckDirective 'skip'")]
    public void An_unknown_option_of_check_is_an_error(string directive, string expected) =>
        Assert.That(Errors(directive + "FROM a\n"), Is.EqualTo(new[] { expected }));

    [Test]
    public void The_check_directive_names_the_checks_to_skip()
    {
        var text = "# check=skip=StageNameCasing, FromAsCasing;error=true\nFROM a\n";
        var options = DockerCheckOptions.Parse(Parse(text).GetDirective(DockerDirectiveKind.Check)!);

        Assert.That(options.Skips("FromAsCasing"), Is.True);
        Assert.That(options.Skips("fromascasing"), Is.False);
        Assert.That(options.IsError, Is.True);
        Assert.That(options.Skip.Select(name => Slice(text, name.Span)), Is.EqualTo(new[] { "StageNameCasing", "FromAsCasing" }));
    }

    [Test]
    public void A_comment_above_an_instruction_can_skip_checks_and_say_why()
    {
        var syntax = Parse("FROM a\n# check=skip=all // measured\nCMD b\n");
        var options = DockerCheckOptions.TryParseComment(syntax.Text, syntax.Instructions[1].PrecedingComments[0].Span);

        Assert.That(options!.Skips("JSONArgsRecommended"), Is.True);
        Assert.That(options.Error, Is.Null);
    }

    [Test]
    public void Another_comment_has_no_check_options()
    {
        var syntax = Parse("FROM a\n# skip=all\nCMD b\n");

        Assert.That(DockerCheckOptions.TryParseComment(syntax.Text, syntax.Comments[0].Span), Is.Null);
    }
}

using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionTemplateTests
{
    [Test]
    public void A_value_is_cut_into_text_and_expressions() =>
        Assert.That(
            GetParts("v${{ matrix.x }}-${{matrix.y}}.zip"),
            Is.EqualTo(new[] { "v", "${{ matrix.x }}: matrix.x", "-", "${{matrix.y}}: matrix.y", ".zip" }));

    [Test]
    public void Braces_inside_a_string_do_not_end_the_expression() =>
        Assert.That(ExpressionTemplate.Parse("${{ f('{{{0}}}', 'it''s }}') }}").SingleExpression?.ToString(), Is.EqualTo("f('{{{0}}}', 'it''s }}')"));

    [Test]
    public void Neighbours_need_no_text_between_them() => Assert.That(GetParts("${{ a }}${{ b }}"), Has.Length.EqualTo(2));

    [TestCase("")]
    [TestCase("no expression")]
    [TestCase("$ {{ x }} $(y) }}")]
    public void Text_without_the_marker_holds_no_expression(string value)
    {
        var template = ExpressionTemplate.Parse(value);

        Assert.That(template.HasExpressions, Is.False);
        Assert.That(template.Errors, Is.Empty);
        Assert.That(ExpressionTemplate.HasMarker(value), Is.False);
    }

    [Test]
    public void An_expression_that_is_the_whole_value_is_single()
    {
        Assert.That(ExpressionTemplate.Parse("${{ a }}").SingleExpression?.ToString(), Is.EqualTo("a"));
        Assert.That(ExpressionTemplate.Parse("${{ a }}\n").SingleExpression, Is.Null);
        Assert.That(ExpressionTemplate.Parse("${{ a }}\n").HasExpressions, Is.True);
    }

    [TestCase("x ${{ a }", ExpressionErrorKind.UnterminatedExpression, "${{")]
    [TestCase("${{", ExpressionErrorKind.UnterminatedExpression, "${{")]
    [TestCase("${{ a", ExpressionErrorKind.UnterminatedExpression, "${{")]
    [TestCase("${{ 'a", ExpressionErrorKind.UnterminatedExpression, "${{")]
    [TestCase("x ${{ 'a }}", ExpressionErrorKind.UnterminatedString, "'a")]
    [TestCase("x ${{ }}", ExpressionErrorKind.ExpressionExpected, "${{ }}")]
    [TestCase("x ${{}}", ExpressionErrorKind.ExpressionExpected, "${{}}")]
    [TestCase("x ${{ a b }}", ExpressionErrorKind.UnexpectedSymbol, "b")]
    public void Errors_are_at_the_characters_at_fault(string value, ExpressionErrorKind kind, string at)
    {
        var errors = ExpressionTemplate.Parse(value).Errors;

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0].Kind, Is.EqualTo(kind));
        Assert.That(value.Substring(errors[0].Span.Start, errors[0].Span.Length), Is.EqualTo(at));
    }

    [Test]
    public void Each_erroneous_expression_of_a_value_has_its_error() =>
        Assert.That(ExpressionTemplate.Parse("${{ a = 1 }} ${{ b }} ${{ c. }} ${{ d").Errors.Select(e => e.Kind), Is.EqualTo(new[]
        {
            ExpressionErrorKind.UnexpectedSymbol, ExpressionErrorKind.UnexpectedEnd, ExpressionErrorKind.UnterminatedExpression,
        }));

    [Test]
    public void Text_around_an_expression_counts_for_the_length_of_the_whole()
    {
        // The whole becomes a call of format.
        var accepted = new string('x', 21_000 - "format('{0}', a)".Length) + "${{ a }}";

        Assert.That(ExpressionTemplate.Parse(accepted).Errors, Is.Empty);
        Assert.That(ExpressionTemplate.Parse("x" + accepted).Errors.Select(e => e.Kind), Is.EqualTo(new[] { ExpressionErrorKind.ExceededMaxLength }));
        Assert.That(ExpressionTemplate.Parse("{" + accepted[1..]).Errors, Has.Length.EqualTo(1), "a brace is doubled");
    }

    [Test]
    public void Text_without_an_expression_may_have_any_length() => Assert.That(ExpressionTemplate.Parse(new string('x', 30_000)).Errors, Is.Empty);

    private static string[] GetParts(string value) => [.. ExpressionTemplate.Parse(value).Parts.Select(part =>
    {
        var text = value.Substring(part.Span.Start, part.Span.Length);
        return part.Expression is null ? text : $"{text}: {part.Expression}";
    })];
}

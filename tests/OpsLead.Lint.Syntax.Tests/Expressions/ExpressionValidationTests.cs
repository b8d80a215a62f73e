using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionValidationTests
{
    [TestCase("foo(a)", ExpressionErrorKind.UnrecognizedFunction, "foo")]
    [TestCase("contains('a')", ExpressionErrorKind.TooFewParameters, "contains('a')")]
    [TestCase("a && toJSON()", ExpressionErrorKind.TooFewParameters, "toJSON()")]
    [TestCase("startsWith(a, b, c)", ExpressionErrorKind.TooManyParameters, "startsWith(a, b, c)")]
    [TestCase("always(1)", ExpressionErrorKind.TooManyParameters, "always(1)")]
    [TestCase("case(a, b)", ExpressionErrorKind.TooFewParameters, "case(a, b)")]
    [TestCase("case(a, 1, b, 2)", ExpressionErrorKind.EvenParameters, "case(a, 1, b, 2)")]
    [TestCase("format('{0} {1}', a)", ExpressionErrorKind.UndefinedFormatArgument, "{1}")]
    [TestCase("format('it''s {0', a)", ExpressionErrorKind.InvalidFormatString, "{0")]
    [TestCase("format('{x}', a)", ExpressionErrorKind.InvalidFormatString, "{x")]
    [TestCase("format('a } b', a)", ExpressionErrorKind.InvalidFormatString, "}")]
    [TestCase("fromJSON('[1, ''x'']')", ExpressionErrorKind.InvalidJson, "''")]
    [TestCase("fromJSON('{\"a\": 1,}')", ExpressionErrorKind.InvalidJson, "}")]
    [TestCase("fromJSON('[1')", ExpressionErrorKind.InvalidJson, "'[1'")]
    [TestCase("fromJSON('')", ExpressionErrorKind.InvalidJson, "''")]
    public void What_a_call_cannot_take_is_reported(string text, ExpressionErrorKind kind, string at)
    {
        var expression = ExpressionSyntax.Parse(text);
        var errors = ExpressionValidation.Validate(expression, ExpressionValidationOptions.Default);

        Assert.That(errors, Has.Count.EqualTo(1));
        Assert.That(errors[0].Kind, Is.EqualTo(kind));
        Assert.That(expression.Slice(errors[0].Span).ToString(), Is.EqualTo(at));
    }

    [TestCase("CONTAINS(a, b) && fromjson(c) && hashfiles('x', 'y')")]
    [TestCase("join(a) || join(a, b)")]
    [TestCase("success('build', 'test')")]
    [TestCase("format('{{}} {0}{0}', a)")]
    [TestCase("format('no placeholder', a)")]
    [TestCase("format(github.ref, a)")]
    [TestCase("case(a, 1, b, 2, 3)")]
    [TestCase("fromJSON(' {\"a\": [true, null, -1.5e3, \"\\u00e9\\n\"]} ')")]
    public void Calls_of_the_right_shape_are_accepted(string text) =>
        Assert.That(ExpressionValidation.Validate(ExpressionSyntax.Parse(text), ExpressionValidationOptions.Default), Is.Empty);

    [Test]
    public void Names_are_checked_against_the_place()
    {
        var options = new ExpressionValidationOptions
        {
            Contexts = ["github", "inputs"],
            Functions = [.. ExpressionFunctions.WellKnown, .. ExpressionFunctions.StepStatus],
        };
        var expression = ExpressionSyntax.Parse("GitHub.ref == secrets.x && hashFiles('y') && success('z') && toJSON(inputs)");
        var errors = ExpressionValidation.Validate(expression, options);

        Assert.That(errors.Select(e => $"{e.Kind} {expression.Slice(e.Span)}"), Is.EqualTo(new[]
        {
            "UnrecognizedNamedValue secrets", "UnrecognizedFunction hashFiles", "TooManyParameters success('z')",
        }));
    }

    [Test]
    public void Names_alone_are_checked_beside_a_syntax_error()
    {
        var errors = ExpressionValidation.Validate(ExpressionSyntax.Parse("contains(foo(x)"), ExpressionValidationOptions.Default);

        Assert.That(errors.Select(e => e.Kind), Is.EqualTo(new[] { ExpressionErrorKind.UnrecognizedFunction }));
    }

    [Test]
    public void Every_name_of_the_tables_is_found_in_any_case()
    {
        Assert.That(ExpressionContexts.IsKnown("GITHUB"), Is.True);
        Assert.That(ExpressionContexts.IsKnown("git"), Is.False);
        Assert.That(ExpressionFunctions.IsStatus("Always"), Is.True);
        Assert.That(ExpressionFunctions.IsStatus("contains"), Is.False);
        Assert.That(ExpressionFunctions.All.Select(f => f.Name), Is.Unique);
    }
}

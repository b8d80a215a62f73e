using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionEvaluationTests
{
    [TestCase("1 == '1'", true)]
    [TestCase("true == 1", true)]
    [TestCase("null == ''", true)]
    [TestCase("null == false", true)]
    [TestCase("'  ' == 0", true)]
    [TestCase("' 0x10 ' == 16", true)]
    [TestCase("'0o10' == 8", true)]
    [TestCase("'true' == true", false)]
    [TestCase("'abc' == 0", false)]
    [TestCase("NaN == NaN", false)]
    [TestCase("NaN != NaN", true)]
    [TestCase("'Main' == 'mAIN'", true)]
    [TestCase("'ü' == 'Ü'", true)]
    [TestCase("'ı' == 'I'", false)]
    [TestCase("'i' == 'İ'", false)]
    [TestCase("fromJSON('[]') == fromJSON('[]')", false)]
    [TestCase("fromJSON('[]') == 'Array'", false)]
    public void Equality_ignores_case_and_compares_different_kinds_as_numbers(string text, bool result) =>
        Assert.That(Evaluate(text), Is.EqualTo(result ? "true" : "false"));

    [TestCase("2 > '1'", true)]
    [TestCase("'b' > 'A'", true)]
    [TestCase("'a' < 'B'", true)]
    [TestCase("'a' <= 'A'", true)]
    [TestCase("'a' > '['", false)]
    [TestCase("true > false", true)]
    [TestCase("null >= 0", true)]
    [TestCase("1 < 'x'", false)]
    [TestCase("1 >= 'x'", false)]
    [TestCase("1 < 2 < 2", true)]
    [TestCase("fromJSON('{}') > 0", false)]
    public void Order_follows_the_same_conversions(string text, bool result) => Assert.That(Evaluate(text), Is.EqualTo(result ? "true" : "false"));

    [TestCase("false")]
    [TestCase("0")]
    [TestCase("-0")]
    [TestCase("''")]
    [TestCase("null")]
    [TestCase("NaN")]
    public void Falsy_values_negate_to_true(string text) => Assert.That(Evaluate("!" + text), Is.EqualTo("true"));

    [TestCase("'false'")]
    [TestCase("'0'")]
    [TestCase("' '")]
    [TestCase("-1")]
    [TestCase("Infinity")]
    [TestCase("fromJSON('[]')")]
    [TestCase("fromJSON('{}')")]
    public void Other_values_negate_to_false(string text) => Assert.That(Evaluate("!" + text), Is.EqualTo("false"));

    [TestCase("'a' && 'b'", "b")]
    [TestCase("'' && 'b'", "")]
    [TestCase("'a' || 'b'", "a")]
    [TestCase("0 || null || 'c'", "c")]
    [TestCase("true && 0 || 'x'", "x")]
    public void Logical_operators_yield_an_operand(string text, string result) => Assert.That(Evaluate(text), Is.EqualTo(result));

    [TestCase("false && github.ref", "false")]
    [TestCase("'x' || github.ref", "x")]
    [TestCase("github.ref && false", null)]
    [TestCase("github.ref == 'x'", null)]
    [TestCase("contains(github.ref, 'x')", null)]
    [TestCase("always()", null)]
    [TestCase("hashFiles('x')", null)]
    [TestCase("github.ref || true", null)]
    public void What_needs_a_context_is_unknown_unless_an_operand_decides(string text, string? result) => Assert.That(Evaluate(text), Is.EqualTo(result));

    [TestCase("github.ref && false", false)]
    [TestCase("github.ref && github.sha && ''", false)]
    [TestCase("github.ref || 'x'", true)]
    [TestCase("!(github.ref && 0)", true)]
    [TestCase("(github.ref || 1) && (github.sha && 0 || 1)", true)]
    [TestCase("github.ref || false", null)]
    [TestCase("github.ref && true", null)]
    [TestCase("!github.ref", null)]
    public void A_condition_is_often_known_where_its_value_is_not(string text, bool? result) =>
        Assert.That(ExpressionEvaluation.EvaluateCondition(ExpressionSyntax.Parse(text).Root), Is.EqualTo(result));

    [TestCase("contains('Hello', 'ELL')", "true")]
    [TestCase("contains('1234', 23)", "true")]
    [TestCase("contains('x', null)", "true")]
    [TestCase("contains(fromJSON('[\"a\", 2]'), '2')", "true")]
    [TestCase("contains(fromJSON('[\"a\", 2]'), 'A')", "true")]
    [TestCase("contains(fromJSON('[\"abc\"]'), 'b')", "false")]
    [TestCase("contains(fromJSON('{\"a\": 1}'), 'a')", "false")]
    [TestCase("startsWith('refs/TAGS/v1', 'refs/tags/')", "true")]
    [TestCase("endsWith('a.tar.gz', '.GZ')", "true")]
    [TestCase("endsWith(fromJSON('[]'), 'y')", "false")]
    [TestCase("join(fromJSON('[1, true, null, \"x\", []]'))", "1,true,,x,Array")]
    [TestCase("join(fromJSON('[1, 2]'), ' + ')", "1 + 2")]
    [TestCase("join('alone', '-')", "alone")]
    [TestCase("join(fromJSON('{}'))", "")]
    [TestCase("format('{0}-{1}-{0}', 'a', 1.50)", "a-1.5-a")]
    [TestCase("format('{{0}} {{{0}}}', true)", "{0} {true}")]
    [TestCase("format('{0} {1}', fromJSON('[]'), fromJSON('{}'))", "Array Object")]
    [TestCase("format('{1}', 'a')", null)]
    [TestCase("format('{', 'a')", null)]
    [TestCase("toJSON('a\"b')", "\"a\\\"b\"")]
    [TestCase("toJSON(fromJSON('{\"a\":[1,{\"b\":null}],\"c\":[]}'))", "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": []\n}")]
    [TestCase("toJSON(fromJSON(' {} '))", "{}")]
    [TestCase("fromJSON('nope')", null)]
    [TestCase("case(1 > 2, 'a', true, 'b', 'c')", "b")]
    [TestCase("case(false, 'a', 'c')", "c")]
    [TestCase("case('true', 'a', 'c')", null)]
    [TestCase("case(true, 'a', github.x, 'b', 'c')", "a")]
    public void Functions_of_constants_are_evaluated(string text, string? result) => Assert.That(Evaluate(text), Is.EqualTo(result));

    [TestCase("fromJSON('{\"Os\": \"linux\"}').oS", "linux")]
    [TestCase("fromJSON('{\"os\": 1}')['OS']", "1")]
    [TestCase("fromJSON('{\"os\": 1}').none", "")]
    [TestCase("fromJSON('[\"a\", \"b\"]')[1]", "b")]
    [TestCase("fromJSON('[\"a\", \"b\"]')['1.9']", "b")]
    [TestCase("fromJSON('[\"a\"]')[-1]", "")]
    [TestCase("fromJSON('[\"a\"]')[9]", "")]
    [TestCase("join(fromJSON('[{\"n\": 1}, {\"m\": 2}, {\"n\": 3}]').*.n)", "1,3")]
    [TestCase("join(fromJSON('{\"a\": {\"n\": 1}, \"b\": {\"n\": 2}}')[*].n)", "1,2")]
    [TestCase("join(fromJSON('[[1, 2], [3]]').*.*)", "1,2,3")]
    [TestCase("join(('text').*)", "")]
    [TestCase("('text').length", "")]
    public void Properties_elements_and_filters_of_constants_are_found(string text, string? result) => Assert.That(Evaluate(text), Is.EqualTo(result));

    [TestCase("1e20", "1E+20")]
    [TestCase("0.1", "0.1")]
    [TestCase("123456.789", "123456.789")]
    [TestCase("-0.0", "0")]
    [TestCase("-Infinity", "-Infinity")]
    public void Numbers_are_written_with_fifteen_digits(string text, string result) => Assert.That(Evaluate($"format('{{0}}', {text})"), Is.EqualTo(result));

    [Test]
    public void The_caller_may_know_what_the_expression_does_not_say()
    {
        var root = ExpressionSyntax.Parse("format('{0}-{1}', matrix.os, env.X || 'none')").Root;
        var value = ExpressionEvaluation.Evaluate(root, static node => node switch
        {
            PropertyAccessExpression { Target: NamedValueExpression { Name: "matrix" }, Name: "os" } => ExpressionValue.FromString("linux"),
            NamedValueExpression { Name: "env" } => ExpressionValue.FromObject([]),
            _ => null,
        });

        Assert.That(value?.ToString(), Is.EqualTo("linux-none"));
    }

    [Test]
    public void A_result_that_grows_without_measure_is_left_unknown()
    {
        var text = "'0123456789'";
        for (var i = 0; i < 40; i++)
        {
            text = $"format('{{0}}{{0}}{{0}}{{0}}', {text})";
        }

        Assert.That(Evaluate(text), Is.Null);
    }

    private static string? Evaluate(string text)
    {
        var expression = ExpressionSyntax.Parse(text);
        Assert.That(expression.Errors, Is.Empty);
        return ExpressionEvaluation.Evaluate(expression.Root)?.ToString();
    }
}

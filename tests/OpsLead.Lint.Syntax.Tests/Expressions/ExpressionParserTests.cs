using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionParserTests
{
    [TestCase("null", "null")]
    [TestCase("true", "true")]
    [TestCase("'it''s'", "\"it's\"")]
    [TestCase("'}}'", "\"}}\"")]
    [TestCase("''", "\"\"")]
    [TestCase("''''", "\"'\"")]
    public void Literals_are_read(string text, string tree) => Assert.That(GetTree(text), Is.EqualTo(tree));

    [TestCase("42", 42)]
    [TestCase("-7", -7)]
    [TestCase("+7", 7)]
    [TestCase(".25", .25)]
    [TestCase("-.25", -.25)]
    [TestCase("3.", 3)]
    [TestCase("2e3", 2000)]
    [TestCase("2E+3", 2000)]
    [TestCase("25e-2", .25)]
    [TestCase("0xfF", 255)]
    [TestCase("0xFFFFFFFF", -1)]
    [TestCase("0o17", 15)]
    [TestCase("NaN", double.NaN)]
    [TestCase("Infinity", double.PositiveInfinity)]
    [TestCase("-Infinity", double.NegativeInfinity)]
    public void Numbers_are_read_as_the_runner_reads_them(string text, double value)
    {
        var expression = ExpressionSyntax.Parse(text);

        Assert.That(expression.Errors, Is.Empty);
        Assert.That(expression.Root, Is.InstanceOf<LiteralExpression>());
        Assert.That(((LiteralExpression)expression.Root).Value.ToNumber(), Is.EqualTo(value));
    }

    [TestCase("-0xff")]
    [TestCase("0XFF")]
    [TestCase("0xfg")]
    [TestCase("0o8")]
    [TestCase("0x1FFFFFFFF")]
    [TestCase("1.2.3")]
    [TestCase("12px")]
    [TestCase("+")]
    [TestCase("-Inf")]
    [TestCase("+NaN")]
    [TestCase("1,000.5.")]
    public void What_only_looks_like_a_number_is_an_error(string text) => Assert.That(ExpressionSyntax.Parse(text).Errors, Has.Length.EqualTo(1));

    [TestCase("True", "True")]
    [TestCase("NULL", "NULL")]
    [TestCase("github.true", "github.true")]
    [TestCase("matrix.NaN", "matrix.NaN")]
    [TestCase("needs.build-all.outputs._x", "needs.build-all.outputs._x")]
    [TestCase("steps .a\n.b", "steps.a.b")]
    public void Keywords_are_case_sensitive_and_plain_names_after_a_period(string text, string tree) => Assert.That(GetTree(text), Is.EqualTo(tree));

    [TestCase("matrix['os']", "matrix[\"os\"]")]
    [TestCase("a[b[0]].c", "a[b[0]].c")]
    [TestCase("event.labels.*.name", "event.labels.*.name")]
    [TestCase("event.labels[*].name", "event.labels.*.name")]
    [TestCase("event.*[ * ].*", "event.*.*.*")]
    [TestCase("fromJSON(x).y[1]", "fromJSON(x).y[1]")]
    [TestCase("(a || b).c", "(Or a, b).c")]
    [TestCase("('text')[0]", "\"text\"[0]")]
    public void Properties_indexes_and_filters_chain(string text, string tree) => Assert.That(GetTree(text), Is.EqualTo(tree));

    [TestCase("always()", "always()")]
    [TestCase("format ( '{0}' , a )", "format(\"{0}\", a)")]
    [TestCase("join(f(a, b), c)", "join(f(a, b), c)")]
    [TestCase("contains(a && b, !c)", "contains((And a, b), (not c))")]
    public void Calls_are_read_with_their_arguments(string text, string tree) => Assert.That(GetTree(text), Is.EqualTo(tree));

    [TestCase("!a.b", "(not a.b)")]
    [TestCase("!!a == b", "(Equal (not (not a)), b)")]
    [TestCase("a < b == c >= d", "(Equal (LessThan a, b), (GreaterThanOrEqual c, d))")]
    [TestCase("a < b <= c", "(LessThanOrEqual (LessThan a, b), c)")]
    [TestCase("a == b != c", "(NotEqual (Equal a, b), c)")]
    [TestCase("a || b && c == d", "(Or a, (And b, (Equal c, d)))")]
    [TestCase("a && b || c && d", "(Or (And a, b), (And c, d))")]
    [TestCase("(a || b) && c", "(And (Or a, b), c)")]
    [TestCase("a||b>1", "(Or a, (GreaterThan b, 1))")]
    public void Operators_bind_by_their_precedence_from_left_to_right(string text, string tree) => Assert.That(GetTree(text), Is.EqualTo(tree));

    [Test]
    public void A_chain_of_one_logical_operator_is_one_node() => Assert.That(GetTree("a || b || c || d"), Is.EqualTo("(Or a, b, c, d)"));

    [Test]
    public void Parentheses_keep_a_chain_apart() => Assert.That(GetTree("(a || b) || (c || d)"), Is.EqualTo("(Or (Or a, b), (Or c, d))"));

    [Test]
    public void Parentheses_are_in_the_outer_span_alone()
    {
        var expression = ExpressionSyntax.Parse("x && (( a == b ))");
        var comparison = expression.Root.Children[1];

        Assert.That(expression.Slice(comparison.Span).ToString(), Is.EqualTo("a == b"));
        Assert.That(expression.Slice(comparison.ParenthesizedSpan).ToString(), Is.EqualTo("(( a == b ))"));
    }

    [Test]
    public void Spans_count_from_the_beginning_of_the_text_that_holds_the_expression()
    {
        var expression = ExpressionSyntax.Parse("if:  github.ref != 'x' # no", 3, 20);

        Assert.That(expression.ToString(), Is.EqualTo("github.ref != 'x'"));
        Assert.That(expression.Slice(expression.Root.Span).ToString(), Is.EqualTo("github.ref != 'x'"));
        var comparison = (ComparisonExpression)expression.Root;
        Assert.That(expression.Slice(comparison.OperatorSpan).ToString(), Is.EqualTo("!="));
        Assert.That(expression.Slice(((PropertyAccessExpression)comparison.Left).NameSpan).ToString(), Is.EqualTo("ref"));
    }

    [Test]
    public void Every_node_knows_the_node_above()
    {
        var root = ExpressionSyntax.Parse("contains(github.event.x, 'y')").Root;
        var call = (FunctionCallExpression)root;

        Assert.That(root.Parent, Is.Null);
        Assert.That(call.Arguments[0].Children[0].Parent, Is.SameAs(call.Arguments[0]));
    }

    [Test]
    public void A_walk_goes_from_left_to_right_and_leaves_out_what_it_is_told_to()
    {
        var seen = new List<string>();
        ExpressionSyntax.Parse("f(g(a), b) && c.d").Root.Walk(node =>
        {
            seen.Add(ExpressionTreeFormatter.Format(node));
            return node is not FunctionCallExpression { Name: "g" };
        });

        Assert.That(seen, Is.EqualTo(new[] { "(And f(g(a), b), c.d)", "f(g(a), b)", "g(a)", "b", "c.d", "c" }));
    }

    [TestCase("github", "github")]
    [TestCase("github.event.commits[0]['message']", "github.event.commits.*.message")]
    [TestCase("(github.event).pages.*.title", "github.event.pages.*.title")]
    [TestCase("env[matrix.name]", "env.*")]
    [TestCase("fromJSON(inputs.x).y", null)]
    [TestCase("'text'", null)]
    [TestCase("github.ref == 'x'", null)]
    public void A_chain_of_accesses_has_a_path(string text, string? path) => Assert.That(ExpressionSyntax.Parse(text).Root.GetContextPath(), Is.EqualTo(path));

    [Test]
    public void Any_number_of_parentheses_is_read()
    {
        var text = new string('(', 10_000) + "a" + new string(')', 10_000);

        Assert.That(GetTree(text), Is.EqualTo("a"));
    }

    private static string GetTree(string text)
    {
        var expression = ExpressionSyntax.Parse(text);
        Assert.That(expression.Errors, Is.Empty);
        return ExpressionTreeFormatter.Format(expression.Root);
    }
}

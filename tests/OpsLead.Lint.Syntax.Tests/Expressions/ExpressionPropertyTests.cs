using CsCheck;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionPropertyTests
{
    private static readonly string[] Fragments =
    [
        "github", ".", "event", "*", "[", "]", "(", ")", "'", "''", "'a'", ",", "!", "==", "!=", "<", ">=", "&&", "||", "=", "&", "1", "-.5", "0x", "null",
        "format", "fromJSON", "toJSON", "contains", "join", "case", "'{0}'", "'[1,{}]'", " ", "\n", "\"", "ü", "\uD83D", "${{", "}}", "{", "}",
    ];

    private static readonly Gen<string> Fragment = Gen.OneOf(Fragments);

    private static readonly Gen<string> Text = Fragment.Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Valid = Gen.Recursive<string>((depth, inner) => depth > 4 ? Leaf : Gen.OneOf(
        Leaf,
        inner.Select(x => $"({x})"),
        inner.Select(x => $"!{x}"),
        inner.Select(x => $"({x}).name"),
        inner.Select(x => $"( {x} ) [*]"),
        Gen.Select(inner, inner, (x, y) => $"({x})[{y}]"),
        Gen.Select(inner, inner, (x, y) => $"f({x},{y})"),
        Gen.Select(inner, Gen.OneOf("==", "!=", "<", "<=", ">", ">=", "&&", "||"), inner, (x, o, y) => $"{x} {o} {y}")));

    private static Gen<string> Leaf => Gen.OneOf("github.ref", "a", "null", "true", "1", "'x y'", "g()", "a['b'].*.c");

    [Test]
    public void Any_text_gives_a_tree_whose_spans_are_nested_and_ordered() => Text.Sample(text =>
    {
        var expression = ExpressionSyntax.Parse(text);

        AssertNested(expression.Root, new TextSpan(0, text.Length), 1);
        Assert.That(expression.Errors.Length, Is.LessThanOrEqualTo(1));
        Assert.That(expression.Errors.All(e => new TextSpan(0, text.Length).Contains(e.Span)), Is.True);
    });

    [Test]
    public void An_erroneous_node_means_an_error() => Text.Sample(text =>
    {
        var expression = ExpressionSyntax.Parse(text);
        var erroneous = false;
        expression.Root.Walk(node => !(erroneous |= node is ErroneousExpression));

        Assert.That(expression.Errors.IsEmpty && erroneous, Is.False);
    });

    [Test]
    public void Tokens_cover_all_but_white_space() => Text.Sample(text =>
    {
        var lexer = new ExpressionLexer(text, new TextSpan(0, text.Length));
        var position = 0;
        for (var token = lexer.Next(); token.Kind != ExpressionTokenKind.End; token = lexer.Next())
        {
            Assert.That(text[position..token.Span.Start], Is.Empty.Or.All.Matches<char>(char.IsWhiteSpace));
            Assert.That(token.Span.Length, Is.GreaterThan(0));
            position = token.Span.End;
        }

        Assert.That(text[position..], Is.Empty.Or.All.Matches<char>(char.IsWhiteSpace));
    });

    [Test]
    public void Parts_of_a_template_cover_its_value() => Text.Sample(value =>
    {
        var template = ExpressionTemplate.Parse(value);
        var end = 0;
        foreach (var part in template.Parts)
        {
            Assert.That(part.Span.Start, Is.EqualTo(end));
            Assert.That(part.Span.Length, Is.GreaterThan(0));
            Assert.That(part.Expression is null || part.Span.Contains(part.Expression.Span), Is.True);
            end = part.Span.End;
        }

        Assert.That(end, Is.EqualTo(value.Length));
        Assert.That(template.Errors.All(e => new TextSpan(0, value.Length).Contains(e.Span)), Is.True);
    });

    [Test]
    public void Validation_and_evaluation_take_any_tree() => Text.Sample(text =>
    {
        var expression = ExpressionSyntax.Parse(text);

        Assert.That(ExpressionValidation.Validate(expression, ExpressionValidationOptions.Default).All(e => expression.Span.Contains(e.Span)), Is.True);
        Assert.That(() => ExpressionEvaluation.EvaluateCondition(expression.Root), Throws.Nothing);
    });

    [Test]
    public void A_value_and_its_truth_agree() => Valid.Sample(text =>
    {
        var root = ExpressionSyntax.Parse(text).Root;
        var value = ExpressionEvaluation.Evaluate(root);

        Assert.That(value is null || ExpressionEvaluation.EvaluateCondition(root) == value.IsTruthy, Is.True);
    });

    [Test]
    public void A_well_formed_expression_has_no_error() => Valid.Sample(text => Assert.That(ExpressionSyntax.Parse(text).Errors, Is.Empty, text));

    [Test]
    public void A_well_formed_expression_with_a_character_changed_gives_a_tree() =>
        Gen.Select(Valid, Gen.Int[0, 1_000], Fragment).Sample((text, at, fragment) =>
        {
            var position = at % text.Length;
            var expression = ExpressionSyntax.Parse(text[..position] + fragment + text[(position + 1)..]);

            AssertNested(expression.Root, expression.Span, 1);
        });

    private static void AssertNested(ExpressionNode node, TextSpan outer, int depth)
    {
        Assert.That(depth, Is.LessThanOrEqualTo(ExpressionSyntax.MaxDepth));
        Assert.That(outer.Contains(node.ParenthesizedSpan), Is.True);
        Assert.That(node.ParenthesizedSpan.Contains(node.Span), Is.True);
        var end = node.Span.Start;
        foreach (var child in node.Children)
        {
            Assert.That(child.Parent, Is.SameAs(node));
            Assert.That(child.ParenthesizedSpan.Start, Is.GreaterThanOrEqualTo(end));
            AssertNested(child, node.Span, depth + 1);
            end = child.ParenthesizedSpan.End;
        }
    }
}

using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

public sealed class ExpressionErrorTests
{
    [TestCase("github.event_name == \"push\"", "\"push\"")]
    [TestCase("a = b", "=")]
    [TestCase("a & b", "&")]
    [TestCase("a | b", "|")]
    [TestCase("a b", "b")]
    [TestCase("a 'b'", "'b'")]
    [TestCase("a(b)(c)", "(")]
    [TestCase("a.1", "1")]
    [TestCase("a.-b", "-b")]
    [TestCase("a..b", ".")]
    [TestCase("a.(b)", "(")]
    [TestCase(".a", ".a")]
    [TestCase("'a'.b", ".")]
    [TestCase("'a'['b']", "[")]
    [TestCase("[a]", "[")]
    [TestCase("a[]", "]")]
    [TestCase("a[*", "*", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("a[*.b]", ".")]
    [TestCase("a * b", "*")]
    [TestCase("* ", "*")]
    [TestCase("a)", ")")]
    [TestCase("(a]", "]")]
    [TestCase("a[(b]", "]")]
    [TestCase("f(a[b)", ")")]
    [TestCase("()", ")")]
    [TestCase("(a, b)", ",")]
    [TestCase("a, b", ",")]
    [TestCase("f(,a)", ",")]
    [TestCase("f(a,)", ")")]
    [TestCase("a && || b", "||")]
    [TestCase("== a", "==")]
    [TestCase("a ! b", "!")]
    [TestCase("größe == 1", "größe")]
    [TestCase("a && 'b", "'b", ExpressionErrorKind.UnterminatedString)]
    [TestCase("a && ", "&&", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("!", "!", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("a.", ".", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("a[", "[", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("(a", "a", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("f(a, b", "b", ExpressionErrorKind.UnexpectedEnd)]
    [TestCase("f(", "(", ExpressionErrorKind.UnexpectedEnd)]
    public void The_first_error_is_reported_at_its_token(string text, string at, ExpressionErrorKind kind = ExpressionErrorKind.UnexpectedSymbol)
    {
        var expression = ExpressionSyntax.Parse(text);

        Assert.That(expression.Errors, Has.Length.EqualTo(1));
        Assert.That(expression.Errors[0].Kind, Is.EqualTo(kind));
        Assert.That(expression.Slice(expression.Errors[0].Span).ToString(), Is.EqualTo(at));
    }

    [TestCase("a = github.ref", "<a, github.ref>")]
    [TestCase("f(a, , secrets.x)", "f(a, <>, secrets.x)")]
    [TestCase("(github.actor == ", "(Equal github.actor, <>)")]
    [TestCase("a. && b", "(And a, b)")]
    [TestCase("\"x\" || c", "(Or <>, c)")]
    [TestCase("a b c", "<a, b, c>")]
    [TestCase("a) && b", "(And a, b)")]
    [TestCase("f(a[b) || c", "(Or f(a[b]), c)")]
    public void The_rest_of_an_erroneous_expression_is_understood(string text, string tree) =>
        Assert.That(ExpressionTreeFormatter.Format(ExpressionSyntax.Parse(text).Root), Is.EqualTo(tree));

    [TestCase("")]
    [TestCase(" \t\n")]
    public void An_empty_expression_is_an_error(string text) =>
        Assert.That(ExpressionSyntax.Parse(text).Errors.Single(), Is.EqualTo(new ExpressionError(ExpressionErrorKind.ExpressionExpected, new(0, text.Length))));

    [TestCase(".b")]
    [TestCase("[0]")]
    [TestCase(".*")]
    [TestCase(" == b")]
    public void Fifty_levels_are_accepted_and_no_more(string level)
    {
        Assert.That(ExpressionSyntax.Parse("a" + Repeat(level, 49)).Errors, Is.Empty);
        Assert.That(ExpressionSyntax.Parse("a" + Repeat(level, 50)).Errors.Single().Kind, Is.EqualTo(ExpressionErrorKind.ExceededMaxDepth));
    }

    [Test]
    public void Negations_and_calls_add_levels()
    {
        Assert.That(ExpressionSyntax.Parse(new string('!', 49) + "a").Errors, Is.Empty);
        Assert.That(ExpressionSyntax.Parse(new string('!', 50) + "a").Errors[0].Kind, Is.EqualTo(ExpressionErrorKind.ExceededMaxDepth));
        Assert.That(ExpressionSyntax.Parse(Repeat("f(", 49) + "a" + Repeat(")", 49)).Errors, Is.Empty);
        Assert.That(ExpressionSyntax.Parse(Repeat("f(", 50) + "a" + Repeat(")", 50)).Errors[0].Kind, Is.EqualTo(ExpressionErrorKind.ExceededMaxDepth));
    }

    [Test]
    public void A_long_chain_adds_one_level() => Assert.That(ExpressionSyntax.Parse("a" + Repeat(" || a", 4_000)).Errors, Is.Empty);

    [Test]
    public void What_is_beside_a_tree_too_deep_is_understood()
    {
        var root = ExpressionSyntax.Parse(new string('!', 200) + "a && github.ref").Root;

        Assert.That(ExpressionTreeFormatter.Format(root.Children[^1]), Is.EqualTo("github.ref"));
    }

    [Test]
    public void Twenty_one_thousand_characters_are_accepted_and_no_more()
    {
        var text = "'" + new string('x', 20_998) + "'";

        Assert.That(ExpressionSyntax.Parse("  " + text + "  ").Errors, Is.Empty);
        Assert.That(ExpressionSyntax.Parse(text + "a").Errors.Single().Kind, Is.EqualTo(ExpressionErrorKind.ExceededMaxLength));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

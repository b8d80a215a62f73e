using CsCheck;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Tests.Workflows;

public sealed class ExpressionTypeCheckerTests
{
    private static readonly Dictionary<string, ExpressionType> Contexts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = ContextTypes.CreateGithub(EventPayloads.GetType(["push"], null), isAction: false),
        ["env"] = ObjectType.OfStrings,
        ["runner"] = ContextTypes.Runner,
        ["steps"] = ObjectType.Open,
    };

    private static readonly string[] Words =
        ["github", "env", ".", "[", "]", "(", ")", "*", "'x'", "0", "==", "<", "&&", "||", "!", "sha", "event", "format", ",", "null", "steps", "join"];

    [TestCase("1", "number")]
    [TestCase("'x'", "string")]
    [TestCase("null", "null")]
    [TestCase("!github.sha", "boolean")]
    [TestCase("github.ref == 'x'", "boolean")]
    [TestCase("github.ref == 'x' && 60 || 20", "number")]
    [TestCase("github.ref == 'x' && 'a' || 20", "string")]
    [TestCase("env.X || fromJSON('[1]')", "any")]
    [TestCase("case(true, 1, 2)", "number")]
    [TestCase("fromJSON('{\"a\":[true]}').A[0]", "boolean")]
    [TestCase("github.event.commits.*.id", "array")]
    [TestCase("github.event.head_commit", "object")]
    [TestCase("unknown.x", "any")]
    public void Expressions_have_a_type(string expression, string type) => Assert.That(Check(expression, out _).Name, Is.EqualTo(type));

    [TestCase("github.event.repository.owner.login")]
    [TestCase("github.event.commits[0].author.name == 'x'")]
    [TestCase("github.EVENT['head_commit'].Message")]
    [TestCase("steps.*.outcome")]
    [TestCase("contains(steps.*.outcome, 'failure')")]
    [TestCase("toJSON(github) == '' || join(env.*, ',')")]
    public void What_fits_is_silent(string expression)
    {
        Check(expression, out var errors);
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void Events_without_a_description_may_hold_anything() => Assert.That(EventPayloads.GetType(["push", "merge_group"], null).IsAny, Is.True);

    [Test]
    public void Payloads_of_several_events_are_joined()
    {
        var payload = (ObjectType)EventPayloads.GetType(["push", "pull_request_target"], null);
        Assert.That(payload.TryGetProperty("pull_request", out _) && payload.TryGetProperty("head_commit", out _), Is.True);
        Assert.That(payload.TryGetProperty("comment", out _), Is.False);
    }

    [Test]
    public void Every_signature_of_the_table_can_be_read()
    {
        foreach (var line in DataTable.ReadLines("popular-actions.txt").TakeWhile(static line => line != DataTable.Separator))
        {
            var text = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            var parts = text.Split('@');
            var path = parts[0].Split('/', 3);
            var action = new ActionReference(text, default, ActionReferenceKind.Repository, $"{path[0]}/{path[1]}", path.Length == 3 ? path[2] : "", parts[1], default);
            var signature = PopularActions.Find(action, out var isExact);
            Assert.That(isExact && signature is not null, Is.True, text);
            Assert.That(signature!.Inputs?.Keys.All(static name => !name.AsSpan().ContainsAny(" +=")) ?? true, Is.True, text);
            Assert.That(PopularActions.IsOutdated(action), Is.False, text);
        }
    }

    [Test]
    public void A_chain_of_choices_is_checked_in_linear_time()
    {
        var expression = string.Concat(Enumerable.Repeat("(env.A && (env.B || ", 12)) + "1" + string.Concat(Enumerable.Repeat(") || 2)", 12));
        Assert.That(Check(expression, out var errors).Name, Is.EqualTo("string").Or.EqualTo("any").Or.EqualTo("number"));
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public void Spans_of_errors_lie_in_the_text() => Gen.Int[0, Words.Length - 1].List[1, 14].Sample(picks =>
    {
        var text = string.Join(' ', picks.Select(static pick => Words[pick]));
        Check(text, out var errors);
        return errors.All(error => error.Span.Start >= 0 && error.Span.End <= text.Length && error.Arguments.Count > 0);
    });

    private static ExpressionType Check(string text, out IReadOnlyList<ExpressionTypeError> errors)
    {
        var checker = new ExpressionTypeChecker(text, static name => Contexts.GetValueOrDefault(name));
        var type = checker.Check(ExpressionSyntax.Parse(text).Root);
        errors = checker.Errors;
        return type;
    }
}

namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepTagsFewTests
{
    [Test]
    public void The_id_of_a_user_is_reported() => Verify(
        "counter.Add(1, new KeyValuePair<string, object?>([|\"user_id\"|], id));",
        "The tag 'user_id' has a value of its own for each user, request or object, and each becomes a time series. Put it on the span or the log.");

    [Test]
    public void A_guid_is_reported_whatever_its_key() => Verify(
        "counter.Add(1, new(\"tenant\", id), new([|\"shop\"|], Guid.NewGuid()));");

    [Test]
    public void A_histogram_is_reported() => Verify(
        "histogram.Record(1, new([|\"request.id\"|], id), new(\"route\", id));");

    [Test]
    public void A_list_of_tags_is_reported() => Verify(
        "var tags = new System.Diagnostics.TagList { { [|\"email\"|], id }, { \"tier\", id } }; counter.Add(1, tags);");

    [TestCase("counter.Add(1, new KeyValuePair<string, object?>(\"tier\", id));", TestName = "Any_other_key_is_silent")]
    [TestCase("counter.Add(1, new KeyValuePair<string, object?>(\"user\", \"anonymous\"));", TestName = "A_constant_is_silent")]
    [TestCase("System.Diagnostics.Activity.Current?.SetTag(\"user_id\", id);", TestName = "A_span_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<KeepTagsFew>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "class M(System.Diagnostics.Metrics.Counter<int> counter, "
        + "System.Diagnostics.Metrics.Histogram<int> histogram) { void Run(string id) { " + statements + " counter.Add(1); histogram.Record(1); } }";
}

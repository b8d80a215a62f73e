namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class KeepStateOutOfStaticsTests
{
    [Test]
    public void Adding_to_a_dictionary_is_reported() => Verify(
        "app.MapGet(\"/\", () => [|State.All|].TryAdd(1, 2));",
        "Requests write to 'All', which each instance has for itself and which grows until it restarts. "
            + "Keep the state in a store that all share, or in a bounded cache.");

    [Test]
    public void An_index_is_reported() => Verify(
        "app.MapPost(\"/\", (int id) => [|State.All|][id] = 1);");

    [Test]
    public void A_list_is_reported() => Verify(
        "app.MapPost(\"/\", (int id) => [|State.List|].Add(id));");

    [TestCase("app.MapGet(\"/\", (int id) => State.All[id]);", TestName = "Reading_is_silent")]
    [TestCase("State.List.Add(1);", TestName = "A_program_is_silent")]
    [TestCase("var list = new List<int>(); app.MapGet(\"/\", () => list.Add(1));", TestName = "A_collection_of_an_object_is_silent")]
    [TestCase("app.MapGet(\"/\", () => State.List.Remove(1));", TestName = "Taking_out_is_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<KeepStateOutOfStatics>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) =>
        "var app = WebApplication.CreateBuilder(args).Build(); " + statements + " app.Run(); static class State { "
        + "public static readonly System.Collections.Concurrent.ConcurrentDictionary<int, int> All = new(); "
        + "public static List<int> List { get; } = new(); }";
}

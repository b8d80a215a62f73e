namespace OpsLead.Lint.Rules.CSharp.Tests;

public sealed class NameInstrumentsTests
{
    [Test]
    public void Upper_case_is_reported() => Verify(
        "meter.CreateCounter<int>([|\"OrdersPlaced\"|]);",
        "The instrument 'OrdersPlaced' is not named by OpenTelemetry's conventions. Write it in lower case with dots, such as orders.placed.");

    [Test]
    public void A_name_that_is_not_valid_is_reported() => Verify(
        "meter.CreateHistogram<int>([|\"orders placed\"|]); meter.CreateCounter<int>([|\"1st\"|]);",
        "OpenTelemetry drops the instrument '1st', whose name is not valid. Begin with a letter, and use letters, digits, dots, dashes and underscores alone.");

    [Test]
    public void Milliseconds_are_reported() => Verify(
        "meter.CreateHistogram<int>(\"orders.duration\", [|\"ms\"|]);",
        "'orders.duration' is in milliseconds where OpenTelemetry measures durations in seconds. Record seconds, with the unit s.");

    [Test]
    public void An_observed_instrument_is_reported() => Verify(
        "meter.CreateObservableGauge([|\"Queue\"|], () => 1);");

    [TestCase("meter.CreateCounter<int>(\"orders.placed_total\");", TestName = "A_dotted_name_is_silent")]
    [TestCase("meter.CreateHistogram<double>(\"orders.duration\", \"s\");", TestName = "Seconds_are_silent")]
    [TestCase("meter.CreateCounter<int>(meter.Name + \" X\");", TestName = "A_computed_name_is_silent")]
    [TestCase("meter.CreateHistogram<int>(\"clock.drift\", \"ms\");", TestName = "Milliseconds_of_anything_else_are_silent")]
    public void Silent(string statements) => Verify(statements);

    private static void Verify(string statements, params string[] messages) => RuleVerifier.Verify<NameInstruments>(
        Program(statements), new RuleVerifier.Options { Messages = messages });

    private static string Program(string statements) => "class M { void Run(System.Diagnostics.Metrics.Meter meter) { " + statements + " } }";
}

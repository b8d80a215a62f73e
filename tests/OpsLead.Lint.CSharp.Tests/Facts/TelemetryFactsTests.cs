namespace OpsLead.Lint.CSharp.Tests.Facts;

public sealed class TelemetryFactsTests
{
    [Test]
    public void Meters_sources_and_instruments_are_listed()
    {
        var project = Read("""
            using System.Diagnostics;
            using System.Diagnostics.Metrics;
            static class Telemetry
            {
                public const string Name = "Shop";
                public static readonly ActivitySource Source = new(Name);
                private static readonly Meter Meter = new(Name, "1.0");
                public static readonly Counter<long> Placed = Meter.CreateCounter<long>("orders.placed", "{order}");
                public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(name: $"{nameof(Shop)}.duration".ToString(), unit: "s");
                public static readonly ObservableGauge<int> Waiting = Meter.CreateObservableGauge("orders.waiting", () => 1);
            }
            class Shop { }
            """);
        Assert.That(project.ActivitySources.Single().Value, Is.EqualTo("Shop"));
        Assert.That(project.Meters.Single().Value, Is.EqualTo("Shop"));
        Assert.That(Show(project), Is.EqualTo(["Counter orders.placed {order} Shop", "Histogram Unknown s Shop", "Gauge orders.waiting Absent Shop"]));
    }

    [Test]
    public void A_meter_of_the_factory_is_followed_through_its_field()
    {
        var project = Read("""
            using System.Diagnostics.Metrics;
            class Metrics
            {
                private readonly UpDownCounter<int> open;
                private readonly Meter meter;
                public Metrics(IMeterFactory factory) { meter = factory.Create("Shop.Orders"); open = meter.CreateUpDownCounter<int>("orders.open"); }
            }
            """);
        Assert.That(project.Meters.Single().Value, Is.EqualTo("Shop.Orders"));
        Assert.That(Show(project), Is.EqualTo(["UpDownCounter orders.open Absent Shop.Orders"]));
    }

    [Test]
    public void A_meter_that_is_handed_in_is_unknown() => Assert.That(
        Show(Read("using System.Diagnostics.Metrics; class Orders(Meter meter) { Counter<int> placed = meter.CreateCounter<int>(\"orders.placed\"); }")),
        Is.EqualTo(["Counter orders.placed Absent Unknown"]));

    [Test]
    public void Prometheus_metrics_are_known_without_their_package() => Assert.That(
        Show(Read("using Prometheus; class Orders { static readonly object Placed = Metrics.CreateCounter(\"orders_placed_total\", \"Orders.\"); }")),
        Is.EqualTo(["Counter orders_placed_total Absent Absent"]));

    [Test]
    public void Names_that_callers_give_are_followed() => Assert.That(
        Show(Read("""
            using System.Diagnostics.Metrics;
            static class Telemetry
            {
                private static readonly Meter Meter = new("Shop");
                private static readonly object A = Count("placed"), B = Count("paid");
                private static Counter<long> Count(string name) => Meter.CreateCounter<long>("orders." + name, "{order}");
            }
            """)),
        Is.EqualTo(["Counter orders.placed {order} Shop", "Counter orders.paid {order} Shop"]));

    private static DotNetProject Read(string source) => TestWorkspace.ReadShop("", ("src/Shop/Telemetry.cs", source));

    private static IEnumerable<string> Show(DotNetProject project) =>
        project.Instruments.Select(static instrument => $"{instrument.Kind} {instrument.Name} {instrument.Unit} {instrument.Meter}");
}

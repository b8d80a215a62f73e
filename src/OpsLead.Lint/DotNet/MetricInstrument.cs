namespace OpsLead.Lint;

/// <summary>What an instrument measures. Names of <c>System.Diagnostics.Metrics</c>.</summary>
public enum MetricInstrumentKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A sum that grows and shrinks.</summary>
    UpDownCounter,

    /// <summary>A distribution.</summary>
    Histogram,

    /// <summary>A value at a time.</summary>
    Gauge,

    /// <summary>Prometheus' summary; .NET's own metrics have none.</summary>
    Summary,
}

/// <summary>A metric that a program records.</summary>
/// <param name="Document">The source that creates it.</param>
/// <param name="Kind">What it measures; observable instruments are of the kind they observe.</param>
/// <param name="Name">
/// Its name as the code has it: exporters for Prometheus write <c>.</c> as <c>_</c> and add the unit and <c>_total</c>. Unknown when it is computed.
/// </param>
/// <param name="Unit">Its unit in UCUM's notation; absent when none is given.</param>
/// <param name="Meter">The name of its meter; absent for prometheus-net, which has none and writes the name as it is.</param>
public sealed record MetricInstrument(SourceDocument Document, MetricInstrumentKind Kind, Fact<string> Name, Fact<string> Unit, Fact<string> Meter);

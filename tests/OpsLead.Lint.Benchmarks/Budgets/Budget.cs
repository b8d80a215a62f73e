using System.Globalization;

namespace OpsLead.Lint.Benchmarks.Budgets;

/// <summary>A budget and what was measured.</summary>
/// <param name="What">What it is about.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">What it may be at most, or at least.</param>
/// <param name="Unit">What both are in; empty for a ratio.</param>
/// <param name="IsMinimum">Whether the limit is a least value.</param>
internal sealed record Budget(string What, double Measured, double Limit, string Unit = "×", bool IsMinimum = false)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => IsMinimum ? Measured >= Limit : Measured <= Limit;

    /// <summary>A row of the table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {What} | {Measured:0.##} {Unit} | {(IsMinimum ? "≥" : "≤")} {Limit:0.##} {Unit} | {(Holds ? "holds" : "FAILS")} |");
}

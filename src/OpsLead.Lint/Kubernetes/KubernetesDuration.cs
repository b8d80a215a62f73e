using System.Buffers;
using System.Globalization;

namespace OpsLead.Lint.Kubernetes;

/// <summary>
/// A time with its unit as Kubernetes and what runs on it write it: <c>30s</c>, <c>1m30s</c>, <c>1.5h</c>, <c>500ms</c> (Go, time.ParseDuration).
/// </summary>
public static class KubernetesDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    // Units and their lengths in ticks of 100 ns; longer ones first, so that `ms` is not read as `m`.
    private static readonly (string Unit, decimal Ticks)[] Units =
        [("ns", 0.01m), ("us", 10m), ("\u00B5s", 10m), ("\u03BCs", 10m), ("ms", 1e4m), ("s", 1e7m), ("m", 6e8m), ("h", 3.6e10m)];

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text; a number without a unit is none, except <c>0</c>.</param>
    /// <param name="value">The duration.</param>
    /// <returns>False when it is none, or one beyond what the type holds.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        var isNegative = text is ['-', ..];
        if (text is ['-' or '+', ..])
        {
            text = text[1..];
        }

        if (text is "0")
        {
            return true;
        }

        var ticks = 0m;
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAnyExcept(NumberCharacters);
            if (length <= 0 || length > 20 || !decimal.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            text = text[length..];
            var isUnit = false;
            foreach (var (unit, factor) in Units)
            {
                if (text.StartsWith(unit, StringComparison.Ordinal))
                {
                    if (number > long.MaxValue / factor)
                    {
                        return false;
                    }

                    text = text[unit.Length..];
                    ticks += number * factor;
                    isUnit = true;
                    break;
                }
            }

            if (!isUnit || ticks > long.MaxValue)
            {
                return false;
            }

            if (text.IsEmpty)
            {
                value = TimeSpan.FromTicks((long)(isNegative ? -ticks : ticks));
                return true;
            }
        }

        return false;
    }
}

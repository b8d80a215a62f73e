using System.Buffers;
using System.Globalization;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>Go's durations, as the flags of HEALTHCHECK have them: <c>1m30s</c>, <c>1.5h</c>, <c>0</c>.</summary>
public static class DockerDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Parses a duration as Go's <c>time.ParseDuration</c> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nanoseconds">The duration in nanoseconds, rounded as a double rounds; zero when it does not parse.</param>
    /// <returns>Whether the text is a duration of at most 292 years either way.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out double nanoseconds)
    {
        nanoseconds = 0;
        var sign = 1;
        if (text is ['+' or '-', ..])
        {
            sign = text[0] == '-' ? -1 : 1;
            text = text[1..];
        }

        if (text is "0")
        {
            return true;
        }

        var total = 0.0;
        var hasPart = false;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0)
            {
                return false;
            }

            var number = text[..digits];
            if (number.Count('.') > 1 || number is "." || number.Length > 64
                || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            text = text[digits..];
            var unitLength = text.IndexOfAny(NumberCharacters);
            var unit = unitLength < 0 ? text : text[..unitLength];
            var factor = unit switch
            {
                "ns" => 1.0,
                "us" or "\u00B5s" or "\u03BCs" => 1e3,
                "ms" => 1e6,
                "s" => 1e9,
                "m" => 60e9,
                "h" => 3600e9,
                _ => double.NaN,
            };
            total += value * factor;
            if (!(total <= long.MaxValue))
            {
                return false;
            }

            text = text[unit.Length..];
            hasPart = true;
        }

        nanoseconds = hasPart ? sign * total : 0;
        return hasPart;
    }
}

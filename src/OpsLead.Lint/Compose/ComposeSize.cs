using System.Globalization;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Compose;

/// <summary>
/// Reads a number, or a size in bytes as Docker writes it: a decimal, then nothing or <c>b k m g t p</c>, with or without a
/// <c>b</c> or <c>ib</c> behind, by powers of 1024 (docker/go-units, RAMInBytes).
/// </summary>
public static class ComposeSize
{
    /// <summary>Reads a scalar.</summary>
    /// <param name="node">The value with its aliases resolved.</param>
    /// <param name="size">The number.</param>
    /// <returns>False for what is no scalar, no number, or depends on a variable.</returns>
    public static bool TryParse(YamlNode node, out double size)
    {
        size = 0;
        if (node is not YamlScalar scalar || ComposeInterpolation.Expand(scalar.Value) is not { IsComplete: true, HasDefault: false } expanded)
        {
            return false;
        }

        var text = expanded.Text.AsSpan().Trim();
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
        {
            digits++;
        }

        if (!double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out size))
        {
            return false;
        }

        var unit = text[digits..].Trim();
        if (unit.Length > 1 && unit[^1] is 'b' or 'B')
        {
            unit = unit[..^1];
        }

        if (unit.Length == 2 && unit[1] is 'i' or 'I')
        {
            unit = unit[..1];
        }

        var power = unit.IsEmpty ? 0 : unit.Length > 1 ? -1 : "bkmgtp".IndexOf(char.ToLowerInvariant(unit[0]), StringComparison.Ordinal);
        size *= power < 0 ? 0 : Math.Pow(1024, power);
        return power >= 0;
    }
}

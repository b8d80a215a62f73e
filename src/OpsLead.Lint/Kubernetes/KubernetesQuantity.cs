using System.Globalization;

namespace OpsLead.Lint.Kubernetes;

/// <summary>An amount of a resource as Kubernetes writes it: <c>100m</c>, <c>1.5</c>, <c>2Gi</c>, <c>1e3</c> (API reference, Quantity).</summary>
public static class KubernetesQuantity
{
    // Suffixes and what they multiply by; longer ones first, so that `Mi` is not read as `i`.
    private static readonly (string Suffix, decimal Factor)[] Suffixes =
    [
        ("Ki", 1024m), ("Mi", 1048576m), ("Gi", 1073741824m), ("Ti", 1099511627776m), ("Pi", 1125899906842624m), ("Ei", 1152921504606846976m),
        ("n", 0.000000001m), ("u", 0.000001m), ("m", 0.001m), ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("P", 1e15m), ("E", 1e18m),
    ];

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The amount in the resource's unit: CPUs, bytes.</param>
    /// <returns>False when it is no quantity, or one beyond what anybody has.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        var factor = 1m;
        foreach (var (suffix, multiplier) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                text = text[..^suffix.Length];
                factor = multiplier;
                break;
            }
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, factor == 1m ? Style : Style & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        if (Math.Abs(value) > decimal.MaxValue / 2e18m)
        {
            return false;
        }

        value *= factor;
        return true;
    }

    /// <summary>Compares two amounts by value, so that <c>1000m</c> is <c>1</c>.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Below, at or above zero; null when one of them is no quantity.</returns>
    public static int? Compare(string left, string right) => TryParse(left, out var first) && TryParse(right, out var second) ? first.CompareTo(second) : null;

    /// <summary>A number of pods that may be written as a part of all of them: <c>2</c>, <c>25%</c> (API reference, IntOrString).</summary>
    /// <param name="text">The text.</param>
    /// <param name="total">All of them.</param>
    /// <param name="roundUp">Whether a part of a pod counts as one.</param>
    /// <returns>The number; null when it is none.</returns>
    public static long? ResolvePart(string text, long total, bool roundUp)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPercent = text.EndsWith('%');
        if (!long.TryParse(isPercent ? text.AsSpan(0, text.Length - 1) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > int.MaxValue)
        {
            return null;
        }

        return !isPercent ? number : roundUp ? ((number * total) + 99) / 100 : number * total / 100;
    }
}

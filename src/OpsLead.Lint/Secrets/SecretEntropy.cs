namespace OpsLead.Lint.Secrets;

/// <summary>Shannon's entropy of short texts, and what a random text of the same length and alphabet would have.</summary>
internal static class SecretEntropy
{
    private static readonly double[] Terms = CreateTerms(1025);

    /// <summary>Bits per character of the ASCII characters of a text; of a longer text only its first 1,024 characters count.</summary>
    public static double Measure(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        text = text.Length > 1024 ? text[..1024] : text;
        Span<short> counts = stackalloc short[128];
        foreach (var character in text)
        {
            counts[character & 127]++;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += Terms[count];
        }

        return Math.Log2(text.Length) - (sum / text.Length);
    }

    /// <summary>
    /// The entropy below which one random text in a thousand falls, for the smallest alphabet that holds the text. Simulated, 20,000
    /// texts for each of the lengths; between the lengths it is interpolated.
    /// </summary>
    public static double GetFloor(ReadOnlySpan<char> text)
    {
        var hasLower = text.ContainsAnyInRange('g', 'z');
        var hasUpper = text.ContainsAnyInRange('G', 'Z');
        var isHex = !hasLower && !hasUpper && !(text.ContainsAnyInRange('a', 'f') && text.ContainsAnyInRange('A', 'F'));
        if (text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return Interpolate(text.Length, 1.9, 2.2, 2.4, 2.6, 2.9);
        }

        return isHex ? Interpolate(text.Length, 2.48, 2.68, 2.87, 3.12, 3.55)
            : hasLower && hasUpper ? Interpolate(text.Length, 3.16, 3.5, 3.72, 4.08, 4.80)
            : Interpolate(text.Length, 2.86, 3.2, 3.37, 3.65, 4.27);
    }

    private static double Interpolate(int length, double at16, double at20, double at24, double at32, double at64) => length switch
    {
        < 8 => 1,
        < 16 => at16 - ((16 - length) * 0.12),
        < 20 => at16 + ((at20 - at16) * (length - 16) / 4),
        < 24 => at20 + ((at24 - at20) * (length - 20) / 4),
        < 32 => at24 + ((at32 - at24) * (length - 24) / 8),
        < 64 => at32 + ((at64 - at32) * (length - 32) / 32),
        _ => at64,
    };

    private static double[] CreateTerms(int count)
    {
        var terms = new double[count];
        for (var i = 2; i < count; i++)
        {
            terms[i] = i * Math.Log2(i);
        }

        return terms;
    }
}

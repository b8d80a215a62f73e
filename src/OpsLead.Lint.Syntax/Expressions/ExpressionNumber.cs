using System.Buffers;
using System.Globalization;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>Numbers as GitHub's expressions read and write them.</summary>
internal static class ExpressionNumber
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // The characters are checked first: the framework also takes words of its own.
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789+-.eE");

    /// <summary>
    /// Reads a number: decimal with sign, point and exponent, <c>0x</c> and <c>0o</c> with up to 32 bits (without a sign, as
    /// two's complement), <c>Infinity</c>, <c>-Infinity</c>, <c>NaN</c>. White space around it is allowed and nothing at all is 0.
    /// </summary>
    /// <param name="text">The characters.</param>
    /// <param name="value">The number; NaN when they are none.</param>
    /// <returns>False when GitHub would stop with an error: more than 32 bits after <c>0x</c> or <c>0o</c>.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            value = 0;
            return true;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
        {
            return TryParseBits(text[2..], text[1] == 'x' ? 4 : 3, out value);
        }

        value = text switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ when !text.ContainsAnyExcept(DecimalCharacters) && double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) => number,
            _ => double.NaN,
        };
        return true;
    }

    /// <summary>Writes a number with up to 15 significant digits.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Its text; 0 for minus zero too.</returns>
    public static string Format(double value) => value switch
    {
        0 => "0",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        _ => value.ToString("G15", CultureInfo.InvariantCulture),
    };

    private static bool TryParseBits(ReadOnlySpan<char> digits, int bitsPerDigit, out double value)
    {
        value = double.NaN;
        var bits = 0UL;
        var fits = true;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || (bitsPerDigit == 3 && c is < '0' or > '7'))
            {
                return true;
            }

            bits = (bits << bitsPerDigit) | (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            fits &= bits <= uint.MaxValue;
            bits &= uint.MaxValue;
        }

        if (fits)
        {
            value = unchecked((int)(uint)bits);
        }

        return fits;
    }
}

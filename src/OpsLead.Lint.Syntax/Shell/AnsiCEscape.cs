using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>The escapes of bash's <c>$'…'</c> (Bash Reference Manual, "ANSI-C Quoting").</summary>
internal static class AnsiCEscape
{
    /// <summary>Decodes one escape.</summary>
    /// <param name="text">The text from the backslash on.</param>
    /// <returns>What it stands for and how many characters it takes. An unknown escape stands for itself, backslash included.</returns>
    public static (string Value, int Length) Decode(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return (text.ToString(), text.Length);
        }

        return text[1] switch
        {
            'a' => ("\a", 2),
            'b' => ("\b", 2),
            'e' or 'E' => ("\e", 2),
            'f' => ("\f", 2),
            'n' => ("\n", 2),
            'r' => ("\r", 2),
            't' => ("\t", 2),
            'v' => ("\v", 2),
            '\\' or '\'' or '"' or '?' => (text[1].ToString(), 2),
            >= '0' and <= '7' => DecodeOctal(text),
            'x' => DecodeHexadecimal(text, 2),
            'u' => DecodeHexadecimal(text, 4),
            'U' => DecodeHexadecimal(text, 8),
            'c' when text.Length > 2 => (((char)(text[2] & 0x1F)).ToString(), 3),
            _ => (text[..2].ToString(), 2),
        };
    }

    private static (string Value, int Length) DecodeOctal(ReadOnlySpan<char> text)
    {
        var value = 0;
        var length = 1;
        while (length < Math.Min(4, text.Length) && text[length] is >= '0' and <= '7')
        {
            value = (value * 8) + text[length] - '0';
            length++;
        }

        return (((char)(value & 0xFF)).ToString(), length);
    }

    private static (string Value, int Length) DecodeHexadecimal(ReadOnlySpan<char> text, int maxDigits)
    {
        var length = 2;
        while (length < Math.Min(2 + maxDigits, text.Length) && char.IsAsciiHexDigit(text[length]))
        {
            length++;
        }

        if (length == 2)
        {
            return (text[..2].ToString(), 2);
        }

        var value = uint.Parse(text[2..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return (Rune.IsValid(value) ? new Rune(value).ToString() : "\uFFFD", length);
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Net;

namespace OpsLead.Lint.Schemas;

/// <summary>The formats that are checked. Any other says nothing about a value, as JSON Schema allows (draft 2020-12, validation, section 7.2).</summary>
internal enum SchemaFormat
{
    None,
    Int32,
    Int64,
    Quantity,
    Byte,
    DateTime,
    Date,
    Time,
    Duration,
    IPv4,
    IPv6,
    Uuid,
    Regex,
}

/// <summary>Reads formats by name and checks texts against them.</summary>
internal static class SchemaFormats
{
    public static SchemaFormat Parse(string name) => name switch
    {
        "int32" => SchemaFormat.Int32,
        "int64" => SchemaFormat.Int64,
        "quantity" => SchemaFormat.Quantity,
        "byte" => SchemaFormat.Byte,
        "date-time" => SchemaFormat.DateTime,
        "date" => SchemaFormat.Date,
        "ipv4" => SchemaFormat.IPv4,
        "ipv6" => SchemaFormat.IPv6,
        "uuid" => SchemaFormat.Uuid,
        _ => SchemaFormat.None,
    };

    public static string GetName(SchemaFormat format) => format switch
    {
        SchemaFormat.Int32 => "int32",
        SchemaFormat.Int64 => "int64",
        SchemaFormat.Quantity => "quantity",
        SchemaFormat.Byte => "base64",
        SchemaFormat.DateTime => "date-time",
        SchemaFormat.Date => "date",
        SchemaFormat.IPv4 => "IPv4 address",
        SchemaFormat.IPv6 => "IPv6 address",
        SchemaFormat.Uuid => "UUID",
        _ => "",
    };

    /// <summary>Whether a text is of a format. Formats of numbers accept any text: a type says whether text is allowed at all.</summary>
    public static bool Accepts(SchemaFormat format, string text) => format switch
    {
        SchemaFormat.Quantity => IsQuantity(text),
        SchemaFormat.Byte => IsBase64(text),
        SchemaFormat.DateTime => IsDateTime(text),
        SchemaFormat.Date => IsDate(text),
        SchemaFormat.IPv4 => text.AsSpan().Count('.') == 3 && IPAddress.TryParse(text, out var address) && address.ToString() == text,
        SchemaFormat.IPv6 => text.Contains(':', StringComparison.Ordinal) && !text.Contains('%', StringComparison.Ordinal) && !text.StartsWith('[') && IPAddress.TryParse(text, out _),
        SchemaFormat.Uuid => Guid.TryParseExact(text, "D", out _),
        _ => true,
    };

    /// <summary>Whether a number without a fraction fits a format.</summary>
    public static bool Accepts(SchemaFormat format, double number) => format switch
    {
        SchemaFormat.Int32 => number is >= int.MinValue and <= int.MaxValue,
        SchemaFormat.Int64 => number is >= long.MinValue and <= long.MaxValue,
        _ => true,
    };

    /// <summary>
    /// Whether a text is a quantity as the API server reads it (apimachinery's resource.ParseQuantity): a signed decimal, then nothing,
    /// a suffix of ten (<c>n u m k M G T P E</c>), of two (<c>Ki Mi Gi Ti Pi Ei</c>), or an exponent.
    /// </summary>
    public static bool IsQuantity(ReadOnlySpan<char> text)
    {
        var rest = text is ['+' or '-', ..] ? text[1..] : text;
        var digits = 0;
        var hasPoint = false;
        while (!rest.IsEmpty && (char.IsAsciiDigit(rest[0]) || (rest[0] == '.' && !hasPoint)))
        {
            hasPoint |= rest[0] == '.';
            digits += rest[0] == '.' ? 0 : 1;
            rest = rest[1..];
        }

        if (digits == 0)
        {
            return false;
        }

        if (rest is "" or "n" or "u" or "m" or "k" or "M" or "G" or "T" or "P" or "E" or "Ki" or "Mi" or "Gi" or "Ti" or "Pi" or "Ei")
        {
            return true;
        }

        if (rest[0] is not ('e' or 'E'))
        {
            return false;
        }

        rest = rest is [_, '+' or '-', ..] ? rest[2..] : rest[1..];
        return !rest.IsEmpty && !rest.ContainsAnyExceptInRange('0', '9');
    }

    // Go's decoder skips line breaks, and nothing else (encoding/base64).
    private static bool IsBase64(string text) =>
        Base64.IsValid(text.AsSpan()) && text.AsSpan().IndexOfAny(' ', '\t') < 0;

    // RFC 3339, section 5.6, as Go's time.Parse reads it: fractions and an offset of hours and minutes.
    private static bool IsDateTime(string text)
    {
        if (text.Length < 20 || text[10] is not ('T' or 't') || !IsDate(text[..10]))
        {
            return false;
        }

        var rest = text.AsSpan(11);
        if (rest[2] != ':' || rest[5] != ':' || !IsBelow(rest[..2], 24) || !IsBelow(rest[3..5], 60) || !IsBelow(rest[6..8], 61))
        {
            return false;
        }

        rest = rest[8..];
        if (rest is ['.', ..])
        {
            var length = 1;
            while (length < rest.Length && char.IsAsciiDigit(rest[length]))
            {
                length++;
            }

            if (length == 1)
            {
                return false;
            }

            rest = rest[length..];
        }

        return rest is "Z" or "z" || (rest.Length == 6 && rest[0] is '+' or '-' && rest[3] == ':' && IsBelow(rest[1..3], 24) && IsBelow(rest[4..6], 60));
    }

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsBelow(ReadOnlySpan<char> digits, int limit) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < limit;
}

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>Which plain scalars read as booleans and integers.</summary>
public enum YamlSchema
{
    /// <summary>YAML 1.2.2's core schema (section 10.3): what GitHub, and JSON, read.</summary>
    Core,

    /// <summary>YAML 1.1's types (https://yaml.org/type/) as Go's decoder reads them for kubectl and Helm: <c>yes</c>, <c>off</c>, <c>0755</c>, <c>1_000</c> too.</summary>
    Yaml11,
}

/// <summary>Reads plain scalars as booleans and integers.</summary>
internal static class YamlTypes
{
    public static bool TryGetBoolean(string text, YamlSchema schema, out bool value)
    {
        switch (text)
        {
            case "true" or "True" or "TRUE":
                value = true;
                return true;
            case "false" or "False" or "FALSE":
                value = false;
                return true;
            case "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" when schema == YamlSchema.Yaml11:
                value = true;
                return true;
            case "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" when schema == YamlSchema.Yaml11:
                value = false;
                return true;
            default:
                value = false;
                return false;
        }
    }

    public static bool TryGetInteger(ReadOnlySpan<char> text, YamlSchema schema, out long value)
    {
        value = 0;
        var hasSign = !text.IsEmpty && text[0] is '-' or '+';
        var digits = hasSign ? text[1..] : text;
        var radix = 10;
        if (digits.Length > 1 && digits[0] == '0' && (!hasSign || schema == YamlSchema.Yaml11))
        {
            (radix, var prefix) = digits[1] switch
            {
                'x' => (16, 2),
                'o' => (8, 2),
                'b' when schema == YamlSchema.Yaml11 => (2, 2),
                _ when schema == YamlSchema.Yaml11 => (8, 1),
                _ => (10, 0),
            };
            digits = digits[prefix..];
        }

        if (digits.IsEmpty || digits[0] == '_')
        {
            return false;
        }

        // One place more than a long, so that the sign can be applied at the end.
        Int128 sum = 0;
        foreach (var c in digits)
        {
            if (c == '_' && schema == YamlSchema.Yaml11)
            {
                continue;
            }

            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiHexDigit(c) ? (c | 0x20) - 'a' + 10 : radix;
            if (digit >= radix || sum > long.MaxValue)
            {
                return false;
            }

            sum = (sum * radix) + digit;
        }

        sum = hasSign && text[0] == '-' ? -sum : sum;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            return false;
        }

        value = (long)sum;
        return true;
    }
}

namespace OpsLead.Lint.Secrets;

/// <summary>Finds credentials on the command line of curl: <c>-u user:password</c>, <c>-H "Authorization: …"</c>, <c>-H "X-Token: …"</c>.</summary>
internal static class CurlScanner
{
    private const int MaxLength = 2048;
    private const int MaxLines = 8;

    private static readonly Lazy<SecretKind> User = new(static () => SecretKinds.Get("curl-auth-user"));
    private static readonly Lazy<SecretKind> Header = new(static () => SecretKinds.Get("curl-auth-header"));

    /// <summary>Looks at one command.</summary>
    /// <returns>Where it ends.</returns>
    public static int Scan(SecretScanner scanner, int start)
    {
        var text = scanner.Text.AsSpan();
        var end = FindEnd(text, start);
        for (var i = start + 4; i + 2 < end; i++)
        {
            if (text[i] != '-' || !char.IsWhiteSpace(text[i - 1]))
            {
                continue;
            }

            var option = text[i..end];
            if (ReadOption(option, "--user", "-u") is > 0 and var userLength)
            {
                ScanUser(scanner, i + userLength, end);
            }
            else if (ReadOption(option, "--header", "-H") is > 0 and var headerLength)
            {
                ScanHeader(scanner, i + headerLength, end);
            }
        }

        return end;
    }

    // Lines that end in a backslash go on; so does what stands in open quotes, which is left to the window's length.
    private static int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var limit = Math.Min(text.Length, start + MaxLength);
        var lines = 0;
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '\n' && (++lines == MaxLines || (i > 0 && text[..i].TrimEnd('\r') is [.., not '\\'] && !NextLineIsOption(text, i + 1))))
            {
                return i;
            }
        }

        return limit;
    }

    private static bool NextLineIsOption(ReadOnlySpan<char> text, int position) => text[position..].TrimStart(" \t#") is ['-', ..];

    private static int ReadOption(ReadOnlySpan<char> text, string name, string shortName)
    {
        var length = text.StartsWith(name, StringComparison.Ordinal) ? name.Length : text.StartsWith(shortName, StringComparison.Ordinal) ? shortName.Length : 0;
        if (length == 0 || length >= text.Length || (length == name.Length && text[length] is not (' ' or '\t' or '=')))
        {
            return 0;
        }

        while (length < text.Length && text[length] is ' ' or '\t' or '=')
        {
            length++;
        }

        return length;
    }

    private static void ScanUser(SecretScanner scanner, int start, int end)
    {
        var text = scanner.Text.AsSpan();
        var quote = start < end && text[start] is '"' or '\'' ? text[start] : '\0';
        start += quote == '\0' ? 0 : 1;
        var stop = start;
        while (stop < end && (quote == '\0' ? !char.IsWhiteSpace(text[stop]) && text[stop] is not ('"' or '\'' or '`') : text[stop] != quote))
        {
            stop++;
        }

        // "user":"password", each in quotes of its own.
        if (quote != '\0' && stop + 2 < end && text[stop + 1] == ':' && text[stop + 2] == quote)
        {
            var close = text[(stop + 3)..end].IndexOf(quote);
            stop = close < 0 ? stop : stop + 3 + close;
        }

        var value = text[start..stop];
        var colon = value.IndexOf(':');
        if (colon < 0)
        {
            return;
        }

        var password = value[(colon + 1)..].Trim(quote);
        var user = value[..colon].Trim(quote);
        var secret = password.IsEmpty ? user : password;
        var secretStart = password.IsEmpty ? start : stop - password.Length - (value[^1] == quote && quote != '\0' ? 1 : 0);
        if (secret.Length < 3 || Placeholders.IsReference(secret) || IsTemplated(value) || Placeholders.IsPlaceholder(secret) || SecretEntropy.Measure(secret) <= 2)
        {
            return;
        }

        scanner.Add(User.Value, secretStart, secretStart + secret.Length, secret.ContainsAnyInRange('0', '9') ? SecretGrade.Likely : SecretGrade.Weak);
    }

    private static void ScanHeader(SecretScanner scanner, int start, int end)
    {
        var text = scanner.Text.AsSpan();
        var quote = start < end && text[start] is '"' or '\'' ? text[start] : '\0';
        start += quote == '\0' ? 0 : 1;
        var stop = text[start..end].IndexOfAny(quote == '\0' ? ' ' : quote, '\n');
        var header = stop < 0 ? text[start..end] : text.Slice(start, stop);
        var colon = header.IndexOf(':');
        if (colon < 0 || !IsAuthorizing(header[..colon]))
        {
            return;
        }

        var value = header[(colon + 1)..].TrimStart(' ');
        var valueStart = start + header.Length - value.Length;
        foreach (var scheme in (ReadOnlySpan<string>)["Basic ", "Bearer ", "Token ", "Api-Token "])
        {
            if (value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                valueStart += scheme.Length;
                value = value[scheme.Length..];
                break;
            }
        }

        value = value.TrimEnd(' ');
        if (text[..valueStart].EndsWith("basic ", StringComparison.OrdinalIgnoreCase) && value.Contains('.'))
        {
            return;
        }

        if (value.Length < 8 || value.ContainsAny(' ', '*', '<') || Placeholders.IsReference(value) || IsTemplated(value) || Placeholders.IsPlaceholder(value) || SecretEntropy.Measure(value) <= 2.75)
        {
            return;
        }

        scanner.Add(Header.Value, valueStart, valueStart + value.Length, value.ContainsAnyInRange('0', '9') ? SecretGrade.Likely : SecretGrade.Weak);
    }

    private static bool IsAuthorizing(ReadOnlySpan<char> name) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.EndsWith("token", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("apikey", StringComparison.OrdinalIgnoreCase) || name.EndsWith("api-key", StringComparison.OrdinalIgnoreCase);

    private static bool IsTemplated(ReadOnlySpan<char> value) => value.ContainsAny('$', '<', '[') || value.Contains("{{", StringComparison.Ordinal);
}

namespace OpsLead.Lint.Credentials;

/// <summary>The password in a connection string or a URL, and the host it opens. Unknown parts are <see cref="CredentialValue.Hole"/>.</summary>
public sealed class ConnectionString
{
    /// <summary>Keys of the host, lower case without spaces (ADO.NET providers, Azure, MySQL, Npgsql, MongoDB, Redis).</summary>
    private static readonly string[] HostKeys =
    {
        "server", "datasource", "host", "hostname", "addr", "address", "networkaddress", "endpoint", "accountendpoint", "dbhost", "serveraddress",
    };

    /// <summary>Keys of the password, lower case without spaces.</summary>
    private static readonly string[] PasswordKeys = { "password", "pwd", "userpassword", "passwd", "accountkey", "sharedaccesskey" };

    private static readonly char[] TemplateMarks = { CredentialValue.Hole, '<', '{', '$', '%', '*' };

    private static readonly char[] HostEnds = { ',', ':', '\\' };

    private ConnectionString(string host, int passwordStart, int passwordLength)
    {
        Host = host;
        PasswordStart = passwordStart;
        PasswordLength = passwordLength;
    }

    /// <summary>The host as written, without a port.</summary>
    public string Host { get; }

    /// <summary>Where the password begins in the text.</summary>
    public int PasswordStart { get; }

    /// <summary>How many characters the password has.</summary>
    public int PasswordLength { get; }

    /// <summary>Finds a password that is written out and sent to another machine.</summary>
    /// <param name="text">The text, with holes.</param>
    /// <returns>Null when there is no password, it is a placeholder, or the host is unknown or this machine.</returns>
    public static ConnectionString? Find(string text)
    {
        var found = text.IndexOf("://", StringComparison.Ordinal) >= 0 ? FindInUrl(text) : null;
        return found ?? (text.IndexOf('=') >= 0 ? FindInPairs(text) : null);
    }

    private static ConnectionString? FindInUrl(string text)
    {
        for (var scheme = text.IndexOf("://", StringComparison.Ordinal); scheme >= 0; scheme = text.IndexOf("://", scheme + 3, StringComparison.Ordinal))
        {
            if (scheme == 0 || !char.IsLetterOrDigit(text[scheme - 1]))
            {
                continue;
            }

            var start = scheme + 3;
            var end = start;
            var colon = -1;
            var at = -1;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'' or ' ' or '\n' or '\r' or '\t' or '<' or '>'))
            {
                colon = text[end] == ':' && colon < 0 && at < 0 ? end : colon;
                at = text[end] == '@' ? end : at;
                end++;
            }

            if (at < 0 || colon < 0 || colon > at)
            {
                continue;
            }

            var password = text.Substring(colon + 1, at - colon - 1);
            var host = WithoutPort(text.Substring(at + 1, end - at - 1));
            if (IsWritten(password) && IsElsewhere(host))
            {
                return new ConnectionString(host, colon + 1, password.Length);
            }
        }

        return null;
    }

    private static ConnectionString? FindInPairs(string text)
    {
        var separator = text.IndexOf(';') >= 0 ? ';' : ',';
        string? host = null;
        var passwordStart = -1;
        var passwordLength = 0;
        var position = 0;
        while (position < text.Length)
        {
            var end = text.IndexOf(separator, position);
            end = end < 0 ? text.Length : end;
            var equals = text.IndexOf('=', position, end - position);
            if (equals < 0)
            {
                // StackExchange.Redis begins with the host itself: 'cache.internal:6379,password=…'. Other lists with commas are prose or SQL.
                if (separator == ',' && position == 0)
                {
                    host = WithoutPort(text.Substring(0, end));
                }

                position = end + 1;
                continue;
            }

            if (separator == ',' && (host is null || host.IndexOf(' ') >= 0))
            {
                return null;
            }

            var key = NormalizeKey(text, position, equals);
            var (valueStart, valueEnd, next) = ReadValue(text, equals + 1, separator);
            if (host is null && Array.IndexOf(HostKeys, key) >= 0)
            {
                host = WithoutPort(text.Substring(valueStart, valueEnd - valueStart));
            }
            else if (passwordStart < 0 && Array.IndexOf(PasswordKeys, key) >= 0)
            {
                passwordStart = valueStart;
                passwordLength = valueEnd - valueStart;
            }

            position = next;
        }

        return passwordStart >= 0 && host is not null && IsWritten(text.Substring(passwordStart, passwordLength)) && IsElsewhere(host)
            ? new ConnectionString(host, passwordStart, passwordLength)
            : null;
    }

    private static (int Start, int End, int Next) ReadValue(string text, int start, char separator)
    {
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        if (start < text.Length && text[start] is '"' or '\'')
        {
            var close = text.IndexOf(text[start], start + 1);
            if (close > 0)
            {
                var after = text.IndexOf(separator, close);
                return (start + 1, close, after < 0 ? text.Length : after + 1);
            }
        }

        var end = text.IndexOf(separator, start);
        var next = end < 0 ? text.Length : end + 1;
        end = end < 0 ? text.Length : end;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end, next);
    }

    private static string NormalizeKey(string text, int start, int end)
    {
        // A key is short; what is long is another kind of text.
        if (end - start > 40)
        {
            return "";
        }

        var key = new char[end - start];
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                key[count++] = char.ToLowerInvariant(text[i]);
            }
            else if (text[i] is not (' ' or '_' or '-' or '\n' or '\r' or '\t' or '"'))
            {
                return "";
            }
        }

        return new string(key, 0, count);
    }

    private static bool IsWritten(string password) =>
        password.Length > 0 && password.IndexOf(CredentialValue.Hole) < 0 && !CredentialValue.IsPlaceholder(password);

    private static string WithoutPort(string host)
    {
        if (host.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            var path = host.IndexOf('/', scheme + 3);
            host = path < 0 ? host.Substring(scheme + 3) : host.Substring(scheme + 3, path - scheme - 3);
        }

        var start = host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (start < host.Length && host[start] == '[' && host.IndexOf(']') is var close and > 0)
        {
            return host.Substring(start + 1, close - start - 1);
        }

        var end = host.IndexOfAny(HostEnds, start);
        return end < 0 || host.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase) || CountColons(host, start) > 1
            ? host.Substring(start)
            : host.Substring(start, end - start);
    }

    private static int CountColons(string host, int start)
    {
        var count = 0;
        for (var i = start; i < host.Length; i++)
        {
            count += host[i] == ':' ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the host is known and another machine. A password for one's own machine opens nothing to others.</summary>
    private static bool IsElsewhere(string host) =>
        host.Length > 0 && host.IndexOfAny(TemplateMarks) < 0 && !LocalHost.IsLocal(host)
        && host is not ("example.com" or "example.org" or "example.net" or "host" or "hostname" or "server");
}

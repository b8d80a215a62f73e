using System.Buffers;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds passwords in URIs: <c>scheme://user:password@host</c>.</summary>
internal static class UriCredentialScanner
{
    private const int MaxLength = 1024;
    private const string EndCharacters = " \t\r\n\"'`<>(){}[],;";

    private static readonly SearchValues<char> Ends = SearchValues.Create(EndCharacters);
    private static readonly SearchValues<char> AtOrEnd = SearchValues.Create(EndCharacters + "@");
    private static readonly Lazy<SecretKind> Database = new(static () => SecretKinds.Get("database-uri-password"));
    private static readonly Lazy<SecretKind> DatabaseSample = new(static () => SecretKinds.Get("database-uri-sample"));
    private static readonly Lazy<SecretKind> Ftps = new(static () => SecretKinds.Get("ftps-uri-password"));
    private static readonly Lazy<SecretKind> Web = new(static () => SecretKinds.Get("uri-password"));

    /// <summary>Looks at one place where <c>://</c> stands.</summary>
    public static void Scan(SecretScanner scanner, int schemeEnd)
    {
        var text = scanner.Text.AsSpan();
        var authority = schemeEnd + 3;
        var rest = text.Slice(authority, Math.Min(MaxLength, text.Length - authority));
        var at = rest.IndexOfAny(AtOrEnd);
        if (at <= 0 || rest[at] != '@')
        {
            return;
        }

        var length = rest[at..].IndexOfAny(Ends);
        ScanOne(scanner, text, schemeEnd, authority, length < 0 ? authority + rest.Length : authority + at + length);
    }

    private static void ScanOne(SecretScanner scanner, ReadOnlySpan<char> text, int schemeEnd, int authority, int end)
    {
        var rest = text[authority..end];
        var slash = rest.IndexOfAny('/', '?', '#');
        var at = (slash < 0 ? rest : rest[..slash]).LastIndexOf('@');
        if (at < 0)
        {
            // A password may hold an unescaped slash; people write such URIs, and drivers accept some.
            at = rest.IndexOf('@');
            if (at < 0 || (slash >= 0 && at > slash && rest[..slash].IndexOf(':') < 0))
            {
                return;
            }
        }

        var colon = rest[..at].IndexOf(':');
        if (colon < 0 || colon == at - 1)
        {
            return;
        }

        var user = rest[..colon];
        var password = rest[(colon + 1)..at];
        var host = rest[(at + 1)..];
        if (Placeholders.IsReference(password) || host.IsEmpty || password.StartsWith("//", StringComparison.Ordinal))
        {
            scanner.Reject(Web.Value, authority + colon + 1, authority + at, "it only says where the value comes from, or no host follows");
            return;
        }

        var schemeStart = schemeEnd;
        while (schemeStart > 0 && (char.IsAsciiLetterOrDigit(text[schemeStart - 1]) || text[schemeStart - 1] is '+' or '-' or '.'))
        {
            schemeStart--;
        }

        var scheme = text[schemeStart..schemeEnd];
        var isWeak = Placeholders.IsPlaceholder(password) || password.SequenceEqual(user) || IsLocal(host);
        var kind = scheme.Equals("ftps", StringComparison.OrdinalIgnoreCase) ? Ftps.Value
            : scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("ftp", StringComparison.OrdinalIgnoreCase) ? Web.Value
            : isWeak ? DatabaseSample.Value
            : Database.Value;
        scanner.Add(kind, authority + colon + 1, authority + at, isWeak ? SecretGrade.Weak : SecretGrade.Likely);
    }

    /// <summary>Whether a host is the machine itself or one of documentation.</summary>
    public static bool IsLocal(ReadOnlySpan<char> host) =>
        host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("[::1]", StringComparison.Ordinal)
        || host.StartsWith("0.0.0.0", StringComparison.Ordinal) || host.StartsWith("host.docker.internal", StringComparison.OrdinalIgnoreCase)
        || host.Contains("example.com", StringComparison.OrdinalIgnoreCase) || host.Contains("example.org", StringComparison.OrdinalIgnoreCase);
}

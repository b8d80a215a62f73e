namespace OpsLead.Lint.Secrets;

/// <summary>Finds credentials in an <c>Authorization</c> header: <c>Basic</c> and <c>Bearer</c>.</summary>
internal static class AuthorizationScanner
{
    private static readonly Lazy<SecretKind> Basic = new(static () => SecretKinds.Get("authorization-basic"));
    private static readonly Lazy<SecretKind> Bearer = new(static () => SecretKinds.Get("authorization-bearer"));

    /// <summary>Whether a name is that of the header.</summary>
    public static bool IsHeader(ReadOnlySpan<char> name) => name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase);

    public static void Scan(SecretScanner scanner, ReadOnlySpan<char> name, AssignedValue value)
    {
        if (!IsHeader(name))
        {
            return;
        }

        var text = scanner.Text.AsSpan();
        var position = SkipBlank(text, value.Start);
        foreach (var (scheme, kind) in (ReadOnlySpan<(string, Lazy<SecretKind>)>)[("Basic", Basic), ("Bearer", Bearer), ("Token", Bearer), ("SSWS", Bearer), ("Api-Token", Bearer)])
        {
            if (text[position..].StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && SkipBlank(text, position + scheme.Length) is var start && start > position + scheme.Length)
            {
                var end = start;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '~' or '.' or '-' or '+' or '/' or '='))
                {
                    end++;
                }

                if (end - start >= 8 && !Placeholders.IsPlaceholder(text[start..end]))
                {
                    var credentials = text[start..end];
                    var verified = kind == Basic ? SecretChecksums.Verify(kind.Value, credentials) : null;
                    var isWeak = !credentials.ContainsAnyInRange('0', '9') || credentials.Length < 16;
                    scanner.Add(kind.Value, start, end, verified == false || isWeak ? SecretGrade.Weak : SecretGrade.Likely, verified);
                }

                return;
            }
        }
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t')
            {
                position++;
            }
            else if (text[position..].StartsWith("%20", StringComparison.Ordinal))
            {
                position += 3;
            }
            else
            {
                break;
            }
        }

        return position;
    }
}

namespace OpsLead.Lint.Secrets;

/// <summary>Finds private keys in PEM and PuTTY files, wherever they stand: as they are, in a string with <c>\n</c>, indented in YAML.</summary>
internal static class PrivateKeyScanner
{
    public const string Begin = "-----BEGIN ";
    private const int MaxLabel = 40;
    private const int MaxLength = 16_384;
    private const int MinBody = 40;

    private static readonly Lazy<SecretKind> Clear = new(static () => SecretKinds.Get("private-key"));
    private static readonly Lazy<SecretKind> Header = new(static () => SecretKinds.Get("private-key-header"));
    private static readonly Lazy<SecretKind> Encrypted = new(static () => SecretKinds.Get("private-key-encrypted"));

    /// <summary>Looks at one place where <see cref="Begin"/> stands.</summary>
    /// <returns>Where the key ends; nothing before is another one.</returns>
    public static int Scan(SecretScanner scanner, int start)
    {
        var text = scanner.Text;
        var label = text.AsSpan(start + Begin.Length, Math.Min(MaxLabel, text.Length - start - Begin.Length));
        var dashes = label.IndexOf("-----", StringComparison.Ordinal);
        var next = start + Begin.Length;
        if (dashes < 0)
        {
            return next;
        }

        label = label[..dashes];
        if (!label.EndsWith("PRIVATE KEY", StringComparison.Ordinal) && !label.EndsWith("PRIVATE KEY BLOCK", StringComparison.Ordinal))
        {
            return next;
        }

        var bodyStart = start + Begin.Length + dashes + 5;
        var window = text.AsSpan(bodyStart, Math.Min(MaxLength, text.Length - bodyStart));
        var footer = window.IndexOf("-----END ", StringComparison.Ordinal);
        var body = footer < 0 ? window : window[..footer];
        var end = bodyStart + body.Length;
        if (footer >= 0)
        {
            var rest = text.AsSpan(end + 9, Math.Min(MaxLabel + 5, text.Length - end - 9));
            end = rest.IndexOf("-----", StringComparison.Ordinal) is >= 0 and var close ? end + 9 + close + 5 : end;
        }

        if (Placeholders.IsReference(body.TrimStart().TrimStart('\\')) || CountBase64(body) < MinBody)
        {
            // A header alone, or around an ellipsis: a sample, or a program that looks for keys.
            scanner.Add(Header.Value, start, footer < 0 ? bodyStart : end, SecretGrade.Weak);
            return end;
        }

        var isEncrypted = label.StartsWith("ENCRYPTED", StringComparison.Ordinal) || body.Contains("ENCRYPTED", StringComparison.Ordinal);
        scanner.Add(isEncrypted ? Encrypted.Value : Clear.Value, start, end, isEncrypted ? SecretGrade.Likely : footer < 0 ? SecretGrade.Exact : SecretGrade.Proven);
        return end;
    }

    private static int CountBase64(ReadOnlySpan<char> body)
    {
        var count = 0;
        foreach (var character in body)
        {
            count += char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=' ? 1 : 0;
        }

        return count;
    }
}

namespace OpsLead.Lint.Secrets;

/// <summary>Finds files that hold private keys in a binary format: PKCS#12 (RFC 7292, section 4), and Java's JKS and JCEKS. Each of their bytes is one character of the text.</summary>
internal static class KeyStoreFile
{
    private const int MagicLength = 4;

    private static readonly string[] Extensions = [".p12", ".pfx", ".jks", ".keystore"];
    private static readonly Lazy<SecretKind> Pkcs12 = new(static () => SecretKinds.Get("pkcs12-file"));
    private static readonly Lazy<SecretKind> Java = new(static () => SecretKinds.Get("java-key-store"));

    /// <summary>Whether files of this name are such files, if they are no text.</summary>
    public static bool IsName(string path)
    {
        foreach (var extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks at the first bytes of a file.</summary>
    public static void Scan(SecretScanner scanner)
    {
        var text = scanner.Text.AsSpan();
        if (text.Length < MagicLength * 2 || !IsName(scanner.Path))
        {
            return;
        }

        var kind = IsPkcs12(text) ? Pkcs12 : text.StartsWith("\u00FE\u00ED\u00FE\u00ED", StringComparison.Ordinal) || text.StartsWith("\u00CE\u00CE\u00CE\u00CE", StringComparison.Ordinal) ? Java : null;
        if (kind is null)
        {
            return;
        }

        // A password guards it, which is seldom far; a store of trusted certificates has the same format and no key.
        var isTrust = Path.GetFileName(scanner.Path.AsSpan()).Contains("trust", StringComparison.OrdinalIgnoreCase);
        scanner.Add(kind.Value, 0, text.Length, isTrust ? SecretGrade.Weak : SecretGrade.Likely);
    }

    // A sequence, its length in one to five bytes, and the version, which is the integer 3.
    private static bool IsPkcs12(ReadOnlySpan<char> text) => text[0] == '0' && text[..Math.Min(text.Length, 9)].IndexOf("\u0002\u0001\u0003", StringComparison.Ordinal) is >= 2;
}

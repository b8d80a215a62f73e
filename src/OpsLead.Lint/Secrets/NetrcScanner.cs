namespace OpsLead.Lint.Secrets;

/// <summary>Finds passwords as <c>.netrc</c> writes them: <c>machine host login user password …</c>, on one line or several.</summary>
internal static class NetrcScanner
{
    public const string Mark = "machine ";

    private const int MaxLength = 512;

    private static readonly Lazy<SecretKind> Kind = new(static () => SecretKinds.Get("netrc-password"));

    /// <summary>Looks at one place where <see cref="Mark"/> stands.</summary>
    public static void Scan(SecretScanner scanner, int start)
    {
        var text = scanner.Text.AsSpan(0, Math.Min(scanner.Text.Length, start + MaxLength));
        var position = start + Mark.Length;
        if (Next(text, ref position) is not (var host, var hostEnd) || Next(text, ref position) is not (var login, var loginEnd) || !text[login..loginEnd].SequenceEqual("login"))
        {
            return;
        }

        if (Next(text, ref position) is null || Next(text, ref position) is not (var name, var nameEnd) || !text[name..nameEnd].SequenceEqual("password") || Next(text, ref position) is not (var value, var end))
        {
            return;
        }

        var password = text[value..end];
        if (password.Length >= 3 && !Placeholders.IsReference(password))
        {
            var isWeak = Placeholders.IsPlaceholder(password) || UriCredentialScanner.IsLocal(text[host..hostEnd]);
            scanner.Add(Kind.Value, value, end, isWeak ? SecretGrade.Weak : SecretGrade.Likely);
        }
    }

    private static (int Start, int End)? Next(ReadOnlySpan<char> text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('"' or '\'' or '\\' or '<'))
        {
            position++;
        }

        return position > start ? (start, position) : null;
    }
}

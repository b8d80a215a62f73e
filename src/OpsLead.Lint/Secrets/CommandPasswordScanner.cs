namespace OpsLead.Lint.Secrets;

/// <summary>Finds passwords that a command takes as an option which other commands use for something else: <c>psexec -p</c>, <c>docker login -p</c>, <c>sqlcmd -P</c>.</summary>
internal static class CommandPasswordScanner
{
    public const string LowerOption = " -p ";
    public const string UpperOption = " -P ";
    public const string SecureString = "ConvertTo-SecureString ";

    private const int Window = 256;
    private const int MaxPassword = 128;

    // The commands' own manuals, 2026-11. 'login' is that of Docker, Podman, Helm, Buildah, Skopeo, oras and az.
    private static readonly (string Command, bool IsUpper)[] Commands =
        [("psexec", false), ("sshpass", false), ("login", false), ("htpasswd", false), ("sqlcmd", true), ("bcp", true), ("osql", true), ("isql", true)];

    private static readonly Lazy<SecretKind> PsExec = new(static () => SecretKinds.Get("psexec-password"));
    private static readonly Lazy<SecretKind> Command = new(static () => SecretKinds.Get("command-password"));
    private static readonly Lazy<SecretKind> Literal = new(static () => SecretKinds.Get("secure-string-literal"));

    /// <summary>Looks at one place where an option stands.</summary>
    public static void ScanOption(SecretScanner scanner, int start)
    {
        var text = scanner.Text.AsSpan();
        var isUpper = text[start + 2] == 'P';
        var line = GetLineBefore(text, start);
        foreach (var (command, needsUpper) in Commands)
        {
            if (isUpper == needsUpper && ContainsCommand(line, command))
            {
                var (valueStart, valueEnd) = ReadWord(text, start + LowerOption.Length);
                Add(scanner, command == "psexec" ? PsExec.Value : Command.Value, valueStart, valueEnd);
                return;
            }
        }
    }

    /// <summary>Looks at one place where PowerShell makes a secure string: of a literal it is none.</summary>
    public static void ScanSecureString(SecretScanner scanner, int start)
    {
        var text = scanner.Text.AsSpan();
        var position = start + SecureString.Length;
        foreach (var option in (ReadOnlySpan<string>)["-AsPlainText ", "-Force ", "-String "])
        {
            position += text[position..].StartsWith(option, StringComparison.OrdinalIgnoreCase) ? option.Length : 0;
        }

        if (position < text.Length && text[position] is '"' or '\'')
        {
            var (valueStart, valueEnd) = ReadWord(text, position);
            Add(scanner, Literal.Value, valueStart, valueEnd);
        }
    }

    private static void Add(SecretScanner scanner, SecretKind kind, int start, int end)
    {
        var value = scanner.Text.AsSpan(start, end - start);
        if (value.Length is >= 3 and <= MaxPassword && value[0] is not '-' && !Placeholders.IsReference(value) && !value.ContainsAny('$', '\n'))
        {
            // One short word is what people write in examples.
            var isWeak = Placeholders.IsPlaceholder(value) || (value.Length < 8 && value.IndexOfAnyExceptInRange('a', 'z') < 0);
            scanner.Add(kind, start, end, isWeak ? SecretGrade.Weak : SecretGrade.Likely);
        }
    }

    private static ReadOnlySpan<char> GetLineBefore(ReadOnlySpan<char> text, int position)
    {
        var window = text[Math.Max(0, position - Window)..position];
        return window[(window.LastIndexOf('\n') + 1)..];
    }

    private static bool ContainsCommand(ReadOnlySpan<char> line, string command)
    {
        var index = line.IndexOf(command, StringComparison.OrdinalIgnoreCase);
        return index >= 0 && (index == 0 || !char.IsAsciiLetterOrDigit(line[index - 1])) && (index + command.Length == line.Length || !char.IsAsciiLetterOrDigit(line[index + command.Length]));
    }

    private static (int Start, int End) ReadWord(ReadOnlySpan<char> text, int start)
    {
        var quote = start < text.Length && text[start] is '"' or '\'' ? text[start++] : '\0';
        var end = start;
        while (end < text.Length && end - start <= MaxPassword && (quote == '\0' ? !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or '<' or ')' or ';' or '\\') : text[end] != quote))
        {
            end++;
        }

        return (start, end);
    }
}

using System.Buffers;
using OpsLead.Lint.Credentials;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Secrets;

/// <summary>Finds passwords and keys by the names they are assigned to, in text of any notation: <c>name = value</c>, <c>"name": "value"</c>, <c>&lt;name&gt;value</c>, <c>--name value</c>.</summary>
internal static class AssignmentScanner
{
    private const int MaxName = 80;
    private const int MaxValue = 512;

    // No more than eight: each then is searched by itself, and a hit says which it is.
    internal static readonly SearchValues<string> Words = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "key", "auth", "cred"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly Lazy<SecretKind> Password = new(static () => SecretKinds.Get("generic-password"));
    private static readonly Lazy<SecretKind> Key = new(static () => SecretKinds.Get("generic-api-key"));
    private static readonly Lazy<SecretKind> NamedKey = new(static () => SecretKinds.Get("named-api-key"));
    private static readonly Lazy<SecretKind> NamedSecret = new(static () => SecretKinds.Get("named-secret"));
    private static readonly Lazy<SecretKind> QuotedPassword = new(static () => SecretKinds.Get("quoted-password"));
    private static readonly Lazy<SecretKind> NuGet = new(static () => SecretKinds.Get("nuget-config-password"));
    private static readonly Lazy<SecretKind> Terraform = new(static () => SecretKinds.Get("hashicorp-tf-password"));
    private static readonly Lazy<SecretKind> PlainPassword = new(static () => SecretKinds.Get("plain-password"));
    private static readonly Lazy<SecretKind> ReactApp = new(static () => SecretKinds.Get("react-app-password"));
    private static readonly Lazy<SecretKind> Gradle = new(static () => SecretKinds.Get("gradle-password"));
    private static readonly Lazy<SecretKind> ConnectionPassword = new(static () => SecretKinds.Get("connection-string-password"));

    public static void Scan(SecretScanner scanner)
    {
        var text = scanner.Text.AsSpan();
        var position = 0;
        var lastValue = -1;
        var isTerraform = HasExtension(scanner.Path, [".tf"]);
        while (position < text.Length)
        {
            var offset = text[position..].IndexOfAny(Words);
            if (offset < 0)
            {
                return;
            }

            var hit = position + offset;
            var nameStart = hit;
            while (nameStart > 0 && hit - nameStart < MaxName && IsNameCharacter(text[nameStart - 1]))
            {
                nameStart--;
            }

            var nameEnd = hit + 3;
            while (nameEnd < text.Length && nameEnd - hit < MaxName && IsNameCharacter(text[nameEnd]))
            {
                nameEnd++;
            }

            position = nameEnd;
            nameStart = ExtendKey(text, nameStart);
            if ((AssignedValue.TryRead(text, nameStart, nameEnd, out var value) || (isTerraform && AssignedValue.TryReadDefault(text, nameStart, nameEnd, out value))) && value.Start != lastValue)
            {
                lastValue = value.Start;
                Classify(scanner, nameStart, nameEnd, value);
            }
        }
    }

    private static void Classify(SecretScanner scanner, int nameStart, int nameEnd, AssignedValue assigned)
    {
        var text = scanner.Text.AsSpan();
        var name = text[nameStart..nameEnd];
        var value = text[assigned.Start..assigned.End];
        var mayBeNamed = SecretNames.MayEndInCredential(name, out var isPassword);
        if (value.Length is < 3 or > MaxValue || (!(mayBeNamed && (isPassword || GenericKey.MayBeKey(value))) && !GenericKey.MayFit(value) && !AuthorizationScanner.IsHeader(name)))
        {
            scanner.Reject(Password.Value, assigned.Start, assigned.End, value.Length < 3 || value.Length > MaxValue ? "it is too short or too long" : "its name does not end in a word for a credential, and it does not look like a key");
            return;
        }

        if (Placeholders.IsReference(value) || (value[0] == '\'' && Placeholders.IsReference(value.Trim('\''))))
        {
            scanner.Reject(Password.Value, assigned.Start, assigned.End, "it only says where the value comes from");
            return;
        }

        AuthorizationScanner.Scan(scanner, name, assigned);
        if (IsCode(scanner.Path) && !assigned.IsQuoted)
        {
            scanner.Reject(Password.Value, assigned.Start, assigned.End, "without quotes it is an expression of the language");
            return;
        }

        var kind = mayBeNamed ? CredentialName.Classify(name.ToString()) : CredentialKind.None;
        if (kind != CredentialKind.None && !scanner.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            var evidence = assigned.IsConfiguration || IsConfigurationFile(scanner.Path) ? CredentialEvidence.Handover : CredentialEvidence.Declaration;
            if (CredentialValue.IsCredential(value.ToString(), kind, evidence) && !Placeholders.IsPlaceholder(value))
            {
                Report(scanner, kind, assigned);
                return;
            }

            if (LooksLikeSample(kind, name, value, evidence, assigned))
            {
                ReportSample(scanner, kind, assigned);
                return;
            }
        }

        if (GenericKey.Fits(name, value))
        {
            scanner.Add(Key.Value, assigned.Start, assigned.End, SecretGrade.Weak);
        }
        else
        {
            scanner.Reject(Password.Value, assigned.Start, assigned.End, kind == CredentialKind.None ? "its name does not end in a word for a credential" : "it reads like a placeholder or a word, not like a credential");
        }
    }

    /// <summary>Adds a value that stands under a name in a tree, where no operator joins them.</summary>
    public static void AddNamed(SecretScanner scanner, string name, string value, TextSpan span)
    {
        if (value.Length is < 3 or > MaxValue || Placeholders.IsReference(value) || CredentialName.Classify(name) is not (not CredentialKind.None and var kind)
            || !CredentialValue.IsCredential(value, kind, CredentialEvidence.Handover) || Placeholders.IsPlaceholder(value))
        {
            return;
        }

        var named = kind == CredentialKind.Key ? GetKeyKind(name, value) : Password;
        scanner.Add(named.Value, span.Start, span.End, IsSample(scanner.Path) ? SecretGrade.Weak : SecretGrade.Likely);
    }

    // Words and samples under a name for a password: where a declaration or a connection string holds them they may be what opens the door.
    private static bool LooksLikeSample(CredentialKind kind, ReadOnlySpan<char> name, ReadOnlySpan<char> value, CredentialEvidence evidence, AssignedValue assigned) =>
        !value.ContainsAny(' ', '\t') && value.IndexOfAnyExcept('*') >= 0 && value.IndexOfAnyExcept('x', 'X') >= 0
        && (kind == CredentialKind.Key
            ? Placeholders.IsSequence(value) && value.Length >= 16
            : assigned.IsBetweenSemicolons || (evidence == CredentialEvidence.Declaration && value.Length >= 6 && char.IsAsciiLetterOrDigit(value[0]) && !value.ContainsAny('(', '[') && !Placeholders.IsWord(value) && !name.SequenceEqual(value)));

    private static void ReportSample(SecretScanner scanner, CredentialKind kind, AssignedValue assigned)
    {
        var text = scanner.Text.AsSpan();
        if (assigned.IsBetweenSemicolons)
        {
            if (!ConnectionStringHost.Find(text, assigned.Start).IsEmpty)
            {
                scanner.Add(ConnectionPassword.Value, assigned.Start, assigned.End, SecretGrade.Weak);
            }

            return;
        }

        var own = kind == CredentialKind.Key ? Key : GetOwnKind(scanner, assigned) ?? (assigned.IsQuoted ? QuotedPassword : PlainPassword);
        scanner.Add(own.Value, assigned.Start, assigned.End, SecretGrade.Weak);
    }

    // Where the notation says whose password it is.
    private static Lazy<SecretKind>? GetOwnKind(SecretScanner scanner, AssignedValue assigned)
    {
        var text = scanner.Text.AsSpan();
        return !assigned.HasOperator ? Gradle
            : text[assigned.NameStart..].StartsWith("REACT_APP_", StringComparison.Ordinal) ? ReactApp
            : HasExtension(scanner.Path, ["nuget.config"]) && assigned.End - assigned.Start >= 8 ? NuGet
            : HasExtension(scanner.Path, [".tf", ".hcl"]) && assigned.End - assigned.Start is >= 8 and <= 20 ? Terraform
            : null;
    }

    private static void Report(SecretScanner scanner, CredentialKind kind, AssignedValue assigned)
    {
        var text = scanner.Text.AsSpan();
        var value = text[assigned.Start..assigned.End];
        if (kind == CredentialKind.Key)
        {
            var name = text[assigned.NameStart..assigned.NameEnd];
            scanner.Add(GetKeyKind(name, value).Value, assigned.Start, assigned.End, IsSample(scanner.Path) ? SecretGrade.Weak : SecretGrade.Likely);
            return;
        }

        // Between semicolons it is the password of a connection string, when a host stands beside it.
        if (assigned.IsBetweenSemicolons)
        {
            var host = ConnectionStringHost.Find(text, assigned.Start);
            if (!host.IsEmpty)
            {
                scanner.Add(ConnectionPassword.Value, assigned.Start, assigned.End, LocalHost.IsLocal(host.ToString()) ? SecretGrade.Weak : SecretGrade.Likely);
                return;
            }
        }

        var own = GetOwnKind(scanner, assigned) ?? (assigned.IsQuoted ? QuotedPassword : Password);
        var isWeak = IsProse(scanner.Path) || (!assigned.IsQuoted && LocalHost.IsLocal(ConnectionStringHost.Find(text, assigned.Start).ToString())) || IsSample(scanner.Path) || (!assigned.HasOperator && !HasExtension(scanner.Path, [".gradle", ".groovy"]));
        scanner.Add(own.Value, assigned.Start, assigned.End, isWeak ? SecretGrade.Weak : SecretGrade.Likely);
    }

    private static Lazy<SecretKind> GetKeyKind(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (!GenericKey.Fits(name, value))
        {
            return name.Contains("secret", StringComparison.OrdinalIgnoreCase) && value.Length >= 32 ? NamedSecret : Password;
        }

        return name.Contains("api_key", StringComparison.OrdinalIgnoreCase) || name.Contains("apikey", StringComparison.OrdinalIgnoreCase) || name.Contains("api-key", StringComparison.OrdinalIgnoreCase)
            ? NamedKey
            : Key;
    }

    // "Jwt:Key" is one key of .NET's configuration.
    private static int ExtendKey(ReadOnlySpan<char> text, int nameStart)
    {
        var start = nameStart;
        while (start > 0 && nameStart - start < MaxName && (IsNameCharacter(text[start - 1]) || text[start - 1] == ':'))
        {
            start--;
        }

        return start > 0 && start < nameStart && text[start - 1] == '"' && text[start] != ':' ? start : nameStart;
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';

    /// <summary>Whether a file lies in a folder of documentation: a manifest there shows how one is written.</summary>
    public static bool IsDocumentation(string path) => path.StartsWith("docs/", StringComparison.Ordinal) || path.Contains("/docs/", StringComparison.Ordinal);

    private static bool IsProse(string path) => IsDocumentation(path) || HasExtension(path, [".md", ".rst", ".adoc", ".html", ".svg"]);

    // .env.example and its like: what stands there is to be replaced.
    private static bool IsSample(string path) => HasExtension(path, [".example", ".sample", ".template", ".dist", ".tmpl"]);

    private static bool IsConfigurationFile(string path) =>
        HasExtension(path, [".json", ".yaml", ".yml", ".env", ".ini", ".conf", ".cfg", ".properties", ".toml", ".tfvars", ".config", ".xml"]) || path.Contains(".env", StringComparison.Ordinal);

    // Unquoted, what follows an operator is an expression there.
    private static bool IsCode(string path) =>
        HasExtension(path, [".cs", ".go", ".js", ".mjs", ".jsx", ".ts", ".tsx", ".py", ".rb", ".java", ".kt", ".scala", ".rs", ".php", ".c", ".cpp", ".h", ".swift", ".vb", ".fs", ".dart", ".lua", ".razor", ".cshtml", ".vue", ".md", ".proto", ".bicep", ".tf", ".hcl", ".ps1", ".psm1", ".sql", ".html", ".css", ".scss", ".less", ".groovy", ".gradle"]);

    private static bool HasExtension(string path, ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

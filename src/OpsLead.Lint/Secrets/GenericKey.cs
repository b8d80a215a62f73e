using System.Buffers;

namespace OpsLead.Lint.Secrets;

/// <summary>The shape of a key that no issuer marks: long enough, of one token's characters, with digits, and not a text that means something.</summary>
internal static class GenericKey
{
    private const double MinEntropy = 3.5;

    // Shorter runs of small letters stand in random texts too often.
    private const int MinWord = 7;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.=+/");

    // Names that hold one of the words and no secret.
    private static readonly SearchValues<string> OtherNames = SearchValues.Create(
        ["accessor", "access_id", "access-id", "accessid", "accessib", "author", "version", "keyword", "keyname", "key_name", "key-name", "publickey", "public_key", "public-key", "primarykey", "primary_key", "foreignkey", "foreign_key",
         "sortkey", "sort_key", "keyring", "keyboard", "tokenurl", "token_url", "secretname", "secret_name", "csrf", "usersecretsid", "credentialid", "credential_id", "credentialsid", "credentials_id", "keyid", "key_id", "monkey", "turkey",
         "url", "uri", "path", "authsource", "authority", "hash", "sha", "digest", "checksum", "fingerprint", "publickeytoken", "public-key-token", "integrity"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What a look at the length and for a digit says: most values are too short or have none.</summary>
    public static bool MayFit(ReadOnlySpan<char> value) => value.Length is >= 10 and <= 150 && value.ContainsAnyInRange('0', '9');

    /// <summary>Whether a value may be a key under a name that says so: not too short, and with a digit unless it is a sample that counts up.</summary>
    public static bool MayBeKey(ReadOnlySpan<char> value) => value.Length >= 10 && (value.ContainsAnyInRange('0', '9') || (value.Length >= 16 && Placeholders.IsSequence(value)));

    public static bool Fits(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        MayFit(value) && value.IndexOfAnyExcept(TokenCharacters) < 0 && ContainsLetter(value)
        && !name.ContainsAny(OtherNames) && !name.EndsWith("keys", StringComparison.OrdinalIgnoreCase) && !IsIdentifier(name, value) && !LooksLikeName(value) && !Placeholders.IsPlaceholder(value) && SecretEntropy.Measure(value) > MinEntropy;

    /// <summary>Whether a value looks like one that a machine made, or like a sample of one: not a name or a path.</summary>
    public static bool IsMachineMade(ReadOnlySpan<char> value) => Placeholders.IsSequence(value) || (value.ContainsAnyInRange('0', '9') && (!LooksLikeName(value) || Placeholders.LooksLikeSample(value)));

    private static bool ContainsLetter(ReadOnlySpan<char> value) => value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z');

    // A key of a map or a record, where nothing says that it opens something.
    private static bool IsIdentifier(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.Equals("key", StringComparison.OrdinalIgnoreCase) && (Guid.TryParseExact(value, "D", out _) || value.Length < 24);

    // A host, a file, a path, a version, a dotted name: parts that are words.
    internal static bool LooksLikeName(ReadOnlySpan<char> value)
    {
        if (value[0] is '/' or '.' || value.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return true;
        }

        var run = 0;
        var digits = 0;
        var separators = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (char.IsAsciiLetterLower(character))
            {
                run++;
                continue;
            }

            if (IsWord(value.Slice(i - run, run)))
            {
                return true;
            }

            run = 0;
            separators += character is '.' or '/' or '-' or '_' ? 1 : 0;
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return IsWord(value[^run..]) || (separators >= 2 && digits <= 2);
    }

    private static bool IsWord(ReadOnlySpan<char> letters) => letters.Length >= MinWord && LetterPairs.LookLikeWord(letters);
}

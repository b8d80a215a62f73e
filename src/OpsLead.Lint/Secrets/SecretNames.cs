using System.Buffers;

namespace OpsLead.Lint.Secrets;

/// <summary>What a name says about its value.</summary>
internal static class SecretNames
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["key", "token", "secret", "passw", "passphrase", "pwd", "auth", "credential", "access", "api", "private", "pat", "signing", "encryption"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether some word of a text speaks of secrets.</summary>
    public static bool SaysSecret(ReadOnlySpan<char> text) => text.ContainsAny(Words);

    /// <summary>Whether the last two letters of a name are those of a noun for credentials; what fails here need not be read as words.</summary>
    public static bool MayEndInCredential(ReadOnlySpan<char> name) => MayEndInCredential(name, out _);

    /// <summary>Whether the last two letters of a name are those of a noun for credentials.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isPassword">Whether they are those of a noun for passwords.</param>
    public static bool MayEndInCredential(ReadOnlySpan<char> name, out bool isPassword)
    {
        Span<char> last = ['\0', '\0'];
        var count = 0;
        for (var i = name.Length - 1; i >= 0 && count < 2; i--)
        {
            if (char.IsAsciiLetter(name[i]))
            {
                last[count++] = (char)(name[i] | 0x20);
            }
        }

        // password, passwd and pwd, passphrase and motdepasse, passwort, pass; secret, token, key, credential, credentials.
        isPassword = (last[1], last[0]) is ('r', 'd') or ('w', 'd') or ('s', 'e') or ('r', 't') or ('s', 's');
        return isPassword || (last[1], last[0]) is ('e', 't') or ('e', 'n') or ('e', 'y') or ('a', 'l') or ('l', 's');
    }
}

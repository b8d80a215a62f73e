namespace OpsLead.Lint.Credentials;

/// <summary>What a name promises about the value it holds.</summary>
public enum CredentialKind
{
    /// <summary>Nothing secret.</summary>
    None,

    /// <summary>A password: people choose it, so it may look like a word.</summary>
    Password,

    /// <summary>A key, token or secret: machines make it, so it looks random.</summary>
    Key,
}

/// <summary>How a value is known to be meant as a credential.</summary>
public enum CredentialEvidence
{
    /// <summary>
    /// By the name of the constant, field or variable that holds it. Those also hold labels (<c>const string Password = "Heslo"</c>), so a plain word proves
    /// nothing.
    /// </summary>
    Declaration,

    /// <summary>It is handed to a member, parameter or key of such a name.</summary>
    Handover,

    /// <summary>It is handed to an API that takes nothing else there.</summary>
    Api,
}

/// <summary>
/// Reads names. A name promises a credential when its last words do: <c>SmtpPassword</c> holds one, <c>PasswordHeader</c> does not.
/// </summary>
public static class CredentialName
{
    // Names beyond this are generated; none of them is a credential's.
    private const int MaximumLength = 128;

    /// <summary>Nouns of passwords, without separators.</summary>
    private static readonly string[] Passwords = { "password", "passwd", "pwd", "passphrase", "passwort", "motdepasse" };

    /// <summary>Nouns of keys, tokens and secrets, without separators.</summary>
    private static readonly string[] Keys =
    {
        "secret", "token", "apikey", "secretkey", "accesskey", "privatekey", "signingkey", "encryptionkey", "accountkey", "sharedkey", "sharedaccesskey",
        "masterkey", "subscriptionkey", "securitykey", "authkey", "jwtkey", "hmackey", "credential", "credentials",
    };

    /// <summary>What short <c>pass</c> needs before it to mean a password.</summary>
    private static readonly string[] Accounts =
    {
        "db", "database", "sql", "smtp", "mail", "email", "ftp", "sftp", "user", "admin", "root", "redis", "rabbit", "rabbitmq", "amqp", "mongo", "login",
        "proxy", "auth", "app", "api", "account", "ssh", "vpn", "git", "nexus", "artifactory", "jenkins", "ldap", "mysql", "postgres", "pg", "key", "store", "keystore", "truststore",
    };

    /// <summary>Reads a name or a configuration key (<c>Smtp:Password</c>, <c>SMTP__PASSWORD</c>).</summary>
    /// <param name="name">The name.</param>
    /// <returns>What its last words promise.</returns>
    public static CredentialKind Classify(string name)
    {
        if (name.Length is < 3 or > MaximumLength)
        {
            return CredentialKind.None;
        }

        // Letters only, lower case; a mark where a word begins.
        var letters = new char[name.Length];
        var begins = new bool[name.Length + 1];
        var count = 0;
        var atBoundary = true;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetter(c))
            {
                atBoundary = true;
                continue;
            }

            var startsWord = char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            begins[count] = atBoundary || startsWord;
            letters[count++] = char.ToLowerInvariant(c);
            atBoundary = false;
        }

        var word = new string(letters, 0, count);
        if (EndsWithAny(word, begins, Passwords))
        {
            return CredentialKind.Password;
        }

        if (EndsWithAny(word, begins, Keys))
        {
            return CredentialKind.Key;
        }

        return word.EndsWith("pass", StringComparison.Ordinal) && begins[count - 4] && EndsWithAny(word.Substring(0, count - 4), begins, Accounts)
            ? CredentialKind.Password
            : CredentialKind.None;
    }

    /// <summary>Whether a text names a credential anywhere in it, as labels, headers and configuration keys do.</summary>
    /// <param name="text">A value.</param>
    /// <returns>True when a noun of a credential stands in it.</returns>
    public static bool IsMentionedIn(string text)
    {
        foreach (var noun in Passwords)
        {
            if (text.IndexOf(noun, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return text.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("credential", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool EndsWithAny(string word, bool[] begins, string[] nouns)
    {
        foreach (var noun in nouns)
        {
            if (word.EndsWith(noun, StringComparison.Ordinal) && begins[word.Length - noun.Length])
            {
                // hashed_secret: what it was cannot be read from it.
                return !word.EndsWith("hashed" + noun, StringComparison.Ordinal);
            }
        }

        return false;
    }
}

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
}

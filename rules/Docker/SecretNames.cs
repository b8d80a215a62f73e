using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Docker;

/// <summary>Which peers take a variable's name for that of a secret. BuildKit 73ed682, hadolint 8f936c5, Trivy's checks 80e5382, August 2026.</summary>
internal static class SecretNames
{
    private static readonly string[] BuildKitWords = ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];
    private static readonly string[] BuildKitAllowed = ["public", "file", "version"];
    private static readonly string[] HadolintParts = ["api_key", "client_key", "password", "private", "secret", "token", "username"];

    // Names whose services document them.
    private static readonly HashSet<string> WellKnown = new(StringComparer.Ordinal)
    {
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "DIGITALOCEAN_ACCESS_TOKEN",
        "GITHUB_TOKEN", "GH_TOKEN",
        "GITHUB_ENTERPRISE_TOKEN", "GH_ENTERPRISE_TOKEN", "GITLAB_TOKEN", "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "NPM_TOKEN", "OPENAI_API_KEY", "TF_TOKEN",
        "ARM_CLIENT_SECRET",
        "GOOGLE_API_KEY", "DOCKER_PASSWORD",
    };

    // Variables that name a file of credentials.
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH", "GOOGLE_APPLICATION_CREDENTIALS", "KUBECONFIG", "DOCKER_CONFIG",
    };

    /// <summary>Whether the variable names a file of credentials.</summary>
    public static bool IsCredentialFile(string name) => Files.Contains(name);

    /// <summary>The peers that speak about a variable of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isFinal">Whether it stands in the final stage, the only one Trivy looks at.</param>
    /// <returns>Their ids.</returns>
    public static ImmutableArray<string> GetAliases(string name, bool isFinal)
    {
        var hasWord = HasWord(name, BuildKitWords);
        var result = ImmutableArray.CreateBuilder<string>();
        if (hasWord && !HasWord(name, BuildKitAllowed))
        {
            result.Add("buildkit/SecretsUsedInArgOrEnv");
        }

        if (IsWellKnown(name) || HasAnyPart(name))
        {
            result.Add("hadolint/DL3064");
        }

        if (isFinal && (IsWellKnown(name) || ((hasWord || HasWord(name, ["usr", "psw"])) && !HasWord(name, ["public"]))))
        {
            result.Add("trivy/DS-0031");
        }

        return result.ToImmutable();
    }

    private static bool IsWellKnown(string name) =>
        WellKnown.Contains(name)
        || (name.StartsWith("VITE_", StringComparison.Ordinal) && WellKnown.Contains(name["VITE_".Length..]))
        || (name.StartsWith("REACT_APP_", StringComparison.Ordinal) && WellKnown.Contains(name["REACT_APP_".Length..]));

    private static bool HasAnyPart(string name)
    {
        foreach (var part in HadolintParts)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> name, ReadOnlySpan<string> words)
    {
        foreach (var range in name.Split('_'))
        {
            foreach (var word in words)
            {
                if (name[range].Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

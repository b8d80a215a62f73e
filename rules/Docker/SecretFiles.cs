namespace OpsLead.Lint.Rules.Docker;

/// <summary>Files that hold credentials by custom; as of November 2026, from the documentation of the tools that read them.</summary>
internal static class SecretFiles
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".npmrc", ".yarnrc.yml", ".pypirc", ".netrc", "_netrc", ".git-credentials", ".pgpass", ".my.cnf", ".dockercfg", ".htpasswd", "id_rsa", "id_dsa",
        "id_ecdsa", "id_ed25519", ".env",
        "credentials.json", "service-account.json", "serviceaccount.json", "kubeconfig", "nuget.config", "settings-security.xml", ".s3cfg", ".boto",
        "gradle.properties", "auth.json", "pip.conf",
    };

    private static readonly string[] Extensions = [".pfx", ".p12", ".jks", ".keystore", ".key", ".ppk"];

    /// <summary>Whether a file is one that people keep credentials in.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsSecret(string path)
    {
        var name = GetName(path);
        return Names.Contains(name) || Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The last part of a path.</summary>
    public static string GetName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
